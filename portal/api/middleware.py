"""Front ends on other hosts: none may call from a browser unless the operator names it. And methods that ask about an
address instead of using it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

PREFIX, VERSION = "/api/", "/api/v1/"
ANYBODY = "public_"  # how the names of the addresses begin that anybody may read
KEPT = 600  # seconds a browser may remember what it was told
MAY = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PATCH, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, If-Match, If-None-Match",
    "Access-Control-Max-Age": str(KEPT),
}
SEEN = "ETag, Last-Modified, Retry-After, Content-Language"


class Cors:
    """Lets the pages of `settings.API_ORIGINS` ("https://host[:port]", exactly) call the API from a browser.

    Never with cookies: a page elsewhere acts for a person with a token of theirs, or for nobody. There is no "*", and
    nothing outside the API is opened.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.API_ORIGINS or not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        origin = request.headers.get("Origin", "")
        known = origin in settings.API_ORIGINS
        asks = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
        response = HttpResponse(status=204, headers=MAY) if known and asks else self.get_response(request)
        patch_vary_headers(response, ("Origin",))
        if known:
            response["Access-Control-Allow-Origin"] = origin
            response["Access-Control-Expose-Headers"] = SEEN
        return response


class Methods:
    """HEAD for what anybody may read, and OPTIONS for every address of version 1.

    Not HEAD for what is granted: whoever fetches a reading has opened it, and that is recorded.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("HEAD", "OPTIONS") or not request.path_info.startswith(VERSION):
            return self.get_response(request)
        asked = request.method
        response = self.get_response(request)
        if asked == "HEAD":
            request.method = asked
            return _without_body(response)
        return _allowed(request, response)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        """The operation is written for GET; what it answers is what HEAD tells of."""
        if request.method == "HEAD" and _is_public(request):
            request.method = "GET"


def _is_public(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and request.path_info.startswith(VERSION) and (match.url_name or "").startswith(ANYBODY)


def _without_body(response: HttpResponse) -> HttpResponse:
    response.setdefault("Content-Length", str(len(response.content)))
    response.content = b""
    return response


def _allowed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What may be done at an address, without asking who calls: the same for what is there and what is not."""
    if response.status_code != 405 or "Allow" not in response:
        return response
    may = {one.strip() for one in response["Allow"].split(",")} | {"OPTIONS"}
    may |= {"HEAD"} if _is_public(request) else set()
    return HttpResponse(status=204, headers={"Allow": ", ".join(sorted(may))})
