"""An invitation: first the code, then the account. Opening the link changes and tells nothing (T13)."""

import time
from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from .. import rules, selectors, services
from ..enums import State
from ..exceptions import InvitationShut, UsernameTaken
from ..forms.invitation import InvitationCode, NewAccount
from ..models import Invitation
from .arrive import keep_language

PROOF = "invitation"  # in the session: [id, when] of the invitation whose code was right


@method_decorator(sensitive_post_parameters(), name="dispatch")
class InvitationView(View):
    """The code was right in this browser or it was not; a forwarded link starts from the code."""

    invitation: Invitation

    def dispatch(self, request: HttpRequest, *args: Any, token: str, **kwargs: Any) -> Any:
        found = selectors.by_token(token)
        if found is None:
            return self.shut(404)
        if selectors.state(found, now=timezone.now()) is not State.OPEN:
            return self.shut(410)
        self.invitation = found
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        if not self._proven():
            return self._page("accounts/invitation/code.html", InvitationCode())
        return self._account_page(NewAccount(person=self.invitation.person, initial={"language": self._speak()}))

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            return self._open() if self._proven() else self._prove()
        except InvitationShut:
            return self.shut(410)

    def _prove(self) -> HttpResponse:
        form = InvitationCode(self.request.POST)
        if not form.is_valid():
            return self._page("accounts/invitation/code.html", form)
        now = timezone.now()
        if services.try_code(invitation=self.invitation, code=form.cleaned_data["code"], now=now):
            self.request.session.cycle_key()  # nobody waits in a session made before (T14)
            self.request.session[PROOF] = [str(self.invitation.pk), int(time.time())]
            return redirect(self.request.path)
        self.invitation.refresh_from_db()
        if selectors.state(self.invitation, now=now) is not State.OPEN:
            return self.shut(410)
        form.add_error("code", _("That is not the code of this invitation. Check the 8 digits and try again."))
        return self._page("accounts/invitation/code.html", form)

    def _open(self) -> HttpResponse:
        self._speak()
        form = NewAccount(self.request.POST, person=self.invitation.person)
        if not form.is_valid():
            return self._account_page(form)
        try:
            user = services.accept(
                invitation_id=self.invitation.pk,
                username=form.cleaned_data.get("username", ""),
                password=form.cleaned_data["password"],
                now=timezone.now(),
            )
        except UsernameTaken:
            form.add_error("username", _("Somebody else has this user name. Choose another one."))
            return self._account_page(form)
        del self.request.session[PROOF]
        login = Login(user=user, redirect_url=reverse("accounts:offer"))
        response: HttpResponse = perform_password_login(self.request, {"username": user.username}, login)
        keep_language(response, form.cleaned_data["language"])
        return response

    def _proven(self) -> bool:
        proof = self.request.session.get(PROOF, ["", 0])
        fresh = time.time() - proof[1] < rules.PROVEN.total_seconds()
        return fresh and bool(proof[0] == str(self.invitation.pk))

    def _speak(self) -> str:
        """The language of the second step: the reader's choice, else the one we know of the person."""
        known = self.invitation.person.language
        if settings.LANGUAGE_COOKIE_NAME not in self.request.COOKIES and known in dict(settings.LANGUAGES):
            translation.activate(known)
            self.request.LANGUAGE_CODE = known
        return translation.get_language() or settings.LANGUAGE_CODE

    def _account_page(self, form: NewAccount) -> HttpResponse:
        return self._page("accounts/invitation/account.html", form, account=self.invitation.person.user)

    def _page(self, template: str, form: InvitationCode | NewAccount, **more: Any) -> HttpResponse:
        return render(self.request, template, {"form": form, "exit_this_page": True, **more})

    def shut(self, status: int) -> HttpResponse:
        """One page for unknown, used, expired and closed."""
        return render(self.request, "accounts/invitation/shut.html", {"exit_this_page": True}, status=status)
