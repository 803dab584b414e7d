"""After the first sign-in: a second step is offered. A family member may say no."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_required
@require_safe
def offer(request: HttpRequest) -> HttpResponse:
    """What a key or an app is good for, and the way past it."""
    return render(request, "accounts/offer.html", {"exit_this_page": True})
