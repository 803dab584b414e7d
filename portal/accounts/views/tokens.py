"""Tokens of one's own for programs: made, seen and revoked by staff, each for themselves alone (T14)."""

from typing import Any, ClassVar
from uuid import UUID

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from portal.people.enums import AccountKind
from portal.people.models import User

from .. import rules, selectors, services
from ..enums import Scope
from ..exceptions import MadeBefore, NoToken, TooManyTokens
from ..forms.tokens import SCOPES, NewTokenForm
from ..models import ApiToken

STAFF = {AccountKind.PRACTITIONER, AccountKind.POLICY}


class StaffView(View):
    """For practitioners and policy staff; to everybody else it is not there."""

    is_fresh: ClassVar[bool] = False  # only for who has just proved who they are
    user: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, User):
            return redirect_to_login(request.get_full_path())
        if user.kind not in STAFF and not user.is_superuser:
            raise Http404
        if self.is_fresh:
            raise_if_reauthentication_required(request, app="allauth.mfa")
        self.user = user
        return super().dispatch(request, *args, **kwargs)


class Tokens(StaffView):
    """Every token of one's own: how it begins, what it may be used for, until when, and when it was used last."""

    def get(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        rows = [_row(token, now) for token in selectors.tokens_of(self.user)[: 2 * rules.TOKENS]]
        return render(request, "accounts/tokens/list.html", {"rows": rows, "wide": True})


class NewToken(StaffView):
    """Make one. The second step is asked for again: who finds a screen open must not leave with a token."""

    is_fresh = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(NewTokenForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NewTokenForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        given = form.cleaned_data
        try:
            token, secret = services.create_token(
                owner=self.user,
                name=given["name"],
                scopes=[Scope(one) for one in given["scopes"]],
                days=given["days"],
                now=timezone.now(),
                by=self.user,
                key=given["key"],
            )
        except MadeBefore:
            messages.info(request, _("It was made already, and is shown only once. Did you miss it? Make another."))
            return redirect("accounts:tokens")
        except TooManyTokens:
            form.add_error(None, _("You have too many tokens. Revoke one first."))
            return self._page(form)
        except NoToken as refused:  # the account was closed in the meantime
            raise Http404 from refused
        return render(request, "accounts/tokens/made.html", {"token": _row(token, token.created_at), "secret": secret})

    def _page(self, form: NewTokenForm) -> HttpResponse:
        return render(self.request, "accounts/tokens/new.html", {"form": form})


class RevokeToken(StaffView):
    """Ask by GET, revoke by POST. Nothing more is asked for: in doubt it has to be quick."""

    def get(self, request: HttpRequest, token: UUID) -> HttpResponse:
        found = _row(self._own(token), timezone.now())
        return render(request, "accounts/tokens/revoke.html", {"token": found})

    def post(self, request: HttpRequest, token: UUID) -> HttpResponse:
        services.revoke_token(token=self._own(token), now=timezone.now(), by=self.user)
        messages.success(request, _("The token is revoked."))
        return redirect("accounts:tokens")

    def _own(self, token: UUID) -> ApiToken:
        return get_object_or_404(selectors.tokens_of(self.user), pk=token)


def _row(token: ApiToken, now: Any) -> dict[str, Any]:
    words = {scope.value: words for scope, words in SCOPES}
    return {
        "pk": token.pk,
        "name": token.name,
        "prefix": rules.token_prefix(token.pk),
        "scopes": [words[one] for one in token.scopes if one in words],
        "expires_at": token.expires_at,
        "revoked_at": token.revoked_at,
        "last_used_at": token.last_used_at,
        "works": token.revoked_at is None and now < token.expires_at,
    }
