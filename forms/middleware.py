"""A refused publication that no screen foresaw: by a workflow's last approval, or for many pages at once."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from .exceptions import PublishRefused


class Refusals:
    """Leads to the gate page, which says why. What the request wrote has been rolled back by then (ATOMIC_REQUESTS)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        match = request.resolver_match
        if not isinstance(exception, PublishRefused) or match is None or "wagtailadmin_" not in match.view_name:
            return None
        if exception.page is None:
            messages.error(request, str(exception))
            return redirect("wagtailadmin_home")
        messages.error(request, _("The form was not published. Your text is kept as a draft."))
        return redirect("forms_editor:gate", exception.page)
