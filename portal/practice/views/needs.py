"""What the family needs to take part, and how far that is (R-002-17)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.access import grants
from portal.access.actions import Action
from portal.engagement.selectors import Need, need_of, needs_of
from portal.engagement.services import add_need, record_state

from ..forms.needs import NeedForm, StateForm
from ..selectors.meetings import family_of
from .base import PlanScreen, known_uuid


class NeedsView(PlanScreen):
    """Every need of the plan's family with its history; the lead adds to it and says how far each is."""

    leads: bool

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.leads = grants.can(self.user, Action.LEAD_PLAN, self.plan)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        grants.hold(self.user, Action.LEAD_PLAN, self.plan)
        if request.POST.get("do") == "add":
            return self._add(NeedForm(request.POST, family=family_of(self.plan)))
        need = need_of(self.plan, known_uuid(request.POST.get("need", "")))
        form = StateForm(request.POST, need=need.pk, today=self.today)
        if not form.is_valid():
            return self._page(state=form, status=422)
        given = form.cleaned_data
        record_state(
            key=given["key"], need=need, state=given["state"], how=given["text"], on=given["on"], by=self.user,
            today=self.today, now=self.now,
        )  # fmt: skip
        return self._saved()

    def _add(self, form: NeedForm) -> HttpResponse:
        if not form.is_valid():
            return self._page(new=form, status=422)
        given = form.cleaned_data
        add_need(
            key=given["key"], plan=self.plan, person=form.people[given["person"]], kind=given["kind"],
            what=given["text"], language=get_language() or "", by=self.user, now=self.now,
        )  # fmt: skip
        return self._saved()

    def _saved(self) -> HttpResponse:
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(self.request.path)

    def _page(self, *, new: NeedForm | None = None, state: StateForm | None = None, status: int = 200) -> HttpResponse:
        self.record("needs.viewed")
        writes = self.leads and self.plan.ended_on is None
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "rows": [(one, self._form(one, state) if writes else None) for one in needs_of(self.plan)],
            "new": (new or NeedForm(family=family_of(self.plan))) if writes else None,
            "wrong": new or state,
        }
        return self.page("needs.html", context, status)

    def _form(self, one: Need, wrong: StateForm | None) -> StateForm:
        if wrong is not None and str(wrong["need"].value()) == str(one.need.pk):
            return wrong
        return StateForm(need=one.need.pk, today=self.today)
