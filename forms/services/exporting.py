"""The submissions of a form as CSV: a column a question, a line a submission. Restricted answers are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from uuid import UUID

from django.utils import translation

from ..fields import Person, kind_of
from ..models import FormVersion, Submission
from ..purposes import get_purpose
from ..selectors import form_of, sources_of, words_of
from ..sources import stands_on_restricted
from ..spec import Answer, Question
from ..words import Words
from .uploads import names_sent

OWN = ("submission", "version", "submitted_at", "corrects")  # the columns before those of the questions

_formula = re.compile(r"[\t\r]|\s*[=+\-@\uff0b\uff0d\uff1d\uff20]")  # the last four are the same signs, full width
_number = re.compile(r"[+-]?\d+([.,]\d+)?")


def harmless_cell(text: str) -> str:
    """The text as a spreadsheet may open it: an apostrophe before what it would take for a formula."""
    if _number.fullmatch(text):
        return text
    return f"'{text}" if _formula.match(text) else text


def export_rows(form: UUID, language: str) -> Iterator[list[str]]:
    """Two header rows, the ids of the columns and their labels, then a row a submission, oldest first.

    `form` is the translation key of its page. The columns are the questions of all versions, the newest version's
    first. What any version calls restricted is in none. The cells of a group's questions hold a line a row of it.
    Reads submissions a few at a time. Yields nothing for a form that was never published.
    """
    versions = list(FormVersion.objects.filter(form=form).defer("spec").order_by("-number"))
    if not versions:
        return
    labels = _columns(versions, language)
    yield [*OWN, *labels]
    yield [*OWN, *(harmless_cell(label) for label in labels.values())]
    sent = Submission.objects.filter(version__form=form).order_by("submitted_at", "pk")
    by_id = {version.pk: version for version in versions}
    for submission in sent.select_related("draft").iterator(chunk_size=100):
        version = by_id[submission.version_id]
        submission.version = submission.draft.version = version
        cells = _cells(submission, words_of(version, language), language)
        yield [
            str(submission.pk),
            str(version.number),
            submission.submitted_at.isoformat(),
            str(submission.corrects_id or ""),
            *(harmless_cell(cells.get(column, "")) for column in labels),
        ]


def _columns(versions: list[FormVersion], language: str) -> dict[str, str]:
    labels: dict[str, str] = {}
    restricted: set[str] = set()
    for version in versions:
        words, known = words_of(version, language), sources_of(version.pk)
        restricted |= {key for key in known if stands_on_restricted(known, key)}
        for step in form_of(version.pk).spec.steps:
            for question in step.questions:
                restricted |= set(_restricted(question))
                for key, label in _labels(question, words):
                    labels.setdefault(key, label)
    return {key: label for key, label in labels.items() if key not in restricted}


def _labels(question: Question, words: Words, within: str = "") -> Iterator[tuple[str, str]]:
    label = within + (words(f"{question.id}.label") or question.id)
    if question.questions:
        for inner in question.questions:
            yield from _labels(inner, words, f"{label}: ")
    else:
        yield question.id, label


def _restricted(question: Question, inherited: bool = False) -> Iterator[str]:
    kept = inherited or question.restricted
    if kept:
        yield question.id
    for inner in question.questions:
        yield from _restricted(inner, kept)


def _cells(submission: Submission, words: Words, language: str) -> dict[str, str]:
    people = [*get_purpose(submission.version.purpose).host.people(submission.draft), *names_sent(submission)]
    found: dict[str, list[str]] = {}
    with translation.override(language):
        for step in form_of(submission.version_id).spec.steps:
            for question in step.questions:
                if question.id in submission.answers:
                    _fill(found, question, submission.answers[question.id], words, people)
    return {key: "\n".join(texts) for key, texts in found.items()}


def _fill(found: dict[str, list[str]], question: Question, answer: Answer, words: Words, people: list[Person]) -> None:
    if not question.questions:
        found.setdefault(question.id, []).append(kind_of(question).display(question, answer, words, people))
        return
    for row in answer if isinstance(answer, list) else ():
        for inner in question.questions:
            given = row.get(inner.id) if isinstance(row, Mapping) else None
            if given is None:
                if not inner.questions:
                    found.setdefault(inner.id, []).append("")  # so that the lines of all its columns are the same row
            else:
                _fill(found, inner, given, words, people)
