"""What wagtail-localize lets everybody do who may edit, and here only those who publish; and the order of languages."""

import re

from django.conf import settings
from django.db.models import Case, Value, When
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.views.convert import convert_to_alias
from wagtail_localize.views.submit_translations import SubmitPageTranslationView, SubmitSnippetTranslationView
from wagtail_localize.wagtail_hooks import before_edit_page

# How the editor of a translation is told where that is; its page is JSON in an attribute, written by wagtail-localize.
GIVEN_UP_AT = re.compile(rb"(&quot;convertToAliasUrl&quot;: )&quot;[^&]*&quot;")


def give_up_translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """The source's words in place of a translation, and its words thrown away: readers see it at once."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_publish():
        messages.error(request, _("Only publishers can give a translation up and show the source in its place."))
        return redirect("wagtailadmin_pages:edit", page_id)
    response: HttpResponse = convert_to_alias(request, page_id)
    return response


def without_giving_up(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The editor of a translation without the button that would be refused; None where nothing has to be hidden."""
    if request.method != "GET" or page.permissions_for_user(request.user).can_publish():
        return None
    response: HttpResponse | None = before_edit_page(request, page)
    if response is not None and response.status_code == 200:
        if hasattr(response, "render"):
            response.render()
        response.content = GIVEN_UP_AT.sub(rb"\1null", response.content)
    return response


class _InOrder:
    """Languages as the settings have them: the source, Welsh, and on; not by their codes."""

    def get_form(self) -> BaseForm:
        form: BaseForm = super().get_form()  # type: ignore[misc]
        codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        rank = Case(
            *(When(language_code=code, then=Value(n)) for n, code in enumerate(codes)), default=Value(len(codes))
        )
        locales = form.fields["locales"]
        locales.queryset = locales.queryset.order_by(rank)  # type: ignore[attr-defined]
        return form


class TranslatePage(_InOrder, SubmitPageTranslationView):
    """Into which languages a page is to be translated."""


class TranslateSnippet(_InOrder, SubmitSnippetTranslationView):
    """Into which languages a snippet is to be translated."""
