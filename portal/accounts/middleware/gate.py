"""Who goes on: a session's limits, its second factor, and what one reads before the first use."""

import time
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from portal.people.enums import AccountKind
from portal.people.models import User

from ..rules import TOUCH_EVERY, has_second_factor, outlived
from ..selectors import has_factor, idle
from .headers import CMS

GetResponse = Callable[[HttpRequest], HttpResponse]


class Gate:
    """A session lasts 12 hours at most and 30 minutes without a page, 5 on a shared device; one of staff needs a second
    factor; a family member first reads what leaving quickly does (T9, T14, T15).

    Reads nothing but session and user, unless a session of staff lacks its second factor.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now, seen = time.time(), request.session.get("seen", 0)
            # What is noticed once a minute is a minute late at most: nobody is sent out before the time that was said.
            idled = outlived(since=seen, now=now, longest=idle(request.session) + TOUCH_EVERY)
            if idled or outlived(since=request.session.get("since"), now=now, longest=settings.SESSION_LONGEST):
                self._send_out(request)
            elif now - seen >= TOUCH_EVERY:
                request.session["seen"] = int(now)  # saving it moves the idle limit
        return self.get_response(request)

    def _send_out(self, request: HttpRequest) -> None:
        with transaction.atomic():
            logout(request)
        if request.method == "GET" and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate":
            messages.info(request, _("You were away for a while, so we signed you out."))

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        user = request.user
        if not isinstance(user, User) or request.resolver_match is None:
            return None
        if user.needs_second_factor and not has_second_factor(get_authentication_records(request, user)):
            return _hold_back(request, user, request.resolver_match.view_name)
        if request.path_info.startswith(CMS) and not _edits_content(user):
            raise Http404  # Wagtail would send them to sign in, which sends them back
        if user.kind == AccountKind.FAMILY and user.told_at is None and _is_familys(request):
            return HttpResponseRedirect(f"{reverse('accounts:safety')}?{urlencode({'next': request.get_full_path()})}")
        return None


def _is_familys(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.namespace == "family" and request.method == "GET"


ALWAYS = {"account_logout", "account_help", "accounts:exit", "accounts:language"}
ENROL = ALWAYS | {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}
PROVE = ALWAYS | {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}


def _hold_back(request: HttpRequest, user: User, name: str) -> HttpResponse | None:
    """None for the few pages a session of staff without a second factor may have, a redirect to them for the rest.

    Who has a factor must use it: a forgotten session with a password alone must not see the recovery codes or add a
    key of its own.
    """
    if not has_factor(user):
        return None if name in ENROL else redirect("mfa_index")
    if name in PROVE:
        return None
    method = get_adapter().get_reauthentication_methods(user)[0]
    target = request.get_full_path() if request.method == "GET" else settings.LOGIN_REDIRECT_URL
    return HttpResponseRedirect(f"{method['url']}?{urlencode({'next': target})}")


def _edits_content(user: User) -> bool:
    """Policy staff and nobody else has the CMS: one world a person (T6)."""
    return (user.is_superuser or user.kind == AccountKind.POLICY) and user.has_perm("wagtailadmin.access_admin")
