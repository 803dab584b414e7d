"""What a form is for. The portal registers its purposes here; this app knows none by name.

A purpose is a contract: the captures its destination needs, and the host that admits people to drafts and receives
the submission. The publish gate refuses a form that lacks a required capture, has one twice or of a wrong kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
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


class Host(Protocol):
    """What the portal does for the drafts of one purpose. Called in the request's transaction."""

    def admit(self, request: HttpRequest, draft: Draft, *, write: bool) -> None:
        """Return if this person may open (or, with write, change) the draft; raise Http404 otherwise. Audits."""

    def frame(self, request: HttpRequest, draft: Draft) -> Frame: ...

    def people(self, draft: Draft) -> Sequence[tuple[str, str]]:
        """(key, name) of everybody a person question can choose."""

    def pointers(self, procedure: str, language: str) -> Sequence[Pointer]:
        """The pointers of the procedure page with this translation key; [] where there is none."""

    def receive(self, submission: Submission, *, by: Any, now: datetime) -> str:
        """Take a submission to its destination, in its transaction; returns the address to go to."""


@dataclass(frozen=True)
class Purpose:
    """One thing forms can be for."""

    key: str
    label: str | Promise
    captures: tuple[Capture, ...]
    host: Host


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
