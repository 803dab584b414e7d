"""Wagtail's own read-only API, version 2, for clients that know it: published pages of the manual and nothing else.

Words stand in it as they are kept: variables unsaid, blocks raw. Version 1 of ours says them.
"""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag
from rest_framework.renderers import JSONRenderer
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page, PageQuerySet, PageViewRestriction

from content.api import HEADLESS_FIELDS
from forms.api import HeadlessRefusal

from ..backends import anybody
from .public import SHARED


class Pages(PagesAPIViewSet):
    """Nobody signs in here, with whatever they bring: everybody is given what anybody is (T15)."""

    authentication_classes: list[Any] = []
    permission_classes: list[Any] = []
    renderer_classes = [JSONRenderer]
    http_method_names = ["get", "head"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Counted and marked like the other public answers."""
        try:
            anybody(request)
        except HeadlessRefusal as refused:
            return HttpResponse(status=refused.status, headers=refused.headers)
        response = super().dispatch(request, *args, **kwargs)
        if response.status_code != 200:
            plain: HttpResponse = response
            return plain
        set_response_etag(response.render())
        response["Cache-Control"] = SHARED
        return get_conditional_response(request, response["ETag"], None, response) or response

    @classmethod
    def get_body_fields(cls, model: type[Page]) -> list[Any]:
        """What stands on the page."""
        named = [*cls.body_fields, *HEADLESS_FIELDS.get(model, ())]
        fields: list[Any] = cls._convert_api_fields(named)
        return fields

    def get_base_queryset(self) -> PageQuerySet:
        """Live pages of the manual, without those kept from readers in any language: forms are no pages to read."""
        found = super().get_base_queryset().type(*HEADLESS_FIELDS)
        closed = PageViewRestriction.objects.values("page__translation_key")
        for path in Page.objects.filter(translation_key__in=closed).values_list("path", flat=True):
            found = found.exclude(Q(path__startswith=path))
        return found


router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", Pages)
