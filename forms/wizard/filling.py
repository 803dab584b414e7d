"""The way into a draft: every screen enters here, and the host is asked before anything is shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from ..calculating import Calendar
from ..fields import Person
from ..models import Draft
from ..purposes import Frame, Host, purposes
from ..rules import Outline
from ..selectors import draft_of, form_of, words_of
from ..spec import Step
from ..words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class Filling:
    """One admitted person at one draft: the form, its words in the language of the screen, the host."""

    request: HttpRequest
    draft: Draft
    host: Host
    form: Outline
    words: Words

    @cached_property
    def people(self) -> Sequence[Person]:
        """Everybody a person question can choose; asked once a request, and only when needed."""
        return self.host.people(self.draft)

    @cached_property
    def calendar(self) -> Calendar | None:
        """The working days of the subject's place."""
        return self.host.calendar(self.draft)

    @cached_property
    def frame(self) -> Frame:
        """Whom the draft is about and where "back" leads."""
        return self.host.frame(self.request, self.draft)

    def people_for(self, step: Step) -> Sequence[Person]:
        """The people, when this step asks for one."""
        kinds = {question.kind for question in step.questions}
        kinds |= {inner.kind for question in step.questions for inner in question.questions}
        return self.people if "person" in kinds else ()


def enter(request: HttpRequest, draft: UUID, *, write: bool) -> Filling:
    """The draft with this id, if the host admits this person to it; Http404 in every other case alike (T1).

    With `write` the draft's row is locked until the transaction ends; the caller has opened it.
    """
    found = draft_of(draft, lock=write)
    purpose = purposes().get(found.version.purpose) if found else None
    if found is None or purpose is None:
        raise Http404
    purpose.host.admit(request, found, write=write)
    return Filling(
        request=request,
        draft=found,
        host=purpose.host,
        form=form_of(found.version_id),
        words=words_of(found.version, get_language()),
    )
