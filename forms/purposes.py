"""What a form is for. The portal registers its purposes here; this app knows none by name.

A purpose is a contract: the captures its destination needs, and the host that admits people to drafts and receives
the submission. The publish gate refuses a form that lacks a required capture, has one twice or of a wrong kind.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from .calculating import Calendar

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest
    from django.utils.functional import Promise

    from .models import Draft, Submission


@dataclass(frozen=True)
class Capture:
    """One thing a destination needs. `kinds` are the question kinds that can give it.

    A capture with `fields` is given by a repeating group whose questions give "key.field".
    """

    key: str
    label: str | Promise
    kinds: tuple[str, ...]
    required: bool = True
    fields: tuple[Capture, ...] = ()


@dataclass(frozen=True)
class Pointer:
    """A practice pointer shown beside a step: plain text title, safe HTML body, address and language of the page."""

    title: str
    body: str
    url: str
    language: str


@dataclass(frozen=True)
class Frame:
    """What stands around a draft on every screen: whom it is about and where "back" leads."""

    subject: str
    back_url: str


@dataclass(frozen=True)
class Admission:
    """How a person comes to a draft. Who is not its owner sees only the parts the owner asked them to fill.

    `roles` are keys of the purpose's roles: they decide which questions this person is asked.
    """

    owner: bool = True
    roles: frozenset[str] = frozenset()


class Host(ABC):
    """What the portal does for the drafts of one purpose. Called in the request's transaction.

    The first five are every purpose's own; the others have an answer for purposes that do not need them.
    """

    @abstractmethod
    def admit(self, request: HttpRequest, draft: Draft, *, write: bool) -> Admission:
        """How this person may open (or, with write, change) the draft; raises Http404 when they may not. Audits."""

    @abstractmethod
    def frame(self, request: HttpRequest, draft: Draft) -> Frame: ...

    @abstractmethod
    def people(self, draft: Draft) -> Sequence[tuple[str, str]]:
        """(key, name) of everybody a person question can choose."""

    @abstractmethod
    def pointers(self, procedure: str, language: str) -> Sequence[Pointer]:
        """The pointers of the procedure page with this translation key; [] where there is none."""

    @abstractmethod
    def receive(self, submission: Submission, *, by: Any, now: datetime) -> str:
        """Take a submission to its destination, in its transaction; returns the address to go to.

        Raises `NotFinished` for what the destination cannot take: then it was never sent.
        """

    def colleagues(self, draft: Draft) -> Sequence[tuple[str, str]]:
        """(user key, name) of everybody the owner can ask to fill a part."""
        return ()

    def asked(self, draft: Draft, part: UUID, event: str, *, by: Any, now: datetime) -> None:  # noqa: B027  optional
        """A part somebody is asked to fill has changed: bring what stands on it (grants, notices) up to it.

        `event` is "asked", "done", "accepted", "returned" or "ended".
        """

    def names(self, users: Collection[Any]) -> Mapping[Any, str]:
        """What these accounts (by primary key) are called on a page of the draft."""
        return {}

    def organisations(self, draft: Draft) -> Sequence[tuple[str, str]]:
        """(key, name) of the organisations an organisation question offers; others can be typed."""
        return ()

    def prefills(self, draft: Draft, by: Any) -> Mapping[str, str]:
        """What is known by key of `Purpose.prefills`, as it would be typed."""
        return {}

    def calendar(self, draft: Draft) -> Calendar | None:
        """The working days of the subject's place; None where there are none."""
        return None

    def variables(self, form: str, language: str) -> Mapping[str, str]:
        """What this place says for the variables in texts of the form with this key ("lead", "time:first_review",
        "contact:duty"), in a language; asked for only where a text has one."""
        return {}

    def may_read(self, request: HttpRequest) -> bool:
        """Whether this person may read the published forms of this purpose, never an answer, through the API."""
        return False

    def may_create(self, request: HttpRequest, subject: str, form: str) -> bool:
        """Whether this person may start a draft of the form with this key about this subject through the API."""
        return False

    def started(self, draft: Draft, *, by: Any, now: datetime) -> None:  # noqa: B027  optional
        """A draft was started through the API: keep who did."""

    def may_delete(self, submission: Submission) -> bool:
        """Whether nothing stands on this submission any more, so that its retention can end."""
        return False


@dataclass(frozen=True)
class Known:
    """Something the host knows of the subject or the signed-in person, for prefilling. `about`: which of the two."""

    key: str
    label: str | Promise
    about: Literal["subject", "person"]
    kinds: tuple[str, ...] = ("short_text",)


@dataclass(frozen=True)
class Purpose:
    """One thing forms can be for. `roles` are (key, name) of the roles a question can be kept to."""

    key: str
    label: str | Promise
    captures: tuple[Capture, ...]
    host: Host
    roles: tuple[tuple[str, str | Promise], ...] = ()
    prefills: tuple[Known, ...] = ()


_purposes: dict[str, Purpose] = {}


def register_purpose(purpose: Purpose) -> None:
    """Make a purpose known; raises ValueError when its key is taken."""
    if purpose.key in _purposes:
        raise ValueError(f"purpose {purpose.key!r} is registered twice")
    _purposes[purpose.key] = purpose


def get_purpose(key: str) -> Purpose:
    """The purpose with this key; raises KeyError."""
    return _purposes[key]


def purposes() -> Mapping[str, Purpose]:
    """All purposes by key."""
    return dict(_purposes)
