"""What an editor can look at before it is published: the page as each reader will have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import Locale, Page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

READ_IN = "read-in-"  # and the code of a language
BESIDE = "beside-a-form"


class Previewed(Page):
    """A page that is looked at in each public language: in another than its own, as its translation stands or, where
    there is none, with the notice that readers get."""

    class Meta:
        abstract = True

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """The page as it is being written first, then as it is read in each language."""
        names = dict(settings.LANGUAGES)
        return [("", _("The page")), *((READ_IN + code, names[code]) for code in settings.PUBLIC_LANGUAGES)]

    def serve_preview(self, request: HttpRequest, mode_name: str | None) -> HttpResponse:
        """The page in this mode, the first where none is named; whole, so that every word is in one language."""
        mode_name = mode_name or ""
        code = mode_name.removeprefix(READ_IN) if mode_name.startswith(READ_IN) else self.locale.language_code
        if code not in settings.PUBLIC_LANGUAGES:
            shown: HttpResponse = super().serve_preview(request, mode_name)
            return shown
        with override(code):
            shown = self._looked_at(request, mode_name, self._in_language(code))
            if isinstance(shown, TemplateResponse):
                shown.render()
        return shown

    def _looked_at(self, request: HttpRequest, mode_name: str, page: Page) -> HttpResponse:
        shown: HttpResponse = Page.serve_preview(page, request, mode_name)
        return shown

    def _in_language(self, code: str) -> Page:
        if code == self.locale.language_code:
            return self
        locale = Locale.objects.filter(language_code=code).first()
        there = self.get_translation_or_none(locale) if locale and self.pk else None
        if there is None or there.alias_of_id:
            return self
        return there.get_latest_revision_as_object()
