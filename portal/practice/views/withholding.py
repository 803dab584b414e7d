"""Keeping the plan from somebody on one of the three grounds, and ending that (R-004-08, R-004-09)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.api import address_of
from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.people.selectors import Known, managers
from portal.plans import services
from portal.plans.exceptions import WithholdingRefused
from portal.plans.models import Withholding
from portal.wording.selectors import reader

from ..forms.sharing import REFUSALS, EndForm, WithholdForm
from ..selectors.sharing import standing_withholding
from .base import PlanScreen

CARRIED = ("ground", "evidence", "authorised_by", "review_on_day", "review_on_month", "review_on_year")


class WithholdView(PlanScreen):
    """The form, a page that asks once more, and the decision that stands."""

    action = Action.LEAD_PLAN
    known: Known

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.known = reader(self.plan, kwargs["person"])

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        standing = standing_withholding(self.plan, self.known)
        return self._standing(standing) if standing else self._form(self._new())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        do = request.POST.get("do", "")
        if do == "end":
            return self._end()
        form = self._new(request.POST)
        if do == "change":
            return self._form(form)
        if not form.is_valid():
            return self._form(form, status=422)
        return self._withhold(form) if do == "confirm" else self._ask(form)

    def _withhold(self, form: WithholdForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            services.withhold(
                plan=self.plan,
                person=self.known.person,
                ground=given["ground"],
                evidence=given["evidence"],
                authorised_by=given["authorised_by"],
                review_on=given["review_on"],
                by=self.user,
                today=self.today,
                now=self.now,
            )
        except WithholdingRefused as refused:
            self.record("withholding.refused", about=f"person:{self.known.person.pk}", reason=refused.reason)
            if refused.reason == "already":
                return self._already(given["evidence"])
            form.add_error(refused.reason, REFUSALS[refused.reason])
            return self._form(form, status=422)
        messages.success(self.request, _("The plan is withheld."))
        return self._to_readers()

    def _already(self, evidence: str) -> HttpResponse:
        standing = standing_withholding(self.plan, self.known)
        if standing is None:
            raise Http404
        if standing.decided_by_id == self.user.pk and standing.evidence == evidence:
            return self._to_readers()  # the button was pressed twice
        return self._standing(standing, typed=evidence, status=409)

    def _end(self) -> HttpResponse:
        form, standing = EndForm(self.request.POST), standing_withholding(self.plan, self.known)
        if not form.is_valid():
            raise Http404
        if standing is None:
            return self._to_readers()  # it is ended, whoever did it
        if standing.pk != form.cleaned_data["decision"]:
            return self._standing(standing, is_newer=True, status=409)
        try:
            services.end_withholding(
                withholding=standing, revision=form.cleaned_data["revision"], by=self.user, now=self.now
            )
        except Conflict:
            return self._standing(standing, is_newer=True, status=409)
        messages.success(self.request, _("The withholding is ended. Share the plan anew if they should read it."))
        return self._to_readers()

    def _new(self, data: Any = None) -> WithholdForm:
        return WithholdForm(data, authorisers=managers(beside=self.user), today=self.today)

    def _form(self, form: WithholdForm, status: int = 200) -> HttpResponse:
        # Every pack has a page on sharing; where one has none, the reader finds it from the manual's index.
        place, language = self.plan.jurisdiction, get_language() or ""
        guidance = address_of(f"{place}/sharing", language) or address_of(place, language)
        return self._show("withhold.html", {"form": form, "guidance": guidance}, status)

    def _ask(self, form: WithholdForm) -> HttpResponse:
        carried = [(name, self.request.POST.get(name, "")) for name in CARRIED]
        ground = dict(form.fields["ground"].choices)[form.cleaned_data["ground"]]  # type: ignore[attr-defined]
        return self._show("withhold_confirm.html", {"given": form.cleaned_data, "ground": ground, "carried": carried})

    def _standing(self, standing: Withholding, status: int = 200, **more: Any) -> HttpResponse:
        form = EndForm(initial={"decision": standing.pk, "revision": standing.revision})
        return self._show("withheld.html", {"standing": standing, "form": form} | more, status)

    def _show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        self.record("withholding.viewed", about=f"person:{self.known.person.pk}")
        return self.page(template, {"plan": self.plan, "child": self.plan.child, "known": self.known} | context, status)

    def _to_readers(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("practice:release", args=[self.plan.pk]))
