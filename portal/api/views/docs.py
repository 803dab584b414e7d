"""The documentation page, made on this server of the API's own description: no script, no other host."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from . import api, reference


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Every operation and every shape. In English alone, as the names in it are."""
    described = api.get_openapi_schema()
    shown = {"groups": reference.groups(described), "shapes": reference.shapes(described), "version": api.version}
    return render(request, "api/docs.html", {**shown, "main_lang": "en", "wide": True})
