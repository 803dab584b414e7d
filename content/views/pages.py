from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from ..models import tree
from ..services.moving import moved_to


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """To the home page in the reader's language: their choice, or their browser's."""
    response = redirect("wagtail_serve", "")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


# Nothing is written: a transaction would take SQLite's only writer away from others, and cost two questions.
@transaction.non_atomic_requests
def page(request: HttpRequest, path: str) -> HttpResponse:
    """A page, served by Wagtail and found by us: one query, where Wagtail asks for site, language and each level."""
    homes = tree.roots()
    if homes:
        trail = tree.find(homes, [slug for slug in path.split("/") if slug])
        if trail is None:
            return _moved(request, path)
        # Where Wagtail keeps the route once it is found
        request._wagtail_route_for_request = RouteResult(trail.page())  # type: ignore[attr-defined]
    response: HttpResponse = serve(request, path)
    return response


def _moved(request: HttpRequest, path: str) -> HttpResponse:
    """On to where the page stands now, in the same language. Only asked where no page is found: the others pay nothing.

    Nobody keeps the answer: the address may be another page's one day.
    """
    address = moved_to(path)
    if not address or address == request.path:
        raise Http404
    return HttpResponsePermanentRedirect(address)
