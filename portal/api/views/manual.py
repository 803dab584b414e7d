"""The manuals: published pages for anybody, and a draft for the editor who was let in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Router
from pydantic import TypeAdapter

from content.api import (
    headless_contents,
    headless_draft,
    headless_edition,
    headless_editions,
    headless_manuals,
    headless_page,
)
from forms.api import headless_described

from ..backends import Preview, anybody
from ..schemas import EditionListedOut, EditionOut, ManualOut, NodeOut, PageOut
from .public import KEPT, tell

router = Router(tags=["manual"], auth=anybody)

MANUALS = TypeAdapter(list[ManualOut])
TREE, PAGE, EDITION = TypeAdapter(NodeOut), TypeAdapter(PageOut), TypeAdapter(EditionOut)
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
