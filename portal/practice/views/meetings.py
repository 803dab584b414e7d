"""Core group meetings: what was recorded of each, who was part of it, and what those report who work on the plan."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.api import policy
from portal.access import grants
from portal.access.actions import Action
from portal.engagement.selectors import unmet_needs
from portal.engagement.services import need_tasks_anew
from portal.people.models import Person
from portal.plans.exceptions import MeetingRefused
from portal.plans.selectors import booked_meeting, chairs_of, is_first_meeting, latest_version
from portal.plans.services import acknowledge, record_meeting, report
from portal.procedures.selectors import core_group_page, core_group_rules

from ..forms.attending import MemberForm, ReportForm
from ..forms.meeting import APPROVED, InvolvedForm, MeetingForm
from ..forms.minutes import AgendaItemForm, MinutesForm
from ..selectors.engaging import invited
from ..selectors.held import engagement_in, meetings_of, member_as, practitioners_of, reports_waiting
from ..selectors.meetings import advocates_of
from .base import PlanScreen


@dataclass(frozen=True, slots=True)
class Parts:
    """The form of a meeting in its parts; `agenda` is empty but for the first meeting."""

    meeting: MeetingForm
    minutes: MinutesForm
    agenda: list[AgendaItemForm]
    people: list[InvolvedForm]
    members: list[MemberForm]

    def are_valid(self) -> bool:
        """Each says what is wrong with it."""
        found = [one.is_valid() for one in (self.meeting, self.minutes, *self.agenda, *self.people, *self.members)]
        return all(found)


class MeetingsView(PlanScreen):
    """The meetings of the core group, and a form for the next beside what the place's manual says the group is for
    (R-001-45, R-002-13, R-002-16, R-002-23, R-004-16)."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(self._forms())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        forms = self._forms(request.POST)
        if not forms.are_valid():
            return self._page(forms, status=422)
        given = forms.meeting.cleaned_data
        attendance = next((one.attendance for one in forms.people if one.attendance), None)
        try:
            record_meeting(
                key=given["key"], plan=self.plan, on=given["on"], purpose=given["purpose"],
                family=[one.involved() for one in forms.people], child=attendance.attended() if attendance else None,
                members=[one.member() for one in forms.members], minutes=forms.minutes.minutes(forms.agenda),
                by=self.user, today=self.today, now=self.now,
            )  # fmt: skip
        except MeetingRefused as refused:
            if refused.reason != "approved":
                raise
            forms.meeting.add_error("on", APPROVED)
            return self._page(forms, status=422)
        need_tasks_anew(plan=self.plan, by=self.user, now=self.now)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)

    def _forms(self, data: Any = None) -> Parts:
        plan = self.plan
        closed = set(plan.meeting_approvals.values_list("on", flat=True)) if data else set()
        form = MeetingForm(
            data, first=plan.started_on, last=plan.ended_on, today=self.today, place=plan.jurisdiction, closed=closed
        )
        speakers = advocates_of(self.plan, self.today)
        self.invited, self.kept_out = invited(self.plan, self.today)
        people = [InvolvedForm(data, known=known, advocates=speakers) for known in self.invited]
        # Which list it needs is a matter of its day: the first meeting may be written down after a later one.
        form.is_valid()
        on = form.cleaned_data.get("on") if form.is_bound else None
        here, is_first = core_group_rules(plan.jurisdiction), is_first_meeting(plan, on)
        return Parts(
            form,
            MinutesForm(data, chairs=chairs_of(plan, any_chair=here.any_chair), here=here, is_first=is_first),
            [AgendaItemForm(data, line=line) for line in here.agenda] if is_first else [],
            people,
            [MemberForm(data, person=one) for one in practitioners_of(plan)],
        )

    def _page(self, forms: Parts, status: int = 200) -> HttpResponse:
        self.record("meetings.viewed")
        place, meetings = self.plan.jurisdiction, meetings_of(self.plan)
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "meetings": meetings,
            "unmet": unmet_needs(self.plan),
            "kept_out": self.kept_out,
            "trends": engagement_in([one.meeting for one in meetings]),
            "policy": policy(place, core_group_page(place), get_language() or ""),
            "booked": booked_meeting(self.plan),
            "leads": True,
            "form": forms.meeting,
            "minutes": forms.minutes,
            "agenda": forms.agenda,
            "people": forms.people,
            "attendances": [one.attendance for one in forms.people if one.attendance],
            "members": forms.members,
            "has_errors": status != 200,
        }
        return self.page("meetings.html", context, status)


class ReportView(PlanScreen):
    """Somebody of the core group writes what the next meeting is to know, if they come or not (R-001-37, R-002-13)."""

    person: Person

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        found = member_as(self.plan, self.user)
        if found is None or self.plan.ended_on is not None:
            raise Http404
        self.person = found

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show(self._form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        form = self._form(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        given = form.cleaned_data
        report(
            key=given["key"], plan=self.plan, person=form.person_named(), text=given["text"], by=self.user, now=self.now
        )
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)

    def _form(self, data: Any = None) -> ReportForm:
        leads = grants.can(self.user, Action.LEAD_PLAN, self.plan)
        return ReportForm(data, own=self.person, others=practitioners_of(self.plan) if leads else ())

    def _show(self, form: ReportForm, status: int = 200) -> HttpResponse:
        self.record("reports.viewed")
        mine = [one for one in reports_waiting(self.plan) if str(one.person_id) in form.people]
        context = {"plan": self.plan, "child": self.plan.child, "form": form, "reports": mine}
        return self.page("report.html", context, status)


class KnownView(PlanScreen):
    """A practitioner says that they know what they are to do (R-001-23); by POST alone."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        person = Person.objects.filter(user=self.user).first()
        version = latest_version(self.plan)
        if person is None or not acknowledge(
            plan=self.plan, version=version, person=person, by=self.user, now=self.now
        ):
            raise Http404
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(f"{reverse('practice:plan', args=[self.plan.pk])}#part")
