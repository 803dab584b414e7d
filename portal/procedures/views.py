"""Pictures of an authority's own. They belong to the CMS and show nobody: whoever has the address sees them."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from .selectors import own_symbol

HOUR = 3600  # a picture can be replaced under the same key


@require_safe
@cache_control(max_age=HOUR, public=True)
def symbol(request: HttpRequest, key: str) -> HttpResponseBase:
    """The picture with this key, always a PNG that we made."""
    found = own_symbol(key)
    if found is None:
        raise Http404
    try:
        response = FileResponse(found.image.open("rb"), content_type="image/png")
    except FileNotFoundError as error:
        raise Http404 from error
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response
