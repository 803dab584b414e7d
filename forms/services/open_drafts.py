"""What publishing a form would mean for the drafts that are open now: numbers only, nothing about whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Func, JSONField, TextField

from forms.checking import OpenDrafts
from forms.models import Draft, DraftStep, FormText
from forms.selectors import form_of
from forms.spec import Question, Spec


class _Keys(Func):
    """Every key of every object anywhere in a JSON value: ids never repeat, so a key says which question it is of."""

    set_returning = True
    template = "jsonb_path_query(%(expressions)s, '$.** ? (@.type() == \"object\").keyvalue().key') #>> '{}'"
    output_field = TextField()


class _Joined(Func):
    """Two JSON objects as one."""

    template = "(%(expressions)s)"
    arg_joiner = " || "
    output_field = JSONField()


def open_drafts(form: UUID, spec: Spec, content_hash: str) -> tuple[OpenDrafts, ...]:
    """The open drafts of the form on versions with another content than this, by version, newest first.

    One query where there are none; otherwise two more, and one for each version this process has not read yet.
    """
    rows = (
        Draft.objects.filter(version__form=form, submitted_at=None, abandoned_at=None)
        .exclude(version__content_hash=content_hash)
        .values_list("version", "version__number")
        .annotate(Count("pk"))
        .order_by("-version__number")
    )
    counted = list(rows)
    gone = {version: _gone(form_of(version).spec, spec) for version, _number, _drafts in counted}
    lost = _answered({version: keys for version, keys in gone.items() if keys})
    return tuple(OpenDrafts(number, drafts, lost.get(version, {})) for version, number, drafts in counted)


def _gone(old: Spec, new: Spec) -> list[str]:
    """The questions of the old form whose answers have no place in the new one: gone, of another kind or elsewhere."""
    there = dict(_shapes(new))
    return [key for key, shape in _shapes(old) if there.get(key) != shape]


def _shapes(spec: Spec) -> list[tuple[str, tuple[str, str]]]:
    """(question, (kind, group around it or "")) of every question."""

    def inside(questions: tuple[Question, ...], group: str) -> Any:
        for question in questions:
            yield question.id, (question.kind, group)
            yield from inside(question.questions, question.id)

    return [pair for step in spec.steps for pair in inside(step.questions, "")]


def _answered(gone: Mapping[UUID, list[str]]) -> dict[UUID, dict[str, tuple[str, int]]]:
    """{version: {question: (label, open drafts that hold something for it)}}, in the order of the questions."""
    if not gone:
        return {}
    rows = (
        DraftStep.objects.filter(draft__version__in=gone, draft__submitted_at=None, draft__abandoned_at=None)
        .annotate(key=_Keys(_Joined(F("answers"), F("typed"))))
        .values_list("draft__version", "draft", "key")
    )
    drafts: dict[tuple[UUID, str], set[UUID]] = defaultdict(set)
    for version, draft, key in rows.distinct():
        drafts[version, key].add(draft)
    labels = {
        row.version_id: row.texts
        for row in FormText.objects.filter(version__in=gone, language=F("version__source_language"))
    }
    return {
        version: {
            key: (labels.get(version, {}).get(f"{key}.label", ""), len(drafts[version, key]))
            for key in found
            if drafts.get((version, key))
        }
        for version, found in gone.items()
    }
