"""When nothing was found: words that are nearly the same and stand on some page."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from content.models import SearchWord

from .asking import Question, Word
from .near import nearest, reach
from .words import WORD, fold, stem

# Different ways to say it that are tried, each a query.
MOST = 3


def nearly(text: str, question: Question) -> list[str]:
    """`text` with the words that no page has replaced by those nearest to them; the likeliest first. One query."""
    if not question.words:
        return []
    known = _known(question)
    choices: dict[str, list[str]] = {}
    for word in question.words:
        near = _near(word, known, question.language)
        if near is not None:
            choices[word.written] = near
    if not choices or not all(choices.values()):
        return []
    best = {written: near[0] for written, near in choices.items()}
    ways = [best]
    for written, near in choices.items():
        ways += [{**best, written: other} for other in near[1:]]
    return [_said(text, way) for way in ways[:MOST]]


def _known(question: Question) -> dict[str, str]:
    """{folded word: as it is written} of all that begins or ends as one of the question's words and is as long."""
    near = Q()
    for word in question.words:
        plain = fold(word.written)
        size = (len(plain) - reach(plain), len(plain) + reach(plain))
        near |= (Q(head=plain[:1]) | Q(tail=plain[-2:])) & Q(size__range=size)
    rows: Iterable[tuple[str, str]] = SearchWord.objects.filter(near, language=question.language).values_list(
        "folded", "word"
    )
    return dict(rows)


def _near(word: Word, known: dict[str, str], language: str) -> list[str] | None:
    """The words nearest to this one, none where there are none; None where it stands on a page as it is."""
    plain = fold(word.written)
    if plain in known or any(stem(other, language) in word.slot for other in known):
        return None
    return [known[other] for other in nearest(plain, ((other, 0) for other in known), MOST)]


def _said(text: str, instead: dict[str, str]) -> str:
    return WORD.sub(lambda match: instead.get(match[0], match[0]), text)
