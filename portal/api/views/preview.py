"""A draft in another front end, for the editor who may edit it and for an hour."""

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.models import Page

from content.api import headless_about

SALT = "portal.api preview"


@require_safe
def show(request: HttpRequest, page_id: int) -> HttpResponse:
    """From the CMS to the front end that the operator named, with what lets this editor see this draft there."""
    page = get_object_or_404(Page, pk=page_id).specific
    may = page.permissions_for_user(request.user).can_edit()
    if not settings.HEADLESS_PREVIEW_URL or not may or headless_about(page) is None:
        raise Http404
    return HttpResponseRedirect(settings.HEADLESS_PREVIEW_URL.replace("{token}", token(page, request.user)))


def token(page: Page, user: object) -> str:
    """What lets `user` see the draft of `page`; it dies with the hour, the account and the right to edit."""
    return signing.dumps([page.pk, getattr(user, "pk", None)], salt=SALT)
