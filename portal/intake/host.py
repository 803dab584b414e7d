"""What forms ask of the portal for a plan's draft: may this person, whom is it about, where does it go."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from content.api import pointers as pointers_of_page
from forms.api import Admission, Draft, Frame, Host, Pointer, Submission
from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.people.enums import AccountKind
from portal.people.models import Child
from portal.people.selectors import network
from portal.procedures.selectors import form_key

from .purpose import PLAN
from .selectors import child_key, child_of
from .services import receive_plan


class PlanHost(Host):
    """The host of the plan's drafts. A draft belongs to who started it, while they lead the child."""

    def admit(self, request: HttpRequest, draft: Draft, *, write: bool) -> Admission:
        """Http404 unless the signed-in person owns the draft and may (still) start plans for its child."""
        if draft.owner_id != request.user.pk:
            raise Http404
        key = child_key(draft.subject)
        if write:
            # Holding the grant is the check itself: the child need not be read to save what was typed about them.
            grants.hold(request.user, Action.START_PLAN, Child(pk=key))
        else:
            self._child(request, draft)
        action = "draft.changed" if write else "draft.viewed"
        record(chain=f"child:{key}", action=action, by=request.user, now=timezone.now(), about=f"draft:{draft.pk}")
        return Admission()

    def frame(self, request: HttpRequest, draft: Draft) -> Frame:
        child = self._child(request, draft)
        return Frame(str(child.person), reverse("practice:child", args=[child.pk]))

    def people(self, draft: Draft) -> Sequence[tuple[str, str]]:
        """The child's network, named with who they are to the child."""
        child = Child.objects.select_related("person").get(pk=draft.subject.partition(":")[2])
        return [(str(known.person.pk), str(known.person)) for known in network(child)]

    def pointers(self, procedure: str, language: str) -> Sequence[Pointer]:
        return [Pointer(p.title, p.body, p.url, p.language) for p in pointers_of_page(procedure, language)]

    def receive(self, submission: Submission, *, by: Any, now: datetime) -> str:
        child = child_of(by, submission.subject)
        version = receive_plan(child=child, submission=submission, by=by, now=now)
        return reverse("practice:plan", args=[version.plan_id])

    def may_read(self, request: HttpRequest) -> bool:
        """Staff may: forms are about nobody, and families never see one."""
        return request.user.is_authenticated and request.user.kind != AccountKind.FAMILY

    def may_create(self, request: HttpRequest, subject: str, form: str) -> bool:
        """As on the screens: on the local form, about a child the person may start plans for."""
        try:
            child = child_of(request.user, subject)
        except (Http404, ValueError):
            return False
        return str(form_key(child.jurisdiction, PLAN)) == form

    def _child(self, request: HttpRequest, draft: Draft) -> Child:
        # Asked for several times in one request; the draft does not outlive it.
        if not hasattr(draft, "_child"):
            draft._child = child_of(request.user, draft.subject)  # type: ignore[attr-defined]
        return draft._child  # type: ignore[attr-defined, no-any-return]
