"""Who is around the child: somebody comes, stands otherwise to the child, or leaves. What they may read follows."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.engagement.selectors import exclusion_of
from portal.people.enums import ChangeReason, Format, Relation
from portal.people.exceptions import TieRefused
from portal.people.models import Relationship
from portal.people.rules import newcomer_id
from portal.people.services import Newcomer
from portal.wording.services import change_tie, take_in, take_out

from ..forms.network import REFUSALS, AddForm, ChangeForm, OutForm
from ..selectors.network import Around, alike, around, known_elsewhere, practitioners
from .base import PlanScreen


class NetworkScreen(PlanScreen):
    """What the screens of a child's network share."""

    action = Action.LEAD_PLAN
    changes_child = True

    def show(self, template: str, context: dict[str, Any], status: int = 200, about: str = "") -> HttpResponse:
        self.record("network.viewed", about=about)
        return self.page(template, {"plan": self.plan, "child": self.plan.child} | context, status)

    def to_network(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("practice:network", args=[self.plan.pk]))


class NetworkView(NetworkScreen):
    """Everybody, with what each was given; then the practitioners."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        people = around(self.plan, self.today, self.now)
        return self.show("network.html", {"people": people, "practitioners": practitioners(self.plan), "wide": True})


class AddView(NetworkScreen):
    """Take somebody into the network."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show(self._form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        form = self._form(request.POST)
        if not form.is_valid() or not self._is_somebody_else(form):
            if form.has_error("who") and self._is_here(request.POST["who"]):
                return self.to_network()  # the button pressed twice
            return self._show(form, status=422)
        given = form.cleaned_data
        new = Newcomer(given["given_name"], given["family_name"], given["language"], Format(given["format"]))
        try:
            take_in(
                key=given["key"], plan=self.plan, who=form.chosen or new, tie=form.tie(), by=self.user, now=self.now
            )
        except TieRefused as refused:
            form.add_error("relation", REFUSALS.get(refused.reason, REFUSALS["already"]))
            return self._show(form, status=422)
        messages.success(request, _("Saved. Share the plan with them if they should read it."))
        return self.to_network()

    def _is_somebody_else(self, form: AddForm) -> bool:
        """Whether nobody there may be the same, or the lead says that it is another."""
        given = form.cleaned_data
        name = f"{given['given_name']} {given['family_name']}"
        if form.chosen is not None or given["is_other"] or self._is_sent_again(given["key"]):
            return True
        found = alike(self.plan.child, list(form.known.values()), name)
        if found:
            text = _("There is %(name)s already. Is it the same person?")
            form.add_error("is_other", text % {"name": ", ".join(found)})
        return not found

    def _is_here(self, key: str) -> bool:
        return key in {str(pk) for pk in self.plan.child.relationships.values_list("person", flat=True)}

    def _is_sent_again(self, key: UUID) -> bool:
        return self.plan.child.relationships.filter(person=newcomer_id(self.plan.child_id, key)).exists()

    def _form(self, data: Any = None) -> AddForm:
        return AddForm(data, known=known_elsewhere(self.plan.child, self.user))

    def _show(self, form: AddForm, status: int = 200) -> HttpResponse:
        return self.show("network_add.html", {"form": form}, status)


class TieView(NetworkScreen):
    """One of them: who they are to the child; `?out` asks once more before they are taken out."""

    tie: Relationship | None

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        found = self.plan.child.relationships.select_related("person__user").filter(person=kwargs["person"])
        self.tie = found.first()
        if self.tie is None and self.request.POST.get("do") != "out":
            raise Http404

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if "out" in request.GET or self._standing.relation == Relation.PRACTITIONER:
            return self._ask()
        return self._show(self._form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        match request.POST.get("do"):
            case "change":
                return self._change(self._form(request.POST))
            case "out":
                return self._out()
        raise Http404

    def _change(self, form: ChangeForm) -> HttpResponse:
        if self._standing.relation == Relation.PRACTITIONER:
            raise Http404
        if not form.is_valid():
            return self._show(form, status=422)
        given = form.cleaned_data
        try:
            is_closed = change_tie(
                plan=self.plan, relationship=self._standing, revision=given["revision"], tie=form.tie(),
                why=ChangeReason(given["why"]), by=self.user, today=self.today, now=self.now,
            )  # fmt: skip
        except (Conflict, Relationship.DoesNotExist):
            return self._show(form, status=409, is_newer=True)
        messages.success(self.request, _("Saved."))
        if is_closed:
            messages.warning(self.request, _("What was shared with them is closed. Look at it again."))
        return self.to_network()

    def _out(self) -> HttpResponse:
        form = OutForm(self.request.POST)
        if self.tie is not None:  # else they are out, whoever did it
            if not form.is_valid():
                raise Http404
            if self._keeps() or self._stays():
                return self._ask(status=409)
            try:
                take_out(plan=self.plan, relationship=self.tie, revision=form.cleaned_data["revision"], by=self.user,
                         today=self.today, now=self.now)  # fmt: skip
            except Conflict:
                self.tie.refresh_from_db()
                return self._ask(status=409, is_newer=True)
        messages.success(self.request, _("Ended. They read nothing from now on."))
        return self.to_network()

    @property
    def _standing(self) -> Relationship:
        if self.tie is None:
            raise Http404
        return self.tie

    def _keeps(self) -> bool:
        """A decision about them has to be ended first: nobody could find it afterwards."""
        return exclusion_of(self.plan, self._standing.person_id) is not None

    def _stays(self) -> bool:
        """The lead and the team manager leave with the allocation, not here."""
        return any(one.stays for one in practitioners(self.plan) if one.person.pk == self._standing.person_id)

    def _form(self, data: Any = None) -> ChangeForm:
        one = self._standing
        now = {"relation": one.relation, "parental_responsibility": one.parental_responsibility,
               "revision": one.revision}  # fmt: skip
        return ChangeForm(data, initial=now)

    def _show(self, form: ChangeForm, status: int = 200, **more: Any) -> HttpResponse:
        one = self._standing
        return self.show("network_tie.html", {"form": form, "tie": one} | more, status, f"person:{one.person_id}")

    def _ask(self, status: int = 200, **more: Any) -> HttpResponse:
        one = self._standing
        if self._stays():
            raise Http404
        context = {
            "tie": one,
            "one": self._row(),
            "form": OutForm(initial={"revision": one.revision}),
            "in_group": self.plan.members.filter(person=one.person_id, until=None).exists(),
            "keeps": self._keeps(),
        }
        return self.show("network_out.html", context | more, status, f"person:{one.person_id}")

    def _row(self) -> Around | None:
        found = around(self.plan, self.today, self.now)
        return next((row for row in found if row.tie and row.tie.pk == self._standing.pk), None)
