"""A draft as its caller may see it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from ..fields import kind_of
from ..models import Draft, DraftStep
from ..rules import Walk, status
from ..selectors import answers_in
from ..spec import Question, Step
from ..wizard.filling import Filling

Rows = Mapping[str, DraftStep]


def tag(draft: Draft, rows: Rows) -> str:
    """The ETag of the draft: another one after every save by anybody, a move to another version, and sending."""
    held = [str(draft.pk), str(draft.version_id), str(draft.submitted_at), str(draft.abandoned_at)]
    held += [f"{step}:{rows[step].revision}" for step in sorted(rows)]
    return f'"{hashlib.sha256("|".join(held).encode()).hexdigest()[:40]}"'


def walk_of(filling: Filling, rows: Rows, now: datetime) -> Walk:
    """The path of the draft as it is stored."""
    return Walk(filling.form, answers_in(rows.values()), now.date(), filling.calendar)


def opened(filling: Filling, walk: Walk) -> list[Step]:
    """The steps of the path that the caller may open."""
    return [step for step in walk.steps() if filling.opens(step.id)]


def shown(filling: Filling, draft: Draft, rows: Rows, walk: Walk) -> dict[str, Any]:
    """The draft without what is wrong with it."""
    version = draft.version
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
        "steps": [_step(filling, step, rows.get(step.id), walk) for step in opened(filling, walk)],
        "end": end_of(filling, walk),
    }


def end_of(filling: Filling, walk: Walk) -> dict[str, Any] | None:
    """Where the path ends before the last step; None when it leads to sending."""
    end = walk.end()
    return end and {"end": end.id, "text": filling.words(f"{end.id}.text"), "sendable": end.sendable}


def _state(draft: Draft) -> str:
    if draft.submitted_at is not None:
        return "submitted"
    return "open" if draft.abandoned_at is None else "abandoned"


def _step(filling: Filling, step: Step, row: DraftStep | None, walk: Walk) -> dict[str, Any]:
    seen = [question for question in step.questions if filling.sees(question)]
    counting = [question for question in walk.shown_in(seen) if kind_of(question).asks]
    calculated = {question.id: walk.answer(question.id) for question in seen if question.kind == "calculated"}
    return {
        "step": step.id,
        "title": filling.words(f"{step.id}.title"),
        "status": status(row.complete if row else None).value,
        "revision": row.revision if row else 0,
        "questions": [question.id for question in counting],
        "answers": visible(filling, seen, row.answers if row else {}),
        "typed": visible(filling, seen, row.typed if row else {}),
        "calculated": {key: value for key, value in calculated.items() if value is not None},
    }


def visible(filling: Filling, questions: Iterable[Question], values: Mapping[str, Any]) -> dict[str, Any]:
    """The answers to these questions, of rows only the cells that the caller is asked."""
    found = {}
    for question in questions:
        if question.id in values:
            value = values[question.id]
            found[question.id] = _rows(filling, question, value) if question.questions else value
    return found


def _rows(filling: Filling, group: Question, rows: Any) -> Any:
    inner = [question for question in group.questions if filling.sees(question)]
    return [{"id": row["id"], **visible(filling, inner, row)} for row in rows if isinstance(row, dict)]
