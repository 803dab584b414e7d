"""Ways out. Each ends the session and tells the browser to forget (T8, T9)."""

from typing import Any

from allauth.account.internal.flows.logout import logout as end_session
from allauth.account.views import LogoutView
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from .arrive import next_page

FORGET = '"cache", "cookies", "storage"'


def is_prefetch(request: HttpRequest) -> bool:
    """Whether a browser only fetches ahead, so that nobody is here to be sent anywhere."""
    return "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))


class SignOut(LogoutView):
    """Ask by GET, sign out by POST. The answer is a page and no redirect: the cookie of the language is gone too."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        target = self.get_next_url()
        end_session(self.request, show_message=False)
        response = HttpResponseRedirect(target) if target else render(self.request, "account/signed_out.html")
        response["Clear-Site-Data"] = FORGET
        return response


@require_GET
def timed_out(request: HttpRequest) -> HttpResponse:
    """Where a page sends its reader when nobody answered its warning: the session ends, the way back is offered."""
    if is_prefetch(request):
        return HttpResponse(status=204)
    end_session(request, show_message=False)
    request.session.flush()
    back = next_page(request, settings.LOGIN_REDIRECT_URL)
    response = render(request, "account/timed_out.html", {"back": urlencode({"next": back}), "exit_this_page": True})
    response["Clear-Site-Data"] = FORGET
    return response


@csrf_exempt  # by GET anybody can send somebody out anyway, and in danger nothing may stand in the way
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """End the session and go to a neutral site at once. A browser that only fetches ahead changes nothing."""
    if is_prefetch(request):
        return HttpResponse(status=204)
    end_session(request, show_message=False)
    request.session.flush()
    response = HttpResponseRedirect(settings.EXIT_URL)
    response["Clear-Site-Data"] = FORGET
    return response
