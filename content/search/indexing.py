"""Pages on their way into the index: what they say, in stems. Called at each publication."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail.models import Page
from wagtail.search import index

from content import facts, variables
from content.models import ManualPage, ProcedurePage, SearchText, SearchWord
from content.models.searching import LONGEST_WORD

from .words import fold, found, stems

# Where a manual's own path ends in Wagtail's tree: root, home page, manual, four letters each.
MANUAL = 3 * Page.steplen
SEARCHED = (ManualPage, ProcedurePage)


def note(page: Page) -> None:
    """Writes down what a published page says and hands it to Wagtail's index. A dozen queries."""
    if not isinstance(page, SEARCHED):
        return
    language = page.locale.language_code
    name, text = _told(page, language)
    SearchText.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "language": language,
            "title": " ".join(stems(name, language)),
            "body": " ".join(stems(f"{name}\n{text}", language)),
            "name": name,
            "text": text,
        },
    )
    _keep_words(f"{name}\n{text}", language)
    # Wagtail indexed the page when it was saved, before these words were known
    index.insert_or_update_object(page.__class__.objects.get(pk=page.pk))


def renew(place: str = "") -> int:
    """Notes every live page again, of one place (its key) or of all; returns how many there were.

    For when what stands for variables changed, and for pages that were there before search was.
    """
    manuals = ManualPage.objects.filter(jurisdiction=place) if place else ManualPage.objects.all()
    pages = [page for manual in manuals for page in manual.get_descendants(inclusive=True).live().specific()]
    for page in pages:
        note(page)
    return len(pages)


def _told(page: ManualPage | ProcedurePage, language: str) -> tuple[str, str]:
    """The title and the text of a page, with the place's words for variables."""
    place = ManualPage.objects.filter(path=page.path[:MANUAL]).values_list("jurisdiction", flat=True).first() or ""
    here = facts.facts(place, language)
    lines = [page.summary, *_lines(page)]
    return variables.resolve(page.title, here), variables.resolve("\n".join(filter(None, lines)), here)


def _lines(page: ManualPage | ProcedurePage) -> Iterable[str]:
    body = getattr(page, "body", None)
    return body.stream_block.get_searchable_content(body) if body else ()


def _keep_words(text: str, language: str) -> None:
    written = {match[0].lower() for match in found(text)}
    SearchWord.objects.bulk_create(
        (
            SearchWord(language=language, word=word, folded=plain, head=plain[:1], tail=plain[-2:], size=len(plain))
            for word in sorted(written)
            if (plain := fold(word)).isalpha() and 3 <= len(plain) <= LONGEST_WORD and len(word) <= LONGEST_WORD
        ),
        ignore_conflicts=True,
    )
