"""The way into a draft: every screen enters here, and the host is asked before anything is shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from ..calculating import CALCULATED, Calendar
from ..fields import Person
from ..models import Draft
from ..purposes import Admission, Frame, Host, purposes
from ..rules import Outline
from ..selectors import draft_of, form_of, sources_of, words_of
from ..services.together import steps_asked
from ..spec import Question, Step
from ..words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class Filling:
    """One admitted person at one draft: the form, its words in the language of the screen, the host.

    `steps` are the ids of those this person may open: None for the owner, who opens all of them.
    """

    request: HttpRequest
    draft: Draft
    host: Host
    admission: Admission
    form: Outline
    words: Words
    steps: frozenset[str] | None = None

    def opens(self, step: str) -> bool:
        """Whether this person may open the step with this id."""
        return step in self.form.steps and (self.steps is None or step in self.steps)

    def sees(self, question: Question) -> bool:
        """Whether this person is asked the question: its roles are met; what is restricted is the owner's alone. A
        calculated value is for whoever sees all that it is worked out from.

        Says nothing about the questions inside a group: each is asked for itself.
        """
        if question.kind in CALCULATED:
            found = sources_of(self.draft.version_id).get(question.id, ())
            if not all(self.opens(one.step) and self._meets(one.question) for one in found):
                return False
        return self._meets(question)

    def _meets(self, question: Question) -> bool:
        if question.restricted and not self.admission.owner:
            return False
        return not question.roles or not self.admission.roles.isdisjoint(question.roles)

    def owned(self) -> None:
        """Raise Http404 unless this person owns the draft."""
        if not self.admission.owner:
            raise Http404

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

    Who is not the owner needs a part that is open, besides: what they may open are its steps. With `write` the draft's
    row is locked until the transaction ends; the caller has opened it.
    """
    found = draft_of(draft, lock=write)
    purpose = purposes().get(found.version.purpose) if found else None
    if found is None or purpose is None:
        raise Http404
    admission = purpose.host.admit(request, found, write=write)
    form = form_of(found.version_id)
    steps = None if admission.owner else steps_asked(found, request.user) & form.steps.keys()
    if steps is not None and not steps:
        raise Http404
    return Filling(
        request=request,
        draft=found,
        host=purpose.host,
        admission=admission,
        form=form,
        words=words_of(found.version, get_language()),
        steps=steps,
    )
