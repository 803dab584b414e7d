"""Core group meetings: what was recorded of each, who was part of it, and what those report who work on the plan."""

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
from portal.plans.selectors import latest_version
from portal.plans.services import acknowledge, record_meeting, report
from portal.procedures.selectors import core_group_page

from ..forms.attending import MemberForm, ReportForm
from ..forms.meeting import InvolvedForm, MeetingForm
from ..selectors.engaging import invited
from ..selectors.held import engagement_in, meetings_of, member_as, practitioners_of, reports_waiting
from ..selectors.meetings import advocates_of
from .base import PlanScreen


class MeetingsView(PlanScreen):
    """The meetings of the core group, and a form for the next beside what the place's manual says the group is for
    (R-001-45, R-002-13, R-002-16, R-002-23, R-004-16)."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(*self._forms())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        form, people, members = self._forms(request.POST)
        # each says what is wrong with it
        if not all([form.is_valid(), *(one.is_valid() for one in people), *(one.is_valid() for one in members)]):
            return self._page(form, people, members, status=422)
        given = form.cleaned_data
        attendance = next((one.attendance for one in people if one.attendance), None)
        record_meeting(
            key=given["key"], plan=self.plan, on=given["on"], purpose=given["purpose"],
            family=[one.involved() for one in people], child=attendance.attended() if attendance else None,
            members=[one.member() for one in members], by=self.user, today=self.today, now=self.now,
        )  # fmt: skip
        need_tasks_anew(plan=self.plan, by=self.user, now=self.now)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)

    def _forms(self, data: Any = None) -> tuple[MeetingForm, list[InvolvedForm], list[MemberForm]]:
        plan = self.plan
        form = MeetingForm(data, first=plan.started_on, last=plan.ended_on, today=self.today, place=plan.jurisdiction)
        speakers = advocates_of(self.plan, self.today)
        self.invited, self.kept_out = invited(self.plan, self.today)
        people = [InvolvedForm(data, known=known, advocates=speakers) for known in self.invited]
        return form, people, [MemberForm(data, person=one) for one in practitioners_of(self.plan)]

    def _page(
        self, form: MeetingForm, people: list[InvolvedForm], members: list[MemberForm], status: int = 200
    ) -> HttpResponse:
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
            "form": form,
            "people": people,
            "attendances": [one.attendance for one in people if one.attendance],
            "members": members,
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
