"""What every request passes: its language, its session's limits, its second factor, and what may be kept of it."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode

from portal.people.enums import AccountKind
from portal.people.models import User

from .rules import TOUCH_EVERY, has_second_factor, outlived
from .selectors import has_factor

GetResponse = Callable[[HttpRequest], HttpResponse]

CMS = "/cms/"
# Wagtail's editor writes inline scripts and styles without a nonce; previews are frames of the same site.
CMS_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; frame-src 'self'; frame-ancestors 'self'; "
    "form-action 'self'; base-uri 'self'; object-src 'none'"
)
# Forms without answers, private by their own header, and the pictures in them.
PUBLISHED = {"form_version", "form_texts", "form_schema", "picture"}
PERMISSIONS = (
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), "
    "display-capture=(), browsing-topics=(), publickey-credentials-get=(self), publickey-credentials-create=(self)"
)

MICROPHONE = PERMISSIONS.replace("microphone=()", "microphone=(self)")
View = Callable[..., HttpResponseBase]


def microphone(view: View) -> View:
    """Decorator of views whose page records a voice: their pages may ask for the microphone, all others may not."""

    @wraps(view)
    def with_microphone(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        response["Permissions-Policy"] = MICROPHONE
        return response

    return with_microphone


class Headers:
    """Nothing personal is kept by a browser or a proxy: no-store, but for text that is about nobody: public pages shown
    to nobody in particular, and published forms, which their answers in the API let the caller keep."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not _public(request, response):
            response["Cache-Control"] = "no-store"
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path_info.startswith(CMS):
            response["Content-Security-Policy"] = CMS_POLICY
        return response


def _public(request: HttpRequest, response: HttpResponse) -> bool:
    match = request.resolver_match
    if match is not None and match.url_name in PUBLISHED and response.status_code in (200, 304):
        return True
    if match is None or match.url_name != "wagtail_serve" or response.status_code != 200:
        return False
    return not request.path_info.startswith(CMS) and request.user.is_anonymous


class Language(LocaleMiddleware):
    """The address, the reader's own choice, what we know of a signed-in reader, the browser: in this order."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if isinstance(request.user, User) and request.user.needs_second_factor:
            self._speak_to_staff(request)
            return
        if settings.LANGUAGE_COOKIE_NAME in request.COOKIES or translation.get_language_from_path(request.path_info):
            return
        person = getattr(request.user, "person", None)
        if person is not None and person.language in dict(settings.LANGUAGES):
            translation.activate(person.language)
            request.LANGUAGE_CODE = translation.get_language()

    def _speak_to_staff(self, request: HttpRequest) -> None:
        """One of the languages in which their screens are whole."""
        chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES or translation.get_language_from_path(
            request.path_info
        )
        person = None if chosen else getattr(request.user, "person", None)
        wanted = person.language if person is not None else translation.get_language()
        found = wanted if wanted in settings.STAFF_LANGUAGES else settings.LANGUAGE_CODE
        translation.activate(found)
        request.LANGUAGE_CODE = found

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Not found is 404 at once: Django would send everybody on below /en/, where Wagtail takes any address."""
        if response.status_code == 404:
            patch_vary_headers(response, ("Accept-Language",))
            response.headers.setdefault("Content-Language", translation.get_language())
            return response
        return super().process_response(request, response)


class Gate:
    """A session lasts 12 hours at most and 30 minutes without a page; one of staff needs a second factor (T14, T15).

    Reads nothing but session and user, unless a session of staff lacks its second factor.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = time.time()
            if outlived(since=request.session.get("since"), now=now, longest=settings.SESSION_LONGEST):
                with transaction.atomic():
                    logout(request)
            elif now - request.session.get("seen", 0) >= TOUCH_EVERY:
                request.session["seen"] = int(now)  # saving it moves the idle limit
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        user = request.user
        if not isinstance(user, User) or request.resolver_match is None:
            return None
        if user.needs_second_factor and not has_second_factor(get_authentication_records(request, user)):
            return _hold_back(request, user, request.resolver_match.view_name)
        if request.path_info.startswith(CMS) and not _edits_content(user):
            raise Http404  # Wagtail would send them to sign in, which sends them back
        return None


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
