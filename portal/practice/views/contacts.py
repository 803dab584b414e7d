"""Where a reader can be reached safely (T10, T11)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.people import services
from portal.people.exceptions import ContactClash
from portal.people.models import SafeContact
from portal.people.rules import CONFIRMED_FOR
from portal.people.sealing import opened
from portal.people.selectors import Known, contacts_of, usable
from portal.wording.selectors import reader

from ..forms.reader import ContactForm, StandingContactForm
from .base import PlanScreen


class ContactsView(PlanScreen):
    """What is known, when it was asked about, and a form for another one. Shown to the lead alone."""

    action = Action.LEAD_PLAN
    known: Known

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.known = reader(self.plan, kwargs["person"])

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show(ContactForm())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        do = request.POST.get("do", "")
        if do == "keep":
            return self._keep(ContactForm(request.POST))
        form = StandingContactForm(request.POST)
        contact = self._contact(form.cleaned_data["contact"]) if form.is_valid() else None
        if contact is None:
            raise Http404
        return self._change(contact, form.cleaned_data["revision"], do)

    def _keep(self, form: ContactForm) -> HttpResponse:
        if not form.is_valid():
            return self._show(form, status=422)
        given = form.cleaned_data
        standing = next((one for one in self._standing() if one.kind == given["kind"]), None)
        try:
            services.keep_contact(
                person=self.known.person, kind=given["kind"], value=given["value"], is_safe=given["is_safe"],
                clash_reason=given["clash_reason"], seen=standing.pk if standing else None, by=self.user,
                today=self.today, now=self.now,
            )  # fmt: skip
        except ContactClash:
            form.add_error("clash_reason", _("An adult around the child uses it too. Write down why it is right."))
            return self._show(form, status=422, clash=True)
        return self._saved()

    def _change(self, contact: SafeContact, revision: int, do: str) -> HttpResponse:
        common: dict[str, Any] = {"contact": contact, "revision": revision, "by": self.user, "now": self.now}
        try:
            match do:
                case "safe" | "not_safe":
                    services.confirm_contact(is_safe=do == "safe", today=self.today, **common)
                case "end":
                    services.end_contact(**common)
                case _:
                    raise Http404
        except Conflict:
            return self._show(ContactForm(), status=409, is_newer=True)
        return self._saved()

    def _saved(self) -> HttpResponse:
        messages.success(self.request, _("Saved."))  # never what was saved: others may look on
        return HttpResponseRedirect(self.request.path)

    def _standing(self) -> list[SafeContact]:
        return contacts_of([self.known.person.pk]).get(self.known.person.pk, [])

    def _contact(self, key: int) -> SafeContact | None:
        return next((one for one in self._standing() if one.pk == key), None)

    def _show(self, form: ContactForm, status: int = 200, **more: Any) -> HttpResponse:
        self.record("contacts.viewed", about=f"person:{self.known.person.pk}")
        rows = [
            {
                "contact": one,
                "value": opened(one.sealed),
                "is_usable": usable(one, self.today),
                "ask_by": one.confirmed_on + CONFIRMED_FOR,
                "form": StandingContactForm(
                    initial={"contact": one.pk, "revision": one.revision}, auto_id=f"id_{one.pk}_%s"
                ),
            }
            for one in self._standing()
        ]
        context = {"plan": self.plan, "child": self.plan.child, "known": self.known, "rows": rows, "form": form}
        return self.page("contacts.html", context | more, status)
