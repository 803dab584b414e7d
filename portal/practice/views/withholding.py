"""Keeping the plan, or things in it, from somebody on one of three grounds, and ending that (R-004-08, R-004-09)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.api import address_of
from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.people.models import Person
from portal.people.selectors import Known, managers
from portal.plans.exceptions import WithholdingRefused
from portal.plans.models import Withholding
from portal.plans.selectors import latest_version
from portal.procedures.selectors import lawful_bases
from portal.wording import services
from portal.wording.selectors import reader
from portal.wording.standing import releases

from ..forms.sharing import REFUSALS, WHOLE, EndForm, WithholdForm
from ..selectors.items import withholdable
from ..selectors.sharing import withholdings_of
from .base import PlanScreen

CARRIED = ("scope", "items", "ground", "basis", "evidence", "authorised_by", "review_on_day", "review_on_month",
           "review_on_year")  # fmt: skip


class WithholdView(PlanScreen):
    """The form, a page that asks once more, and the decisions that stand."""

    action = Action.LEAD_PLAN
    known: Known

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.known = reader(self.plan, kwargs["person"])

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        standing = withholdings_of(self.plan, self.known)
        # Who is kept out of the whole plan cannot be kept out of more; else another decision can follow the first.
        if standing and (standing[0].is_whole or "more" not in request.GET):
            return self._standing(standing)
        return self._form(self._new(standing))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        do = request.POST.get("do", "")
        if do == "end":
            return self._end()
        form = self._new(withholdings_of(self.plan, self.known), request.POST)
        if do == "change":
            return self._form(form)
        if not form.is_valid():
            # What was free when it was asked for is withheld now: the button was pressed twice, or somebody was faster.
            return self._already(form) if do == "confirm" and "items" in form.errors else self._form(form, status=422)
        return self._withhold(form) if do == "confirm" else self._ask(form)

    def _withhold(self, form: WithholdForm) -> HttpResponse:
        given = form.cleaned_data
        whole = given["scope"] == WHOLE
        try:
            _made, unread = services.withhold(
                plan=self.plan,
                person=self.known.person,
                items=None if whole else [UUID(key) for key, _text in form.chosen],
                ground=given["ground"],
                evidence=given["evidence"],
                basis=given["basis"],
                authorised_by=given["authorised_by"],
                review_on=given["review_on"],
                by=self.user,
                today=self.today,
                now=self.now,
            )
        except WithholdingRefused as refused:
            self.record("withholding.refused", about=f"person:{self.known.person.pk}", reason=refused.reason)
            if refused.reason == "already":
                return self._already(form)
            form.add_error(refused.reason, REFUSALS[refused.reason])
            return self._form(form, status=422)
        if whole:
            messages.success(self.request, _("The plan is withheld."))
        else:
            messages.success(self.request, _("It is withheld. What they read is made without it."))
        return self._to_readers(unread)

    def _already(self, form: WithholdForm) -> HttpResponse:
        standing, evidence = withholdings_of(self.plan, self.known), self.request.POST.get("evidence", "")
        if not standing:
            raise Http404
        if any(one.decided_by_id == self.user.pk and one.evidence == evidence.strip() for one in standing):
            return self._to_readers([])  # the button was pressed twice
        return self._standing(standing, typed=evidence, status=409)

    def _end(self) -> HttpResponse:
        form, standing = EndForm(self.request.POST), withholdings_of(self.plan, self.known)
        if not form.is_valid():
            raise Http404
        one = next((one for one in standing if one.pk == form.cleaned_data["decision"]), None)
        if one is None:
            # It is ended, whoever did it; where another one stands it is not what its reader looked at.
            return self._standing(standing, is_newer=True, status=409) if standing else self._to_readers([])
        try:
            unread = services.end_withholding(
                withholding=one, revision=form.cleaned_data["revision"], by=self.user, now=self.now
            )
        except Conflict:
            return self._standing(standing, is_newer=True, status=409)
        if one.is_whole:
            messages.success(self.request, _("The withholding is ended. Share the plan anew if they should read it."))
        else:
            messages.success(self.request, _("The withholding is ended. What they read is made with it again."))
        return self._to_readers(unread)

    def _new(self, standing: list[Withholding], data: Any = None) -> WithholdForm:
        release = releases(self.plan).filter(person=self.known.person).select_related("reading__version").first()
        items = withholdable(self.plan, latest_version(self.plan), release, standing)
        return WithholdForm(
            data, authorisers=managers(beside=self.user), items=items, bases=lawful_bases(self.plan.jurisdiction),
            today=self.today,
        )  # fmt: skip

    def _form(self, form: WithholdForm, status: int = 200) -> HttpResponse:
        # Every pack has a page on sharing; where one has none, the reader finds it from the manual's index.
        place, language = self.plan.jurisdiction, get_language() or ""
        guidance = address_of(f"{place}/sharing", language) or address_of(place, language)
        return self._show("withhold.html", {"form": form, "guidance": guidance}, status)

    def _ask(self, form: WithholdForm) -> HttpResponse:
        carried = [(name, value) for name in CARRIED for value in self.request.POST.getlist(name)]
        ground = dict(form.fields["ground"].choices)[form.cleaned_data["ground"]]  # type: ignore[attr-defined]
        context = {"given": form.cleaned_data, "chosen": form.chosen, "ground": ground, "carried": carried}
        return self._show("withhold_confirm.html", context)

    def _standing(self, standing: list[Withholding], status: int = 200, **more: Any) -> HttpResponse:
        said = dict(withholdable(self.plan, latest_version(self.plan), None, []))
        rows = [
            (one, EndForm(initial={"decision": one.pk, "revision": one.revision}, auto_id=f"id_{one.pk}_%s"),
             [said.get(str(item.item_id), _("Something that is no longer in the plan")) for item in one.items.all()])
            for one in standing
        ]  # fmt: skip
        return self._show("withheld.html", {"rows": rows, "is_whole": standing[0].is_whole} | more, status)

    def _show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        self.record("withholding.viewed", about=f"person:{self.known.person.pk}")
        return self.page(template, {"plan": self.plan, "child": self.plan.child, "known": self.known} | context, status)

    def _to_readers(self, unread: list[Person]) -> HttpResponse:
        for person in unread:
            text = _("%(name)s reads nothing now: what they read could not be made anew. Look at what is to be done.")
            messages.warning(self.request, text % {"name": person})
        return HttpResponseRedirect(reverse("practice:release", args=[self.plan.pk]))
