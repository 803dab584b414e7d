"""What publishing a form would mean for the drafts that are open now: numbers only, nothing about whom."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Count, Q, TextField
from django.db.models.functions import Cast, Concat

from forms.checking import OpenDrafts
from forms.models import Draft, DraftStep, FormText, FormVersion
from forms.selectors import form_of
from forms.spec import Question, Spec

AT_ONCE = 100  # questions counted by one statement


def open_drafts(form: UUID, spec: Spec, content_hash: str) -> tuple[OpenDrafts, ...]:
    """The open drafts of the form on versions with another content than this, by version, newest first.

    One query where there are none; for each version whose answers would lose a question, a query for its words and
    one for every hundred of those questions.
    """
    rows = (
        Draft.objects.filter(version__form=form, submitted_at=None, abandoned_at=None)
        .exclude(version__content_hash=content_hash)
        .values_list("version", "version__number")
        .annotate(Count("pk"))
        .order_by("-version__number")
    )
    there = {key: shape for _step, key, shape in _shapes(spec)}
    found = []
    for version, number, drafts in rows:
        gone = [(step, key) for step, key, shape in _shapes(form_of(version).spec) if there.get(key) != shape]
        found.append(OpenDrafts(number, drafts, _lost(version, gone) if gone else {}))
    return tuple(found)


def _shapes(spec: Spec) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """(step, question, (kind, group around it or "")) of every question. Where the last two differ between versions,
    an answer to the one is no answer to the other."""

    def inside(questions: tuple[Question, ...], group: str) -> Iterator[tuple[str, tuple[str, str]]]:
        for question in questions:
            yield question.id, (question.kind, group)
            yield from inside(question.questions, question.id)

    for step in spec.steps:
        for key, shape in inside(step.questions, ""):
            yield step.id, key, shape


def _lost(version: UUID, gone: list[tuple[str, str]]) -> dict[str, tuple[str, int]]:
    """{question: (label, open drafts that hold something for it, finished or not)} of those that any draft does.

    Ids are long and never repeat, so the database finds them in the text of the stored JSON, in rows as well.
    """
    language = FormVersion.objects.values_list("source_language", flat=True).get(pk=version)
    texts = FormText.objects.values_list("texts", flat=True).get(version=version, language=language)
    rows = DraftStep.objects.filter(
        draft__version=version, draft__submitted_at=None, draft__abandoned_at=None, step__in={step for step, _q in gone}
    ).annotate(held=Concat(Cast("answers", TextField()), Cast("typed", TextField()), output_field=TextField()))
    found: dict[str, tuple[str, int]] = {}
    for start in range(0, len(gone), AT_ONCE):
        some = gone[start : start + AT_ONCE]
        counted = rows.aggregate(
            **{
                f"of_{place}": Count("draft", distinct=True, filter=Q(step=step, held__contains=f'"{key}"'))
                for place, (step, key) in enumerate(some)
            }
        )
        for place, (_step, key) in enumerate(some):
            if counted[f"of_{place}"]:
                found[key] = (texts.get(f"{key}.label", ""), counted[f"of_{place}"])
    return found
