"""What all pages of forms have in common: no visitor can open them."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn
from uuid import UUID

from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail_localize.models import Translation

from .version import FormVersion


class Unrouted(Page):
    """A page of the CMS that no visitor can open."""

    preview_modes: ClassVar[list[tuple[str, str]]] = []
    promote_panels: ClassVar[list[Any]] = []

    class Meta:
        abstract = True

    def get_url_parts(self, request: HttpRequest | None = None) -> None:
        return None

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return []

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
        raise Http404

    def is_translated_from(self, form: UUID) -> bool:
        """Whether the page is a translation, `form` being the translation key of its form: one wagtail-localize made,
        or a page in another language than the form's published version."""
        made = Translation.objects.filter(source__object_id=self.translation_key, target_locale_id=self.locale_id)
        elsewhere = FormVersion.objects.filter(form=form).exclude(source_language=self.locale.language_code)
        return made.exists() or elsewhere.exists()
