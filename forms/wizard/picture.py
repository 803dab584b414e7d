"""The pictures of guidance. They belong to the CMS and show nothing of anybody: whoever has the address sees them."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.images.models import SourceImageIOError

from ..fields.guidance import picture_of

SIZE = "width-960"


@require_safe
@cache_control(max_age=31_536_000, public=True, immutable=True)
def picture(request: HttpRequest, digest: str) -> HttpResponseBase:
    """The picture whose file has this SHA-1, at most 960 pixels wide. The address names its content, so it never
    changes."""
    image = picture_of(digest)
    if image is None:
        raise Http404
    try:
        rendition = image.get_rendition(SIZE)
        response = FileResponse(rendition.file.open("rb"), filename=rendition.file.name.rpartition("/")[2])
    except (SourceImageIOError, FileNotFoundError) as error:
        raise Http404 from error
    response["X-Content-Type-Options"] = "nosniff"
    return response
