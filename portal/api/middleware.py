"""Front ends on other hosts: none may call from a browser unless the operator names it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

PREFIX = "/api/"
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
