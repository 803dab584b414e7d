"""How far each person is with the plan, and recording that it was explained to them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.dialogue.enums import How, Understood
from portal.dialogue.exceptions import NotExplained
from portal.dialogue.models import Explanation
from portal.dialogue.selectors import person_rows
from portal.dialogue.services import explain
from portal.people.selectors import Known
from portal.plans.selectors import latest_version
from portal.wording.models import Release
from portal.wording.selectors import reader

from ..forms.dialogue import REFUSALS, ExplainForm
from .base import PlanScreen


class PeopleView(PlanScreen):
    """Invited, signed in, read, understood, open questions, explained: each reader at a glance."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.record("people.viewed")
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "version": latest_version(self.plan),
            "rows": person_rows(self.plan, self.today),
            "wide": True,
        }
        return self.page("people.html", context)


class ExplainView(PlanScreen):
    """Record that the plan was explained to one person: when, how, with whom, and what they understood."""

    action = Action.LEAD_PLAN
    known: Known

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.known = reader(self.plan, kwargs["person"])

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(self._form())

    def post(self, request: HttpRequest, person: UUID, **_kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        given = form.cleaned_data
        try:
            explain(
                key=given["key"], plan=self.plan, person=self.known.person, on=given["on"], how=How(given["how"]),
                understood=Understood(given["understood"]), interpreter=given["interpreter"], level=given["level"],
                follow_up=given["follow_up"], by=self.user, today=self.today, now=self.now,
            )  # fmt: skip
        except NotExplained as refused:
            form.add_error(refused.reason, REFUSALS[refused.reason])
            return self._page(form, status=422)
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(reverse("practice:people", args=[self.plan.pk]))

    def _form(self, data: Any = None) -> ExplainForm:
        given = Release.objects.filter(plan=self.plan, person=self.known.person)
        level = given.values_list("reading__level", flat=True).first() or ""
        return ExplainForm(data, since=self.plan.started_on, today=self.today, level=level)

    def _page(self, form: ExplainForm, status: int = 200) -> HttpResponse:
        self.record("explaining.viewed", about=f"person:{self.known.person.pk}")
        earlier = Explanation.objects.filter(plan=self.plan, person=self.known.person)
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "known": self.known,
            "form": form,
            "earlier": earlier.select_related("version", "recorded_by__person").order_by("-recorded_at"),
        }
        return self.page("explain.html", context, status=status)
