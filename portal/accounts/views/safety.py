"""Being safe here: what leaving quickly does, whose device this is, and staying when the time runs out."""

import time
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View
from django.views.decorators.http import require_POST

from portal.people.models import User

from ..selectors import seconds_left
from ..services import note_told
from .arrive import next_page


class Safety(LoginRequiredMixin, View):
    """Read before the first use of a family account, and whenever somebody wants to (R-X-06). Kept at the account and
    in no cookie, so that it is asked once, on whatever device."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "account/safety.html", {"next": next_page(request, ""), "exit_this_page": True})

    def post(self, request: HttpRequest, *_args: Any) -> HttpResponse:
        assert isinstance(request.user, User)  # noqa: S101  LoginRequiredMixin
        note_told(user=request.user, now=timezone.now())
        return HttpResponseRedirect(next_page(request, "/start/"))


@login_required
@require_POST
def shared_device(request: HttpRequest) -> HttpResponse:
    """Say that others use this device too, or that they do not; for this session only."""
    request.session["shared"] = request.POST.get("shared") == "yes"
    return HttpResponseRedirect(next_page(request, "/start/"))


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Stay signed in: {"left": seconds}, 0 when the session is over. Without JavaScript any page does the same."""
    left = seconds_left(request.session, now=time.time()) if request.user.is_authenticated else 0
    return JsonResponse({"left": left})
