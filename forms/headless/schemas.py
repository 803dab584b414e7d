"""What the API gives and takes. Ids are those of the form: they never change."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field


class FormOut(Schema):
    """A form in its newest version. `language` is that of the title: the source's where nobody has translated it."""

    form: UUID
    version: UUID
    number: int
    purpose: str
    title: str
    language: str
    languages: list[str]
    published_at: datetime


class VersionOut(Schema):
    """A form as it was published. Nothing of it ever changes; `spec` is documented in docs/form-format.md."""

    version: UUID
    form: UUID
    number: int
    purpose: str
    source_language: str
    content_hash: str
    published_at: datetime
    spec: dict[str, Any]


class TextsOut(Schema):
    """The words of a version by id; `source` names those that nobody has translated yet, shown as they were written."""

    version: UUID
    language: str
    direction: str
    source_language: str
    texts: dict[str, str]
    source: list[str]


class FaultOut(Schema):
    """One wrong thing: a code for programs, a sentence in the language that was asked for."""

    code: str
    message: str
    step: str
    question: str
    row: str


class ProblemOut(Schema):
    """Every refusal (application/problem+json)."""

    type: str
    title: str
    status: int
    code: str
    problems: list[FaultOut]


class StepOut(Schema):
    """One step on the path. `questions` are those asked now; `answers` holds kept answers of hidden ones too.

    `typed` is what was sent and is no answer (yet); `suggested` is known beforehand and counts only when it is sent;
    `calculated` is worked out by the form. `revision` grows with every save, whoever saves. `open`: with a fixed order
    a step opens after those before it. `waits_for`: who else must answer something here.
    """

    step: str
    title: str
    status: str
    open: bool
    waits_for: list[str]
    revision: int
    questions: list[str]
    answers: dict[str, Any]
    typed: dict[str, Any]
    suggested: dict[str, Any]
    calculated: dict[str, Any]


class EndOut(Schema):
    """Where the path ends before the last step, with what it says; `sendable`: the answers so far can be sent."""

    end: str
    text: str
    sendable: bool


class DraftOut(Schema):
    """A draft as the caller may see it."""

    draft: UUID
    form: UUID
    version: UUID
    number: int
    purpose: str
    subject: str
    language: str
    state: str
    owner: bool
    started_at: datetime
    saved_at: datetime
    submitted_at: datetime | None
    result: str
    steps: list[StepOut]
    end: EndOut | None
    problems: list[FaultOut]


class CheckedOut(Schema):
    """What a draft would be with these answers: the steps on its path, its end, and what is wrong or missing."""

    valid: bool
    steps: list[str]
    end: EndOut | None
    problems: list[FaultOut]


class SubmittedOut(Schema):
    """A draft that was sent. `result` is the address on this service that it led to."""

    draft: UUID
    submission: UUID
    submitted_at: datetime
    result: str


class UploadOut(Schema):
    """A file that was taken; name it in the answer to its question, or it is swept away."""

    upload: UUID
    name: str
    type: str
    size: int


class _In(Schema):
    model_config = ConfigDict(extra="forbid")


class NewDraft(_In):
    """Which version to fill (a current one, as the list of forms gives it), and about whom."""

    version: str
    subject: str = Field(max_length=80)


class Answered(_In):
    """Answers by step and question. `null`, or an empty answer, takes one away; what is left out stays as it is."""

    steps: dict[str, dict[str, Any]] = Field(default_factory=dict)
