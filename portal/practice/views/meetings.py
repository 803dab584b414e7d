"""Core group meetings: what was recorded of each, and whether everybody of the family was part of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.people.models import Person
from portal.plans.selectors import latest_version
from portal.plans.services import acknowledge, record_meeting

from ..forms.meeting import InvolvedForm, MeetingForm
from ..selectors.meetings import family_of, meetings_of
from .base import PlanScreen


class MeetingsView(PlanScreen):
    """The meetings of the core group, and a form for the next (R-004-16, R-001-45)."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(*self._forms())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        form, people = self._forms(request.POST)
        if not all([form.is_valid(), *(one.is_valid() for one in people)]):  # each says what is wrong with it
            return self._page(form, people, status=422)
        given = form.cleaned_data
        record_meeting(
            key=given["key"], plan=self.plan, on=given["on"], purpose=given["purpose"],
            family=[one.involved() for one in people], by=self.user, today=self.today, now=self.now,
        )  # fmt: skip
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)

    def _forms(self, data: Any = None) -> tuple[MeetingForm, list[InvolvedForm]]:
        form = MeetingForm(data, first=self.plan.started_on, today=self.today)
        return form, [InvolvedForm(data, known=known) for known in family_of(self.plan)]

    def _page(self, form: MeetingForm, people: list[InvolvedForm], status: int = 200) -> HttpResponse:
        self.record("meetings.viewed")
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "meetings": meetings_of(self.plan),
            "form": form,
            "people": people,
            "has_errors": status != 200,
        }
        return self.page("meetings.html", context, status)


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
