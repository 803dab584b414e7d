"""The record of one core group meeting: read, approved, added to, given to the group (R-002-15)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from portal.access import grants
from portal.access.actions import Action
from portal.dialogue.services import tell_staff
from portal.people.models import Person
from portal.plans.exceptions import MeetingRefused
from portal.plans.selectors import need_open
from portal.plans.services import add_to_record, approve_record, circulate_record

from ..forms.minutes import AddendumForm, CirculateForm
from ..selectors.held import Held
from ..selectors.records import (
    approval_of,
    lines_of_record,
    record_for,
    record_of,
    took_chair,
    waiting_for_copy,
)
from .base import PlanScreen


class MeetingView(PlanScreen):
    """Whoever sees the plan reads the record once it is approved. The lead and whoever took the chair read it before,
    approve it, add to it and give it to the group."""

    leads: bool
    held: Held

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.leads = grants.can(self.user, Action.LEAD_PLAN, self.plan)
        self.held = record_for(self.plan, kwargs["meeting"], self.user, leads=self.leads)
        self.meeting = self.held.meeting
        self.writes = self.leads or took_chair(self.meeting, self.user)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        if not self.writes:
            raise Http404
        steps = {"approve": self._approve, "add": self._add, "circulate": self._circulate}
        step = steps.get(request.POST.get("do", ""))
        if step is None:
            raise Http404
        return step()

    def hold(self) -> None:
        """Whoever writes as the lead holds the lead's right, whoever took the chair that of the group."""
        grants.hold(self.user, Action.LEAD_PLAN if self.leads else Action.VIEW_PLAN, self.plan)

    def _approve(self) -> HttpResponse:
        try:
            approve_record(meeting=self.meeting, by=self.user, now=self.now)
        except MeetingRefused as refused:
            raise Http404 from refused  # it was recorded better meanwhile: this record is no longer there
        return self._saved()

    def _add(self) -> HttpResponse:
        form = AddendumForm(self.request.POST)
        if not approval_of(self.meeting):
            raise Http404
        if not form.is_valid():
            return self._page(addendum=form, status=422)
        given = form.cleaned_data
        add_to_record(key=given["key"], meeting=self.meeting, text=given["text"], by=self.user, now=self.now)
        self._tell([one.person for one in self.meeting.copies.all()])
        return self._saved()

    def _circulate(self) -> HttpResponse:
        need_open(self.plan)
        if not approval_of(self.meeting):
            raise Http404
        waiting = waiting_for_copy(self.plan, self.meeting)
        if not waiting:  # the button pressed twice: everybody has it
            return self._saved()
        form = CirculateForm(self.request.POST, waiting=waiting)
        if not form.is_valid():
            return self._page(circulate=form, status=422)
        self._tell(circulate_record(meeting=self.meeting, people=form.chosen(), by=self.user, now=self.now))
        return self._saved()

    def _tell(self, people: list[Person]) -> None:
        """That there is something new, to those who have an account; nobody else is written to."""
        users = [one.user for one in people if one.user is not None]
        tell_staff(plan=self.plan, users=users, now=self.now)

    def _saved(self) -> HttpResponse:
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(self.request.path)

    def _page(
        self, *, addendum: AddendumForm | None = None, circulate: CirculateForm | None = None, status: int = 200
    ) -> HttpResponse:
        self.record("meeting.viewed", about=f"meeting:{self.meeting.pk}")
        record, approval = record_of(self.meeting), approval_of(self.meeting)
        waiting: list[Person] = []
        if self.writes and approval and self.plan.ended_on is None:
            waiting = waiting_for_copy(self.plan, self.meeting)
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "held": self.held,
            "meeting": self.meeting,
            "minutes": record,
            "lines": lines_of_record(record),
            "approval": approval,
            "leads": self.leads,
            "writes": self.writes,
            "addendum": (addendum or AddendumForm()) if self.writes and approval else None,
            "circulate": circulate or (CirculateForm(waiting=waiting) if waiting else None),
            "wrong": addendum or circulate,
        }
        return self.page("meeting_record.html", context, status)
