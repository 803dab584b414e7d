"""What stands before a step: how much may be sent, where it may come from, and the characters in it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.middleware.csrf import CsrfViewMiddleware

from ..fields.base import readable

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
IGNORED = "wizard_goto_step"  # formtools would go there and drop what was typed


class _Check(CsrfViewMiddleware):
    """Django's own check, which tells the reason instead of answering."""

    def _reject(self, request: HttpRequest, reason: str) -> Any:
        return reason


def forged(request: HttpRequest) -> str:
    """Why Django's cross-site check refuses this request; "" when it does not."""
    return _check.process_view(request, _nothing, (), {}) or ""  # type: ignore[return-value]


def other_site(request: HttpRequest) -> bool:
    """Whether the request says that it comes from another site: no old page of ours, whatever its token."""
    return "HTTP_ORIGIN" in request.META and not _check._origin_verified(request)  # type: ignore[attr-defined]


def refuse(request: HttpRequest, reason: str) -> HttpResponseBase:
    """The service's own answer to a forged request."""
    return CsrfViewMiddleware(_nothing)._reject(request, reason)  # type: ignore[attr-defined,no-any-return]


def clean_sent(request: HttpRequest) -> None:
    """Make what was sent readable, in place: line ends as one sign, unreadable characters visible (never a 500)."""
    sent = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        if name != IGNORED:
            sent.setlist(name, [readable(value) for value in values])
    request.POST = sent  # type: ignore[assignment]


def _nothing(request: HttpRequest) -> Any:
    raise NotImplementedError


_check = _Check(_nothing)
