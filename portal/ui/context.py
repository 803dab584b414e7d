"""What every template of a screen can count on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def service(request: HttpRequest) -> dict[str, Any]:
    """The service's name and whether everything in it is invented (DEMO); families can leave whatever page they are on
    at once, one that says what is wrong among them."""
    found = {"SERVICE_NAME": settings.SERVICE_NAME, "DEMO": settings.DEMO}
    if getattr(getattr(request, "user", None), "kind", "") == "family":
        found["exit_this_page"] = True
    return found
