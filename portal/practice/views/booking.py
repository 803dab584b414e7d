"""Booking the next meeting of the core group (R-001-48, R-002-11)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.plans.selectors import booked_meeting, need_open, next_core_group
from portal.plans.services import book_meeting, call_off

from ..forms.booking import BookingForm
from .base import PlanScreen


class BookingView(PlanScreen):
    """The day of the next meeting. Past the day on which it is due it is a warning, and needs a reason; it is not
    refused."""

    action = Action.LEAD_PLAN

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        need_open(self.plan)
        self.due = next_core_group(self.plan)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(BookingForm(today=self.today, due=self.due))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        need_open(self.plan)
        if request.POST.get("do") == "call_off":
            booked = booked_meeting(self.plan)
            if booked is not None and str(booked.pk) == request.POST.get("booked"):
                call_off(booked=booked, by=self.user, now=self.now)
            return self._saved()
        form = BookingForm(request.POST, today=self.today, due=self.due)
        if not form.is_valid():
            return self._page(form, status=422)
        given = form.cleaned_data
        book_meeting(
            key=given["key"], plan=self.plan, on=given["on"], at=given["time"], place=given["place"],
            reason=given["reason"], by=self.user, today=self.today, now=self.now,
        )  # fmt: skip
        return self._saved()

    def _saved(self) -> HttpResponse:
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(f"{reverse('practice:plan', args=[self.plan.pk])}#dates")

    def _page(self, form: BookingForm, status: int = 200) -> HttpResponse:
        self.record("booking.viewed")
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "form": form,
            "due": self.due,
            "booked": booked_meeting(self.plan),
        }
        return self.page("booking.html", context, status)
