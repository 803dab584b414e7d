"""Refusals are part of the record: who asked for what they may not have."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .services import record


class Refusals:
    """Notes each 404 that a signed-in person gets for an address that names a child, a plan or a draft.

    It cannot tell what is not there from what is not theirs, and need not. The view's own transaction was rolled
    back by then; this is one of its own, in the chain of the person, so that it waits for nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if response.status_code == 404 and match is not None and match.kwargs and request.user.is_authenticated:
            named = next((str(value) for key, value in match.kwargs.items() if key in ("plan", "child", "draft")), "")
            if named:
                with transaction.atomic():
                    record(
                        chain=f"user:{request.user.pk}",
                        action="access.refused",
                        by=request.user,
                        now=timezone.now(),
                        about=f"{match.view_name}:{named}"[:80],
                        detail={"method": request.method},
                    )
        return response
