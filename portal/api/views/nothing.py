"""Addresses below the API that are none: refused as programs expect it, not with a page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from forms.api import headless_problem


@csrf_exempt
def nothing(request: HttpRequest) -> HttpResponse:
    """404 for everybody, whatever they send."""
    return headless_problem(404, "not_found")
