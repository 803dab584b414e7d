"""A published form as data: frozen dataclasses, no Django.

A `Spec` holds the structure only. Words are apart, one flat `Texts` a language: {"<id>.label": "…", "<id>.hint": "…",
"<step id>.title": …, "<option id>.label": …, "<section id>.title": …, "<end id>.text": …, "form.title": …}, so that a
translation published later changes no spec. Ids are the CMS's block ids and translation keys: shared by all
languages, never changed, never reused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .conditions import Rule

SCHEMA = 2

Texts = Mapping[str, str]
Answer = Any  # JSON, shaped by the kind of the question: see `Kind.schema` in forms/fields
Answers = Mapping[str, Answer]  # question id → answer


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice. `exclusive` ("none of these") unticks all others."""

    id: str
    visible_if: Rule | None = None
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Prefill:
    """What stands in a question before anybody has typed.

    `source`: "value" (`value`, as it would be typed), "subject" or "person" (`value` is a key the purpose offers),
    "last" (the answer to the same question, or the same capture, of the last submission of the same purpose).
    """

    source: Literal["value", "subject", "person", "last"]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `kind` is a key of the registry in forms/fields; `options` stand in order.

    `questions` are those of one row of a repeating group, () otherwise. `settings` is what only this kind knows.
    `roles`: only people in one of these roles are asked; () is everybody. `restricted` answers go to nobody else.
    `option_list` is the id of the shared list the options came from, "" when they are the question's own.
    """

    id: str
    kind: str
    required: bool = True
    required_if: Rule | None = None
    visible_if: Rule | None = None
    capture: str = ""
    options: tuple[Option, ...] = ()
    option_list: str = ""
    questions: tuple[Question, ...] = ()
    roles: tuple[str, ...] = ()
    restricted: bool = False
    prefill: Prefill | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class End:
    """After its step the form ends with a text when the rule holds; `sendable`: the answers so far can be sent."""

    id: str
    rule: Rule
    sendable: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the form. `procedure` is the translation key of the procedure page that belongs to it, or ""."""

    id: str
    questions: tuple[Question, ...]
    visible_if: Rule | None = None
    procedure: str = ""
    section: str = ""
    ends: tuple[End, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule with a name that an author gave it, used wherever `Named` says so."""

    id: str
    name: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Spec:
    """The whole form. `key` is the translation key of its page, `sections` are ids in order.

    `fixed_order`: a step opens only after those before it are finished. `keep` is {state: days} for the states
    "open", "abandoned" and "submitted"; a state that is not in it is kept for ever.
    """

    key: str
    purpose: str
    steps: tuple[Step, ...]
    sections: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    fixed_order: bool = False
    keep: Mapping[str, int] = field(default_factory=dict)
    schema: int = SCHEMA

    def questions(self) -> Iterator[Question]:
        """Every question, those inside repeating groups right after their group."""
        for step in self.steps:
            yield from inside(step.questions)


def inside(questions: tuple[Question, ...]) -> Iterator[Question]:
    """These questions, each followed by those of its rows."""
    for question in questions:
        yield question
        yield from inside(question.questions)


@dataclass(frozen=True, slots=True)
class Journey:
    """A test an author wrote: these answers lead through these steps (ids in order) to this end ("" is: to sending)."""

    id: str
    name: str
    answers: Mapping[str, Answer]
    steps: tuple[str, ...]
    end: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """All an author keeps of a form: what export writes and import reads. `texts` is {language: texts}.

    `translations`: whether words missing in a language "warn" or "refuse" at publishing. `lists` are the names of the
    shared option lists it uses, for authors: {translation key: {language: name}}.
    """

    spec: Spec
    language: str
    texts: Mapping[str, Texts]
    journeys: tuple[Journey, ...] = ()
    translations: str = "warn"
    lists: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
