"""What wagtail-localize lets everybody do who may edit, and here only those who publish."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.views.convert import convert_to_alias


def give_up_translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """The source's words in place of a translation, and its words thrown away: readers see it at once."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_publish():
        messages.error(request, _("Only publishers can give a translation up and show the source in its place."))
        return redirect("wagtailadmin_pages:edit", page_id)
    response: HttpResponse = convert_to_alias(request, page_id)
    return response
