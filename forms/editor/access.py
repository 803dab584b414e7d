"""Who may do what with a form in the CMS: what Wagtail says of its page."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from wagtail.models import PagePermissionTester

from forms.models import FormPage

LARGEST_KEY = 2**63 - 1  # what a database looks up


def rights(request: HttpRequest, form: FormPage) -> PagePermissionTester:
    """What this person may do with the page of the form."""
    return form.permissions_for_user(request.user)


def written(request: HttpRequest, pk: int, *, change: bool = True) -> FormPage:
    """The form with this primary key as it was saved last, in the language it is written in.

    Raises Http404 when there is none, when this person may not edit it, or, with `change`, when it is locked or a
    translation, which has an editor of its own.
    """
    page = FormPage.objects.filter(pk=pk).first() if pk <= LARGEST_KEY else None
    if page is None:
        raise Http404
    may = rights(request, page)
    if not may.can_edit() or (change and (may.page_locked() or page.is_translation)):
        raise Http404
    latest: FormPage = page.get_latest_revision_as_object()
    return latest
