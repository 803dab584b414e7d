"""One search from the words somebody typed to what they are shown. At most nine queries, however much is found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.conf import settings
from django.utils import translation
from wagtail.models import Locale, Page

from content.models import SearchSynonym, tree

from . import naming
from .asking import Question, ask
from .finding import Asked, Found, find
from .marking import mark, passage
from .results import Choice, Hit, Results
from .suggesting import nearly

SIZE = 10
LONGEST = 200
MOST_PAGES = 1_000
# Pages that have some of the words, shown where none has all.
PARTLY = 5


def search(
    words: str, language: str, *, place: str = "", section: str = "", page: int = 1, size: int = SIZE
) -> Results:
    """Pages of the manuals that have all of `words`, the best first, for a reader of `language` (ISO code).

    `place` and `section`: only pages of this jurisdiction (its key) and of this section (its slug); "" for all.
    `page` counts from 1 and holds `size` pages. A page that is not translated is found by its source's words.
    """
    words = " ".join(words[:LONGEST].replace("\0", " ").split())
    if not words:
        return Results("", language)
    reader = _Reader(language)
    asked = reader.asks(words)
    if not asked.text:
        return Results("", language)
    paths = naming.places_of(place, section)
    page = min(max(page, 1), MOST_PAGES)
    first = (page - 1) * size
    found = find(asked, paths, first=first, number=size)
    total = found.below(paths)
    answer = Results(words, language, total, found.below(None), page, -(-total // size))
    if not found.parts:
        return _help(answer, reader, asked)
    parts = naming.named(found.parts, reader.locales, asked.reader)
    return replace(
        answer,
        hits=tuple(reader.hits(found.pages, asked, parts)),
        places=_places(found, parts, place),
        sections=_sections(found, parts, place, section),
    )


class _Reader:
    """Somebody who reads one language, and the source's where there is nothing in theirs. Two queries."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.everyone: dict[str, int] = dict(Locale.objects.values_list("language_code", "pk"))
        self.source: int = self.everyone[settings.LANGUAGE_CODE]
        self.own: int = self.everyone.get(language, self.source)
        self.locales = {pk: code for code, pk in self.everyone.items() if pk in (self.own, self.source)}
        self.synonyms: dict[str, list[Sequence[str]]] = {}
        for one in SearchSynonym.objects.all():
            self.synonyms.setdefault(one.language, []).append(one.alike)

    def asks(self, words: str) -> Asked:
        """The question in each language of theirs, their own first."""
        codes = sorted(self.locales.values(), key=lambda code: code != self.language)
        return Asked(tuple(self.question(words, code) for code in codes), self.own, self.source)

    def question(self, words: str, code: str) -> Question:
        return ask(words, code, self.synonyms.get(code, ()))

    def hits(self, ids: Sequence[int], asked: Asked, parts: dict[str, naming.Part]) -> Iterable[Hit]:
        """The pages with these ids in this order, with what was asked for marked. One query."""
        stems = {question.language: question.stems for question in asked.questions}
        shown = (*tree.LINK_FIELDS, "last_published_at", "search_text__name", "search_text__text")
        pages = Page.objects.filter(pk__in=ids).select_related("search_text").only(*shown)
        rows = {page.pk: page for page in pages}
        with translation.override(self.language):
            for page in (rows[pk] for pk in ids if pk in rows):
                code = self.locales[page.locale_id]
                above = [parts.get(page.path[: naming.MANUAL]), parts.get(page.path[: naming.SECTION])]
                yield Hit(
                    title=mark(page.search_text.name, code, stems[code]),
                    passage=passage(page.search_text.text, code, stems[code]),
                    url=tree.address(page),
                    language=code,
                    place=above[0].key if above[0] else "",
                    above=tuple(dict.fromkeys(one.label for one in above if one and one.path != page.path)),
                    updated=page.last_published_at,
                )


def _places(found: Found, parts: dict[str, naming.Part], place: str) -> tuple[Choice, ...]:
    manuals = ((parts.get(path[: naming.MANUAL]), number) for path, number in found.parts.items())
    return _choices(((part, number) for part, number in manuals if part), place)


def _sections(found: Found, parts: dict[str, naming.Part], place: str, section: str) -> tuple[Choice, ...]:
    """The sections of the place that was chosen; of the only one there is, where there is one."""
    manuals = {path: parts.get(path[: naming.MANUAL]) for path in found.parts}
    keys = {manual.key for manual in manuals.values() if manual}
    if not place and len(keys) > 1:
        return ()
    own = (
        (parts.get(path), number)
        for path, number in found.parts.items()
        if len(path) == naming.SECTION and (manual := manuals[path]) and (not place or manual.key == place)
    )
    return _choices(((part, number) for part, number in own if part), section)


def _choices(parts: Iterable[tuple[naming.Part, int]], chosen: str) -> tuple[Choice, ...]:
    """One choice a key, in the order of the tree, its numbers of all languages together."""
    sums: dict[str, int] = {}
    names: dict[str, naming.Part] = {}
    for part, number in sorted(parts, key=lambda one: one[0].path):
        names.setdefault(part.key, part)
        sums[part.key] = sums.get(part.key, 0) + number
    return tuple(Choice(key, part.label, part.language, sums[key], key == chosen) for key, part in names.items())


def _help(answer: Results, reader: _Reader, asked: Asked) -> Results:
    """What to try where nothing was found. Seven queries at most."""
    own = asked.questions[0] if asked.questions[0].language in settings.PUBLIC_LANGUAGES else asked.questions[-1]
    tried = nearly(answer.words, own)
    suggestions = [text for text in tried if find(reader.asks(text), None, first=0, number=1).parts]
    partly: tuple[Hit, ...] = ()
    if any(len(question.groups) > 1 for question in asked.questions):
        some = replace(asked, every=False)
        found = find(some, None, first=0, number=PARTLY)
        parts = naming.named(found.parts, reader.locales, asked.reader)
        partly = tuple(reader.hits(found.pages, some, parts))
    return replace(
        answer, suggestions=tuple(suggestions), partly=partly, elsewhere=tuple(_elsewhere(answer.words, reader))
    )


def _elsewhere(words: str, reader: _Reader) -> Iterable[tuple[str, int]]:
    """The other languages of the manuals in which these words stand on pages, and on how many."""
    for code in settings.PUBLIC_LANGUAGES:
        pk = reader.everyone.get(code)
        if pk is not None and pk not in reader.locales:
            number = find(Asked((reader.question(words, code),), pk, pk), None, first=0, number=1).below(None)
            if number:
                yield code, number
