"""A draft in another front end, for the editor who may edit it and for an hour."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.models import Page

from ..selectors import may_preview, preview_token


@require_safe
def show(request: HttpRequest, page_id: int) -> HttpResponse:
    """From the CMS to the front end that the operator named, with what lets this editor see this draft there."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not settings.HEADLESS_PREVIEW_URL or not may_preview(request.user, page):
        raise Http404
    return HttpResponseRedirect(settings.HEADLESS_PREVIEW_URL.replace("{token}", preview_token(page, request.user)))
