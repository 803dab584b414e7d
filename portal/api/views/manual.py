"""The manuals: published pages for anybody, and a draft for the editor who was let in."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from ninja import Query, Router
from pydantic import TypeAdapter

from content.api import (
    headless_contents,
    headless_draft,
    headless_edition,
    headless_editions,
    headless_found,
    headless_manuals,
    headless_page,
)
from forms.api import headless_described

from ..backends import Preview, anybody
from ..schemas import EditionListedOut, EditionOut, ManualOut, NodeOut, PageOut, SearchOut
from .public import KEPT, tell

router = Router(tags=["manual"], auth=anybody)

MANUALS = TypeAdapter(list[ManualOut])
TREE, PAGE, EDITION = TypeAdapter(NodeOut), TypeAdapter(PageOut), TypeAdapter(EditionOut)
FOUND = TypeAdapter(SearchOut)
EDITIONS = TypeAdapter(list[EditionListedOut])


@router.get(
    "/manuals",
    response=list[ManualOut],
    summary="The manual of each place",
    openapi_extra=KEPT,
    url_name="public_manuals",
)
def manuals(request: HttpRequest, language: str = "") -> Any:
    """`language` is an ISO code; without it the caller's `Accept-Language` decides."""
    return tell(request, MANUALS, language, headless_manuals)


@router.get(
    "/manuals/{slug:manual}/tree",
    response=NodeOut,
    summary="Every page of a manual, in its place",
    openapi_extra=KEPT,
    url_name="public_tree",
)
def tree(request: HttpRequest, manual: str, language: str = "") -> Any:
    """`manual` is the path of one that `/manuals` tells."""
    return tell(request, TREE, language, lambda: headless_contents(manual))


@router.get(
    "/pages/{path:path}",
    response=PageOut,
    summary="A page by its path, with every block",
    openapi_extra=KEPT,
    url_name="public_page",
)
def page(request: HttpRequest, path: str, language: str = "") -> Any:
    """`path` is the same in every language, as "england/core-group". 404 where readers find no page."""
    return tell(request, PAGE, language, lambda: headless_page(path))


@router.get(
    "/editions/{path:path}",
    response=list[EditionListedOut],
    summary="Earlier versions of a page, newest first",
    openapi_extra=KEPT,
    url_name="public_editions",
)
def editions(request: HttpRequest, path: str, language: str = "") -> Any:
    """In the language asked for and in the one it was written in: what changed, why, when, and who answered for it."""
    return tell(request, EDITIONS, language, lambda: headless_editions(path))


@router.get(
    "/edition/{int:number}/{path:path}",
    response=EditionOut,
    summary="A page as it stood once",
    openapi_extra=KEPT,
    url_name="public_edition",
)
def edition(request: HttpRequest, number: int, path: str, language: str = "") -> Any:
    """With the words, figures and contacts of its day."""
    return tell(request, EDITION, language, lambda: headless_edition(path, number))


@router.get(
    "/search",
    response=SearchOut,
    summary="Pages that have these words",
    openapi_extra=KEPT,
    url_name="public_search",
)
def search(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=200)],
    language: str = "",
    place: Annotated[str, Query(max_length=100)] = "",
    section: Annotated[str, Query(max_length=255)] = "",
    page: Annotated[int, Query(ge=1, le=1000)] = 1,
) -> Any:
    """In one `place` (its key) or `section` (its slug), ten on a `page`. Who asks is kept nowhere."""
    today = timezone.localdate()

    def make() -> Any:
        return headless_found(q, place=place, section=section, page=page, today=today)

    return tell(request, FOUND, language, make, keep=False)


@router.get(
    "/preview",
    response=PageOut,
    auth=Preview(),
    summary="The draft an editor asked to see in this front end",
    openapi_extra=headless_described(),
    url_name="preview",
)
def preview(request: HttpRequest) -> Any:
    """`Authorization: Preview …`, with what the CMS gave this front end; it lasts an hour, and nothing may be kept."""
    found = request.auth  # type: ignore[attr-defined]
    with translation.override(found.locale.language_code):
        return HttpResponse(
            PAGE.dump_json(PAGE.validate_python(headless_draft(found))), content_type="application/json; charset=utf-8"
        )
