"""Visits to the child, and what is done when somebody does not let the child be seen."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.access import grants
from portal.access.actions import Action
from portal.people.selectors import brothers_and_sisters
from portal.plans.models import Plan
from portal.plans.selectors import need_open
from portal.plans.services import set_visit_days
from portal.visits.exceptions import VisitRefused
from portal.visits.models import ChildSeen
from portal.visits.selectors import coverage, open_denials, visits_of
from portal.visits.services import record_visit, report_denied

from ..forms.visits import DeniedForm, OftenForm, VisitForm, as_filled
from ..selectors.plan import dates_of
from ..selectors.visits import bedroom, could_refuse, kept_visits, seeing_dates, urgent
from .base import PlanScreen


class VisitsView(PlanScreen):
    """Every visit, what is due, and whether each child of the family was seen (R-002-20, -21, R-001-34, -41, -42)."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(OftenForm(initial={"days": self.plan.visit_days}))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """How often the plan asks for a visit; the lead says it."""
        grants.hold(self.user, Action.LEAD_PLAN, self.plan)
        need_open(self.plan)
        form = OftenForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        days = form.cleaned_data["days"]
        if days != self.plan.visit_days:
            set_visit_days(plan=self.plan, days=days, by=self.user, today=self.today, now=self.now)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)

    def _page(self, form: OftenForm, status: int = 200) -> HttpResponse:
        self.record("visits.viewed")
        plan = self.plan
        is_open = plan.ended_on is None
        dates = dates_of(plan, self.today) if is_open else []
        family = [plan.child, *brothers_and_sisters(plan.child)] if is_open else []
        context = {
            "plan": plan,
            "child": plan.child,
            "leads": grants.can(self.user, Action.LEAD_PLAN, plan),
            "kept": kept_visits(plan),
            "dates": seeing_dates(dates),
            "bedroom": bedroom(plan, dates, self.today) if is_open else None,
            "covered": coverage(family, self.user, self.today),
            "denials": list(open_denials(plan)),
            "denied": list(plan.denials.select_related("refused_by", "reported_by__person")),
            "form": form,
        }
        return self.page("visits.html", context, status)


class VisitView(PlanScreen):
    """Record a visit, or correct what was recorded of one."""

    action = Action.LEAD_PLAN
    corrects: ChildSeen | None = None

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if "visit" in kwargs:
            self.corrects = self.plan.visits.filter(pk=kwargs["visit"]).first()
            if self.corrects is None:
                raise Http404

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if self.corrects and not visits_of(self.plan).filter(pk=self.corrects.pk).exists():
            raise Http404  # it is corrected; the newer record can be
        filled = as_filled(self.corrects) if self.corrects else {}
        return self._page(VisitForm(plan=self.plan, today=self.today, initial=filled))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        form = VisitForm(request.POST, plan=self.plan, today=self.today)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            record_visit(
                key=form.cleaned_data["key"], plan=self.plan, visit=form.visit(), by=self.user, today=self.today,
                now=self.now, corrects=self.corrects,
            )  # fmt: skip
        except VisitRefused as error:
            if "corrects" in error.fields:
                return self._corrected_already(form)
            raise Http404 from error  # somebody ended the plan in between
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("practice:visits", args=[self.plan.pk]))

    def _corrected_already(self, form: VisitForm) -> HttpResponse:
        """What stands in its place now, and what was typed, to correct that (T25)."""
        newer = next(one.visit for one in kept_visits(self.plan) if self.corrects in one.before)
        return self._page(form, status=409, newer=newer)

    def _page(self, form: VisitForm, status: int = 200, **more: Any) -> HttpResponse:
        self.record("visits.viewed")
        context = {"plan": self.plan, "child": self.plan.child, "form": form, "corrects": self.corrects} | more
        return self.page("visit.html", context, status)


class DeniedView(PlanScreen):
    """Somebody did not let a practitioner see the child: report it, and what to do at once (R-002-24)."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(self._form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        # The plan before the grant, as `grants.refresh` takes them: whom the lead shares with meanwhile is no matter.
        Plan.objects.select_for_update(no_key=True).get(pk=self.plan.pk)
        self.hold()
        if self.plan.ended_on is not None:
            raise Http404
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        given, (person, name) = form.cleaned_data, form.refused()
        report_denied(
            key=given["key"], plan=self.plan, on=given["on"], refused_by=person, refused_name=name,
            happened=given["what_happened"], done=given["what_was_done"], by=self.user, today=self.today, now=self.now,
        )  # fmt: skip
        messages.success(request, _("Reported. Those who work with the family are told that there is something new."))
        return HttpResponseRedirect(request.path)

    def _form(self, data: Any = None) -> DeniedForm:
        return DeniedForm(data, known=could_refuse(self.plan), plan=self.plan, today=self.today)

    def _page(self, form: DeniedForm, status: int = 200) -> HttpResponse:
        self.record("denied.viewed")
        denials = list(open_denials(self.plan))
        # What was reported stands there with what to do about it; another report is asked for.
        reports = form.is_bound or not denials or "again" in self.request.GET
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "form": form,
            "reports": reports and self.plan.ended_on is None,
            "leads": grants.can(self.user, Action.LEAD_PLAN, self.plan),
            "denials": denials,
            "urgent": urgent(self.plan, get_language() or "", self.user),
        }
        return self.page("denied.html", context, status)
