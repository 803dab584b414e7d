"""Where a reader starts, the language they read in, and help for those who cannot get in."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import translate_url
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portal.people.enums import AccountKind
from portal.people.models import User

HOMES = {
    AccountKind.FAMILY: "family:home",
    AccountKind.PRACTITIONER: "practice:children",
    AccountKind.TRANSLATOR: "translating:works",
}


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """To one's own home, by the kind of account; who has none yet is told whom to ask."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101  login_required
    if user.kind != AccountKind.POLICY and not user.is_superuser:
        return redirect(HOMES[AccountKind(user.kind)])
    if user.has_perm("wagtailadmin.access_admin"):
        return redirect("wagtailadmin_home")
    return render(request, "accounts/nothing_here.html")


@require_POST
@csrf_exempt
def language(request: HttpRequest) -> HttpResponse:
    """Read on in another language. Only the choice itself is kept, in a cookie that goes with the browser window.

    The form carries no token, because public pages are the same for everybody and carry it too; a page of somebody
    else's, which a browser names, chooses nothing.
    """
    wanted, target = request.POST.get("language", ""), next_page(request, "/")
    is_ours = request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}
    if not is_ours or wanted not in dict(settings.LANGUAGES) or not check_for_language(wanted):
        return HttpResponseRedirect(target)
    response = HttpResponseRedirect(in_language(target, wanted))
    keep_language(response, wanted)
    return response


def next_page(request: HttpRequest, otherwise: str) -> str:
    """The page of ours that `next` names in the request; `otherwise` where it names none or another site's."""
    target = request.POST.get("next") or request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return otherwise


def in_language(target: str, wanted: str) -> str:
    """The same page's address in another language, where the language is part of it (R-000-01)."""
    with translation.override(translation.get_language_from_path(target) or wanted):
        return translate_url(target, wanted)


def keep_language(response: HttpResponse, code: str) -> None:
    """Set the cookie of the language of the screens."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def help_page(request: HttpRequest) -> HttpResponse:
    """What to do when one cannot sign in. Nothing is sent anywhere: others may read the letters (T11)."""
    return render(request, "account/help.html", {"exit_this_page": True})


def door(request: HttpRequest, **_kwargs: str) -> HttpResponse:
    """A way in that other software offers: whatever comes, on to the one door (T15)."""
    return redirect("account_login")
