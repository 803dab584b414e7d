"""The form class of a step: made once a version and language, kept in memory."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast
from uuid import UUID

from django.utils import translation

from ..calculating import CALCULATED
from ..models import FormVersion
from ..selectors import form_of, said_of, words_by
from ..spec import Step, inside
from ..variables import Said
from ..words import Words
from .field import make_field
from .step_form import StepForm

__all__ = ["StepForm", "form_class", "make_field", "step_form"]


def is_dynamic(step: Step) -> bool:
    """Whether what the step shows depends on answers."""
    return any(
        question.visible_if is not None
        or question.kind in CALCULATED
        or any(option.visible_if is not None for option in question.options)
        for question in inside(step.questions)
    )


def form_class(step: Step, words: Words) -> type[StepForm]:
    """The form class of a step with these words."""
    made: Any = type("StepForm", (StepForm,), {"step": step, "words": words, "dynamic": is_dynamic(step)})
    made.base_fields = {question.id: make_field(question, words) for question in step.questions}
    for field in made.base_fields.values():
        field.required = False  # what must be answered depends on the other answers: forms/wizard/settling.py
    return cast(type[StepForm], made)


def step_form(version: FormVersion, language: str, step: str) -> type[StepForm]:
    """The form class of a step in a language, kept in memory: a version never changes, new texts have a new number,
    and what the place says is part of what it is kept by."""
    said, said_in_source = said_of(version, language)
    return _class(version.pk, version.texts_revision, version.source_language, language, said, said_in_source, step)


@lru_cache(maxsize=1024)
def _class(
    version: UUID, texts_revision: int, source: str, language: str, said: Said, said_in_source: Said, step: str
) -> type[StepForm]:
    words = words_by(version, texts_revision, source, language, said, said_in_source)
    with translation.override(language):
        return form_class(form_of(version).steps[step], words)
