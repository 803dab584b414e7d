"""Differences between practitioners about a plan: the list, raising one, and its steps (R-004-73)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.escalation.exceptions import NoFurtherStage, OutOfDate
from portal.escalation.selectors import Standing, difference_of, differences_of
from portal.escalation.services import move_on, raise_difference, settle

from ..forms.difference import MoveForm, RaiseForm, SettleForm, StepForm
from ..selectors.differences import coming, row_of, stages_here, steps_of, urgent_contacts
from .base import PlanScreen


class DifferencesView(PlanScreen):
    """The differences about a plan, and a form to raise one; for everybody who works with the plan."""

    action = Action.VIEW_PLAN

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(RaiseForm())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        form = RaiseForm(request.POST)
        if self.plan.ended_on is not None or not form.is_valid():
            return self._page(form, status=422)
        made = raise_difference(plan=self.plan, by=self.user, today=self.today, now=self.now, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("practice:difference", args=[self.plan.pk, made.pk]))

    def _page(self, form: RaiseForm, status: int = 200) -> HttpResponse:
        self.record("differences.viewed")
        language = get_language()
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "rows": [row_of(one, language) for one in differences_of(self.plan, self.today)],
            "stages": stages_here(self.plan, language),
            "urgent": urgent_contacts(self.plan, language),
            "form": form,
        }
        return self.page("differences.html", context, status)


class DifferenceView(PlanScreen):
    """One difference with its steps, and the forms for the next: the stage that follows, or how it was settled."""

    action = Action.VIEW_PLAN
    standing: Standing

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.standing = difference_of(self.plan, kwargs["difference"], self.today)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(*self._forms())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        settling = "settled" in request.POST
        move, end = self._forms(None if settling else request.POST, request.POST if settling else None)
        form = end if settling else move
        if not form.is_valid():
            return self._page(move, end, form, status=422)
        try:
            self._take(form)
        except OutOfDate:
            self.standing = difference_of(self.plan, self.standing.difference.pk, self.today)  # as it stands by now
            form.add_error(None, _("Somebody took a step meanwhile. Look at it below, then send yours again."))
            return self._page(*self._again(move, end), form, status=409)
        except NoFurtherStage:
            form.add_error(None, _("There is no further stage. Say how it was settled."))
            return self._page(move, end, form, status=409)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)

    def _take(self, form: StepForm) -> None:
        """What the form says becomes the next step."""
        given, difference = form.cleaned_data, self.standing.difference
        if isinstance(form, SettleForm):
            settle(difference=difference, by=self.user, now=self.now, **given)
        else:
            move_on(difference=difference, by=self.user, today=self.today, now=self.now, **given)

    def _forms(self, move: Any = None, end: Any = None) -> tuple[MoveForm, SettleForm]:
        seen = self.standing.last.number
        return MoveForm(move, seen=seen, auto_id="move_%s"), SettleForm(end, seen=seen, auto_id="settle_%s")

    def _again(self, move: MoveForm, end: SettleForm) -> tuple[MoveForm, SettleForm]:
        """The forms with what was typed, for the step that stands there now."""
        now = str(self.standing.last.number)
        for form in (move, end):
            form.initial["seen"] = now
            if form.is_bound:
                typed = {name: form.data[name] for name in form.data}
                form.data = {**typed, "seen": now}
        return move, end

    def _page(
        self, move: MoveForm, end: SettleForm, refused: StepForm | None = None, status: int = 200
    ) -> HttpResponse:
        difference, language = self.standing.difference, get_language()
        self.record("difference.viewed", about=f"difference:{difference.pk}")
        stage = coming(self.standing, stages_here(self.plan, language))
        has_form = not self.standing.is_settled and (refused is not move or stage is not None)
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "standing": self.standing,
            "difference": difference,
            "steps": steps_of(self.standing, language),
            "coming": stage,
            "urgent": urgent_contacts(self.plan, language),
            "move": move,
            "settle": end,
            "refused": refused,
            "unsent": None if has_form else refused,
        }
        return self.page("difference.html", context, status)
