"""What may be kept of a page, and what it may do in a browser."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponse]

CMS = "/cms/"
# Wagtail's editor writes inline scripts and styles without a nonce; previews are frames of the same site.
CMS_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; frame-src 'self'; frame-ancestors 'self'; "
    "form-action 'self'; base-uri 'self'; object-src 'none'"
)
# Forms without answers, private by their own header, and the pictures in them; pictures beside words; the manual's API.
PUBLISHED = {
    "form_version", "form_texts", "form_schema", "picture", "symbol", "content_picture", "public_manuals",
    "public_tree", "public_page", "public_editions", "public_edition", "public_search", "public_glossary",
    "public_contacts", "public_terms", "wagtailapi:pages:listing", "wagtailapi:pages:detail",
}  # fmt: skip
PUBLIC = {
    "wagtail_serve", "content_welcome", "content_accessibility", "content_cookies", "content_amendments",
    "content_editions", "content_edition",
}  # fmt: skip
PERMISSIONS = (
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), "
    "display-capture=(), browsing-topics=(), publickey-credentials-get=(self), publickey-credentials-create=(self)"
)

MICROPHONE = PERMISSIONS.replace("microphone=()", "microphone=(self)")
View = Callable[..., HttpResponseBase]


def microphone(view: View) -> View:
    """Decorator of views whose page records a voice: their pages may ask for the microphone, all others may not."""

    @wraps(view)
    def with_microphone(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        response["Permissions-Policy"] = MICROPHONE
        return response

    return with_microphone


class Headers:
    """Nothing personal is kept by a browser or a proxy: no-store, but for text that is about nobody: public pages shown
    to nobody in particular, and published forms, which their answers in the API let the caller keep."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not _public(request, response):
            response["Cache-Control"] = "no-store"
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path_info.startswith(CMS):
            response["Content-Security-Policy"] = CMS_POLICY
        return response


def _public(request: HttpRequest, response: HttpResponse) -> bool:
    match = request.resolver_match
    named = match is not None and (match.url_name in PUBLISHED or match.view_name in PUBLISHED)
    if named and response.status_code in (200, 304):
        return True
    if match is None or match.url_name not in PUBLIC or response.status_code != 200:
        return False
    return (
        not request.path_info.startswith(CMS)
        and request.user.is_anonymous
        and "no-store" not in response.get("Cache-Control", "")
    )
