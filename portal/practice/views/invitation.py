"""A reader's way in: invited by a link and a code, back into a lost account, frozen in one press (T11, T13)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.accounts.exceptions import NotFrozen, NotInvitable
from portal.accounts.rules import spoken
from portal.accounts.services import freeze, invite, send, unfreeze
from portal.people.selectors import Known
from portal.wording.selectors import reader

from ..forms.reader import UnfreezeForm
from ..selectors.sharing import kept_out
from ..selectors.ways import Way, ways_of
from .base import PlanScreen


class InviteView(PlanScreen):
    """What somebody has, and what can be done about it. Link and code are shown once."""

    action = Action.LEAD_PLAN
    known: Known

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.known = reader(self.plan, kwargs["person"])

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show(UnfreezeForm())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        match request.POST.get("do", "invite"):
            case "invite" | "send" as do:
                return self._invite(by_mail=do == "send")
            case "recover" | "recover_send" as do if "checked" in request.POST:
                return self._invite(by_mail=do == "recover_send", is_recovery=True)
            case "recover" | "recover_send":
                return self._show(UnfreezeForm(), status=422, unchecked=True)
            case "freeze":
                return self._freeze()
            case "unfreeze":
                return self._unfreeze(UnfreezeForm(request.POST))
        raise Http404

    def _invite(self, *, by_mail: bool, is_recovery: bool = False) -> HttpResponse:
        person, about = self.known.person, f"person:{self.known.person.pk}"
        try:
            if (person.user_id is not None) != is_recovery or kept_out(self.plan, self.known):
                raise NotInvitable
            invitation, token, code = invite(person=person, by=self.user, now=self.now)
        except NotInvitable:
            self.record("invitation.refused", about=about)
            return self.page("not_invited.html", self._about(), status=409)
        self.record("invitation.given", about=about)
        link = self.request.build_absolute_uri(reverse("accounts:invitation", args=[token]))
        sent = by_mail and send(invitation=invitation, link=link, by=self.user, now=self.now)
        # Who has link and code can open the account: the worker who sent the link needs the code alone.
        shown = {"link": "" if sent else link, "code": spoken(code), "until": invitation.expires_at,
                 "sent": sent, "not_sent": by_mail and not sent}  # fmt: skip
        response = self.page("invited.html", self._about() | shown)
        response["Cache-Control"] = "no-store"
        return response

    def _freeze(self) -> HttpResponse:
        if self.known.person.user is None:
            raise Http404
        try:
            freeze(user=self.known.person.user, by=self.user, now=self.now)
        except NotFrozen as error:
            raise Http404 from error
        self.record("account.frozen", about=f"person:{self.known.person.pk}")
        messages.success(self.request, _("The account is frozen. Nobody can use it."))
        return HttpResponseRedirect(self.request.path)

    def _unfreeze(self, form: UnfreezeForm) -> HttpResponse:
        if not form.is_valid():
            return self._show(form, status=422)
        if self.known.person.user is None:
            raise Http404
        try:
            unfreeze(user=self.known.person.user, reason=form.cleaned_data["reason"], by=self.user, now=self.now)
        except NotFrozen:
            return HttpResponseRedirect(self.request.path)  # somebody else did it, or the button was pressed twice
        self.record("account.unfrozen", about=f"person:{self.known.person.pk}")
        messages.success(self.request, _("The account is open again. They sign in as before."))
        return HttpResponseRedirect(self.request.path)

    def _way(self) -> Way:
        return ways_of([self.known.person], now=self.now)[self.known.person.pk]

    def _about(self) -> dict[str, Any]:
        return {"plan": self.plan, "child": self.plan.child, "known": self.known}

    def _show(self, form: UnfreezeForm, status: int = 200, **more: Any) -> HttpResponse:
        self.record("account.viewed", about=f"person:{self.known.person.pk}")
        context = {"way": self._way(), "form": form, "kept_out": kept_out(self.plan, self.known)}
        return self.page("account.html", self._about() | context | more, status)
