"""What of a trial still stands after the author has changed the form meanwhile: all but the questions that changed."""

from __future__ import annotations

import hashlib
from typing import Any

from forms.rules import Outline
from forms.spec import Question, Step


def shapes(step: Step) -> dict[str, str]:
    """{question id: what its answers look like, as a short digest}."""
    return {question.id: hashlib.sha256(_shape(question).encode()).hexdigest()[:16] for question in step.questions}


def standing(form: Outline, state: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The trial without what was typed into questions that take other answers now, or are gone."""
    found = {}
    for key, one in state.items():
        now = shapes(form.steps[key]) if key in form.steps else {}
        then = one.get("shapes", {})
        same = {question for question, shape in now.items() if then.get(question) == shape}
        kept = {part: {q: value for q, value in one[part].items() if q in same} for part in ("raw", "answers")}
        if same:
            found[key] = {**one, **kept, "complete": one["complete"] and now == then}
    return found


def _shape(question: Question) -> str:
    inner = [(one.id, _shape(one)) for one in question.questions]
    return repr((question.kind, sorted(question.settings.items(), key=lambda pair: pair[0]), inner))
