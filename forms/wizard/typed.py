"""Answers as they were typed, and as a browser sends them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.datastructures import MultiValueDict

from ..fields import kind_of
from ..fields.base import Raw
from ..spec import Answers, Step


def as_typed(step: Step, answers: Answers) -> dict[str, Raw]:
    """Answers as somebody would have typed them."""
    return {q.id: kind_of(q).raw(q, answers[q.id]) for q in step.questions if q.id in answers and kind_of(q).asks}


def as_posted(step: Step, raw: Mapping[str, Raw]) -> MultiValueDict[str, str]:
    """What a browser would send for what was typed."""
    data: MultiValueDict[str, str] = MultiValueDict()
    for question in step.questions:
        if question.id in raw and kind_of(question).asks:
            for name, value in kind_of(question).posted(question, question.id, raw[question.id]):
                data.appendlist(name, value)
    return data
