"""Words of a form on a page: marked with their language where nobody has translated them yet (R-X-05)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from ..fields import Person, kind_of
from ..fields.repeat import RepeatingGroup
from ..models import Draft, DraftStep
from ..services.capturing import row_name
from ..spec import Question, Step
from ..words import Words


def direction(language: str) -> str:
    """ "rtl" or "ltr"."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def text(words: Words, key: str) -> str:
    """The words of this key, in a <span lang dir> when they are in another language than the page's."""
    language = words.language_of(key)
    if language == words.language:
        return words(key)
    return format_html('<span lang="{}" dir="{}">{}</span>', language, direction(language), words(key))


def lines(answer: str) -> list[str]:
    """An answer as paragraphs, each in the direction of its own script."""
    return [format_html("<bdi>{}</bdi>", line) for line in answer.splitlines() if line.strip()]


def summary(
    draft: Draft, step: Step, row: DraftStep | None, words: Words, people: Sequence[Person]
) -> Iterator[dict[str, Any]]:
    """The rows of one step on the check page: key, value, a link that changes it and comes back."""
    page = f"{reverse('drafts:step', args=[draft.pk, step.id])}?return=check"
    for question in step.questions:
        for key, value in _answers(question, row, words, people):
            link = {"text": _("Change"), "href": f"{page}#id_{question.id}", "about": key}
            yield {"key": key, "value": value or _("Not provided"), "actions": [link]}


def _answers(
    question: Question, row: DraftStep | None, words: Words, people: Sequence[Person]
) -> Iterator[tuple[str, list[str]]]:
    label = text(words, f"{question.id}.label")
    kind = kind_of(question)
    if row is not None and question.id in row.typed and question.id not in row.answers:
        yield label, lines(kind.spoken(question, row.typed[question.id], words, people))
    elif row is None or question.id not in row.answers:
        yield label, []
    elif isinstance(kind, RepeatingGroup):
        for number, (_row, cells) in enumerate(kind.rows(question, row.answers[question.id], words, people), 1):
            shown: list[str] = [format_html("{}: <bdi>{}</bdi>", name, cell) for name, cell in cells]
            yield row_name(question, number, words), shown
    else:
        yield label, lines(kind.display(question, row.answers[question.id], words, people))
