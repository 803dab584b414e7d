"""A form that came without its sign of origin: after signing out in another tab, mostly."""

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render

SECRET = ("password", "code", "credential", "token", "login", "username", "secret")


def failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that nothing was saved and nothing is lost: what was typed is shown, to copy.

    Browsers do not all keep a form's text when one goes back to a page that must not be stored.
    """
    return render(request, "accounts/not_sent.html", {"typed": _typed(request)}, status=403)


def _typed(request: HttpRequest) -> list[str]:
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return []  # another site's form: none of the reader's words
    try:
        fields = [(name, text) for name, texts in request.POST.lists() for text in texts]
    except (SuspiciousOperation, BadRequest, UnreadablePostError):
        return []
    # Single words and keys need no rescue.
    return [text for name, text in fields if " " in text.strip() and not any(part in name.lower() for part in SECRET)]
