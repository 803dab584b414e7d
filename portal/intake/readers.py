"""Forms that a reader fills: what policy staff ask of families about their plan becomes answers like any other."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from forms.api import Admission, Captured, Draft, Frame, Host, Pointer, Submission, captured
from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.dialogue.enums import Said
from portal.dialogue.rules import MOST
from portal.dialogue.selectors import Voice, voice
from portal.dialogue.services import say
from portal.plans.models import Plan
from portal.procedures.facts import variables

from .purpose import VIEWS_ASKS


def plan_key(subject: str) -> UUID:
    """The id of the plan that a reader's draft is about; Http404 for a subject that is no plan."""
    kind, _, key = subject.partition(":")
    if kind != "plan":
        raise Http404
    return UUID(key)


class ReaderHost(Host):
    """The host of readers' drafts: each belongs to who began it, while they may read the plan."""

    def admit(self, request: HttpRequest, draft: Draft, *, write: bool) -> Admission:
        """Http404 unless the signed-in person began it and may (still) read the plan."""
        key = plan_key(draft.subject)
        if draft.owner_id != request.user.pk:
            raise Http404
        if write:
            grants.hold(request.user, Action.READ_PLAN, Plan(pk=key))
        else:
            self._voice(request.user, draft)
        action = "views.changed" if write else "views.viewed"
        record(chain=f"plan:{key}", action=action, by=request.user, now=timezone.now(), about=f"draft:{draft.pk}")
        return Admission()

    def frame(self, request: HttpRequest, draft: Draft) -> Frame:
        found = self._voice(request.user, draft)
        return Frame(found.content["title"], reverse("family:plan", args=[found.plan.pk]))

    def people(self, draft: Draft) -> Sequence[tuple[str, str]]:
        """Nobody: a family is not shown who else is around the child."""
        return ()

    def pointers(self, procedure: str, language: str) -> Sequence[Pointer]:
        return ()

    def variables(self, form: str, language: str) -> Mapping[str, str]:
        return variables(form, language)

    def receive(self, submission: Submission, *, by: Any, now: datetime) -> str:
        """Each answer of the form becomes one of the dialogue, about the whole plan; a restricted one for the lead
        alone, so that no core group, agenda or next version has it."""
        found = voice(by, plan_key(submission.subject), timezone.localdate(now))
        answers = captured(submission, submission.version.source_language)
        for number, (said, text, for_lead) in enumerate(_said(answers)):
            say(key=uuid5(submission.pk, str(number)), plan=found.plan, person=found.person, said=said, text=text,
                for_lead=for_lead, by=by, now=now)  # fmt: skip
        return reverse("family:answers", args=[found.plan.pk])

    def may_delete(self, submission: Submission) -> bool:
        """What was said is kept as answers."""
        return True

    def _voice(self, user: Any, draft: Draft) -> Voice:
        if not hasattr(draft, "_voice"):
            draft._voice = voice(user, plan_key(draft.subject), timezone.localdate())  # type: ignore[attr-defined]
        return draft._voice  # type: ignore[attr-defined, no-any-return]


def _said(answers: Captured) -> list[tuple[Said, str, bool]]:
    """What a form says, in pieces that an answer can hold, and whether it is for the lead alone; what captures
    nothing goes with its label."""
    found: list[tuple[Said, str, bool]] = []
    for capture, value in answers.values.items():
        for_lead = "restricted" in value
        if capture in VIEWS_ASKS:
            found += [(Said(capture), "", for_lead)] if value["value"] else []
        else:
            found += [(Said(capture), piece, for_lead) for piece in _pieces(value["display"])]
    for rest, for_lead in ((answers.other, False), (answers.restricted, True)):
        text = "\n\n".join(f"{label}\n{text}" for label, text in rest if text)
        found += [(Said.SAY, piece, for_lead) for piece in _pieces(text)]
    return found


def _pieces(text: str) -> list[str]:
    text = text.strip()
    return [text[start : start + MOST] for start in range(0, len(text), MOST)]
