"""A published form as data: frozen dataclasses, no Django.

A `Spec` holds the structure only. Words are apart, one flat `Texts` a language: {"<id>.label": "…", "<id>.hint": "…",
"<step id>.title": …, "<option id>.label": …, "form.title": …}, so that a translation published later changes no spec.
Ids are the CMS's block ids and translation keys: shared by all languages, never changed, never reused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .conditions import Rule

SCHEMA = 1

Texts = Mapping[str, str]
Answer = Any  # JSON: str, bool, list[str] (option ids), ISO date, person key, list[{"id": row id, question id: Answer}]
Answers = Mapping[str, Answer]  # question id → answer


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `kind` is a key of the registry in forms/fields; `options` are option ids in order.

    `questions` are those of one row of a repeating group, [] otherwise. `settings` is what only this kind knows
    (for a repeating group: "min" and "max" rows).
    """

    id: str
    kind: str
    required: bool = True
    capture: str = ""
    options: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the form. `procedure` is the translation key of the procedure page that belongs to it, or ""."""

    id: str
    questions: tuple[Question, ...]
    visible_if: Rule | None = None
    procedure: str = ""


@dataclass(frozen=True, slots=True)
class Spec:
    """The whole form. `key` is the translation key of its page."""

    key: str
    purpose: str
    steps: tuple[Step, ...]
    schema: int = SCHEMA

    def questions(self) -> Iterator[Question]:
        """Every question, those inside repeating groups right after their group."""
        for step in self.steps:
            for question in step.questions:
                yield question
                yield from question.questions
