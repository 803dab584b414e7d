"""A draft as its caller may see it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from ..enums import Kind
from ..fields import kind_of
from ..models import Draft, DraftStep
from ..rules import Walk
from ..spec import Question
from ..wizard.filling import Filling
from ..wizard.prefilling import Prefilling
from ..wizard.progress import Stage, stages
from .answering import Answering


def tag(draft: Draft, rows: Mapping[str, DraftStep]) -> str:
    """The ETag of the draft: another one after every save by anybody, a move to another version, and sending."""
    held = [str(draft.pk), str(draft.version_id), str(draft.submitted_at), str(draft.abandoned_at)]
    held += [f"{step}:{rows[step].revision}" for step in sorted(rows)]
    return f'"{hashlib.sha256("|".join(held).encode()).hexdigest()[:40]}"'


def shown(answering: Answering, walk: Walk) -> dict[str, Any]:
    """The draft in the shape of `schemas.DraftOut`, without what is wrong with it."""
    filling = answering.filling
    draft, version = filling.draft, filling.draft.version
    prefilling = Prefilling(filling)
    return {
        "draft": draft.pk,
        "form": version.form,
        "version": version.pk,
        "number": version.number,
        "purpose": version.purpose,
        "subject": draft.subject,
        "language": filling.words.language,
        "state": _state(draft),
        "owner": filling.admission.owner,
        "started_at": draft.started_at,
        "saved_at": draft.saved_at,
        "submitted_at": draft.submitted_at,
        "result": draft.result_url if filling.admission.owner else "",
        "steps": [_step(answering, stage, walk, prefilling) for stage in stages(filling, answering.now)],
        "end": end_of(filling, walk),
    }


def end_of(filling: Filling, walk: Walk) -> dict[str, Any] | None:
    """Where the path ends before the last step; None when it leads to sending."""
    end = walk.end()
    if end is None:
        return None
    return {"end": end.id, "text": filling.words(f"{end.id}.text"), "sendable": end.sendable}


def _state(draft: Draft) -> str:
    if draft.submitted_at is not None:
        return "submitted"
    return "open" if draft.abandoned_at is None else "abandoned"


def _step(answering: Answering, stage: Stage, walk: Walk, prefilling: Prefilling) -> dict[str, Any]:
    filling, step = answering.filling, stage.step
    row = answering.rows.get(step.id)
    seen = answering.place(step).step.questions
    values = {question.id: walk.answer(question.id) for question in seen if question.kind == Kind.CALCULATED}
    suggested = {} if row else prefilling.raw(seen)
    if suggested:
        form = answering.form_of(step, suggested)
        form.is_valid()
        suggested = {key: form.answers[key] for key in suggested if key in form.answers}
    return {
        "step": step.id,
        "title": filling.words(f"{step.id}.title"),
        "status": stage.status.value,
        "open": stage.open,
        "waits_for": list(stage.waits_for),
        "revision": row.revision if row else 0,
        "questions": [question.id for question in walk.shown_in(seen) if kind_of(question).asks],
        "answers": visible(seen, row.answers if row else {}),
        "typed": visible(seen, row.typed if row else {}),
        "suggested": suggested,
        "calculated": {key: value for key, value in values.items() if value is not None},
    }


def visible(seen: Iterable[Question], values: Mapping[str, Any]) -> dict[str, Any]:
    """The answers to these questions; of rows only their id and the cells of these questions."""
    found = {}
    for question in seen:
        if question.id in values:
            value = values[question.id]
            found[question.id] = _rows(question, value) if question.questions else value
    return found


def _rows(group: Question, rows: Any) -> Any:
    return [{"id": row["id"], **visible(group.questions, row)} for row in rows if isinstance(row, dict)]
