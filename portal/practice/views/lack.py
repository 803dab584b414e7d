"""A lack of engagement: the record, and what is decided about it (R-002-19)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.api import address_of
from portal.access import grants
from portal.access.actions import Action
from portal.engagement.enums import Option
from portal.engagement.exceptions import NotDecided
from portal.engagement.models import EngagementDecision, LackOfEngagement
from portal.engagement.selectors import is_decided, lack_of, lacks_of, lists_of, review_due
from portal.engagement.services import decide, record_lack
from portal.people.enums import Relation
from portal.plans.rules import Due
from portal.procedures.rules import in_language, lines_of

from ..forms.lack import REFUSALS, DecisionForm, LackForm
from ..selectors.engaging import may_be_excluded
from ..selectors.local import choices_here, chosen_here
from .base import PlanScreen, known_uuid

# What the packs call the page on reviews; the first that a place has is shown, else its manual.
REVIEWS = ("review-and-ending", "review-and-register", "reviews")


class LackView(PlanScreen):
    """Every record with what was decided. Whoever works on the plan adds one; the lead decides."""

    leads: bool
    due: Due | None

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.leads = grants.can(self.user, Action.LEAD_PLAN, self.plan)
        self.language = get_language() or ""
        self.signs, self.choices = lists_of(self.plan.jurisdiction, self.language)
        self.due = review_due(self.plan)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        if request.POST.get("do") == "decide":
            return self._decide(lack_of(self.plan, known_uuid(request.POST.get("lack", ""))))
        form = self._new(request.POST)
        if not form.is_valid():
            return self._page(new=form, status=422)
        given = form.cleaned_data
        record_lack(
            key=given["key"], plan=self.plan, person=form.people[given["person"]], behaviours=given["behaviours"],
            tried=given["tried"], meaning=given["meaning"], by=self.user, today=self.today, now=self.now,
        )  # fmt: skip
        return self._saved()

    def _decide(self, lack: LackOfEngagement) -> HttpResponse:
        grants.hold(self.user, Action.LEAD_PLAN, self.plan)
        form = self._form(lack, self.request.POST)
        is_valid, key = form.is_valid(), form.cleaned_data.get("key")
        if key and is_decided(lack, key):  # the button pressed twice: its day is no earlier one any more
            return self._saved()
        if not is_valid:
            return self._page(decision=form, status=422)
        given, (option, words) = form.cleaned_data, form.chosen
        try:
            decide(
                key=given["key"], lack=lack, option=option, words=words, reason=given["reason"],
                review_on=given["review_on"], by=self.user, today=self.today, now=self.now,
            )  # fmt: skip
        except NotDecided as refused:
            form.add_error(refused.reason, REFUSALS[refused.reason])
            return self._page(decision=form, status=422)
        return self._saved()

    def _saved(self) -> HttpResponse:
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(self.request.path)

    def _page(self, *, new: LackForm | None = None, decision: DecisionForm | None = None, status: int = 200
              ) -> HttpResponse:  # fmt: skip
        self.record("engagement.viewed")
        writes = self.plan.ended_on is None
        decides = self.leads and writes
        place = self.plan.jurisdiction
        found = (address_of(f"{place}/{one}", self.language) for one in REVIEWS)
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "rows": [self._row(one, decision if decides else None, decides) for one in lacks_of(self.plan)],
            "new": (new or self._new()) if writes else None,
            "wrong": new or decision,
            "due": self.due,
            "manual": next(filter(None, found), "") or address_of(place, self.language),
        }
        return self.page("lack.html", context, status)

    def _row(self, one: LackOfEngagement, wrong: DecisionForm | None, decides: bool) -> dict[str, Any]:
        form = wrong if wrong is not None and str(wrong["lack"].value()) == str(one.pk) else None
        decided = [(done, self._said(done)) for done in one.decisions.all()]
        return {
            "lack": one,
            "signs": [in_language(line, self.language) for line in lines_of(one.behaviours)],
            "decided": decided,
            "form": (form or self._form(one)) if decides else None,
        }

    def _said(self, done: EngagementDecision) -> str:
        return (
            in_language(done.words, self.language)
            if done.option == Option.LOCAL
            else chosen_here(done, "option", self.plan.jurisdiction)
        )

    def _new(self, data: Any = None) -> LackForm:
        # A brother or sister owes the plan nothing.
        adults = [one for one in may_be_excluded(self.plan) if one.relation != Relation.SIBLING]
        return LackForm(data, family=adults, signs=self.signs)

    def _form(self, lack: LackOfEngagement, data: Any = None) -> DecisionForm:
        due_on = self.due.due_on if self.due else None
        known = [(one.value, one.label) for one in (Option.CHAIR_TOLD, Option.REVIEW_FORWARD)]
        return DecisionForm(
            data, lack=lack.pk, options=self.choices, known=choices_here("option", known, self.plan.jurisdiction),
            today=self.today, due_on=due_on,
        )  # fmt: skip
