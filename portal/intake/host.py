"""What forms ask of the portal for a plan's draft: may this person, whom is it about, where does it go."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from content.api import pointers as pointers_of_page
from forms.api import Admission, Draft, Frame, Host, Pointer, Submission, steps_asked
from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.people.enums import AccountKind
from portal.people.models import Child, Person
from portal.people.selectors import network
from portal.plans.models import PlanVersion
from portal.procedures import rules
from portal.procedures.facts import variables
from portal.procedures.selectors import calendar_of, form_key

from .purpose import CORE_GROUP, LEAD, PLAN
from .selectors import child_key, child_of, colleagues, helped_by
from .services import receive_plan

# What changes who may open a draft. The others are left out for the locks: a colleague's own grant is held meanwhile.
GRANTING = frozenset({"asked", "accepted", "ended"})


class WorkingDays:
    """The working days of a child's place; read only when a form asks for one."""

    def __init__(self, child: UUID) -> None:
        self.child = child

    @cached_property
    def calendar(self) -> rules.Calendar | None:
        place = Child.objects.values_list("jurisdiction", flat=True).get(pk=self.child)
        return calendar_of(place)

    def add(self, day: date, working_days: int) -> date:
        """As `forms.calculating.Calendar`; raises OverflowError where no place's working days are known."""
        if self.calendar is None:
            raise OverflowError("no calendar")
        return rules.move_working_days(day, working_days, self.calendar)


class PlanHost(Host):
    """The host of the plan's drafts. A draft belongs to who started it, while they lead the child; a colleague comes to
    the steps they were asked to fill, while they are one."""

    def admit(self, request: HttpRequest, draft: Draft, *, write: bool) -> Admission:
        """Http404 unless the signed-in person owns the draft and may (still) start plans for its child, or was asked to
        fill a part of it and is (still) a colleague of who did."""
        key = child_key(draft.subject)
        if draft.owner_id != request.user.pk:
            return self._admit_colleague(request, draft, key, write=write)
        if write:
            # Holding the grant is the check itself: the child need not be read to save what was typed about them.
            grants.hold(request.user, Action.START_PLAN, Child(pk=key))
        else:
            self._child(request, draft)
        action = "draft.changed" if write else "draft.viewed"
        record(chain=f"child:{key}", action=action, by=request.user, now=timezone.now(), about=f"draft:{draft.pk}")
        return Admission(roles=frozenset({LEAD, CORE_GROUP}))

    def _admit_colleague(self, request: HttpRequest, draft: Draft, key: UUID, *, write: bool) -> Admission:
        # The grant says that they were asked, the selector that they are of the network at this moment, the part that
        # it was this draft.
        child = helped_by(request.user).filter(pk=key).first()
        if child is None or not steps_asked(draft, request.user):
            raise Http404
        if write:
            grants.hold(request.user, Action.FILL_PART, child)
        draft._child = child  # type: ignore[attr-defined]
        action = "part.changed" if write else "part.viewed"
        record(chain=f"child:{key}", action=action, by=request.user, now=timezone.now(), about=f"draft:{draft.pk}")
        is_member: bool = child.is_member  # type: ignore[attr-defined]  # annotated
        return Admission(owner=False, roles=frozenset({CORE_GROUP} if is_member else ()))

    def frame(self, request: HttpRequest, draft: Draft) -> Frame:
        child = self._child(request, draft)
        if draft.owner_id != request.user.pk:
            return Frame(str(child.person), reverse("practice:children"))
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

    def colleagues(self, draft: Draft) -> Sequence[tuple[str, str]]:
        child = Child(pk=child_key(draft.subject))
        found = colleagues(child).exclude(user=draft.owner_id)
        return [(str(one.user_id), ", ".join(filter(None, (str(one), one.job_title, one.agency)))) for one in found]

    def asked(self, draft: Draft, part: UUID, event: str, *, by: Any, now: datetime) -> None:
        """Bring the grants up to it, and keep who did what."""
        child = Child.objects.get(pk=child_key(draft.subject))
        if event in GRANTING:
            grants.refresh(child)
        record(chain=f"child:{child.pk}", action=f"part.{event}", by=by, now=now, about=f"draft:{draft.pk}",
               detail={"part": str(part)})  # fmt: skip

    def names(self, users: Collection[Any]) -> Mapping[Any, str]:
        return {person.user_id: str(person) for person in Person.objects.filter(user__in=users)}

    def prefills(self, draft: Draft, by: Any) -> Mapping[str, str]:
        """By key of `PLAN_PREFILLS`."""
        child = Child.objects.select_related("person").get(pk=child_key(draft.subject))
        found = {"name": str(child.person)}
        if child.person.born_on:
            found["born_on"] = child.person.born_on.isoformat()
        person = Person.objects.filter(user=by.pk).first()
        if person is not None:
            found |= {"own_name": str(person), "own_key": str(person.pk), "own_job": person.job_title}
        return found

    def calendar(self, draft: Draft) -> WorkingDays:
        return WorkingDays(child_key(draft.subject))

    def may_delete(self, submission: Submission) -> bool:
        """Only what no version of a plan came from: a plan is kept as long as the child's file is."""
        return not PlanVersion.objects.filter(submission=submission.pk).exists()

    def variables(self, form: str, language: str) -> Mapping[str, str]:
        return variables(form, language)

    def may_read(self, request: HttpRequest) -> bool:
        """Staff may: forms are about nobody. Families never see one, and translators only what they were given."""
        kinds = (AccountKind.PRACTITIONER, AccountKind.POLICY)
        return request.user.is_authenticated and request.user.kind in kinds

    def may_create(self, request: HttpRequest, subject: str, form: str) -> bool:
        """As on the screens: on the local form, about a child the person may start plans for."""
        try:
            child = child_of(request.user, subject)
        except (Http404, ValueError):
            return False
        return str(form_key(child.jurisdiction, PLAN)) == form

    def started(self, draft: Draft, *, by: Any, now: datetime) -> None:
        chain = f"child:{child_key(draft.subject)}"
        record(chain=chain, action="draft.started", by=by, now=now, about=f"draft:{draft.pk}")

    def _child(self, request: HttpRequest, draft: Draft) -> Child:
        # Asked for several times in one request; the draft does not outlive it.
        if not hasattr(draft, "_child"):
            draft._child = child_of(request.user, draft.subject)  # type: ignore[attr-defined]
        return draft._child  # type: ignore[attr-defined, no-any-return]
