"""How a template is shown in the CMS: exactly as a family would see it, by the room whose screens those are."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

if TYPE_CHECKING:
    from django.db.models import Model

Renderer = Callable[[HttpRequest, Any], HttpResponse]

_renderers: list[Renderer] = []


def register(renderer: Renderer) -> None:
    """`renderer` takes the request and the edited, perhaps unsaved ReadingTemplate; call it from AppConfig.ready."""
    _renderers[:] = [renderer]


def render(request: HttpRequest, template: "Model") -> HttpResponse:
    """The page a family would see; not found where no room shows any."""
    return _renderers[0](request, template) if _renderers else HttpResponseNotFound()
