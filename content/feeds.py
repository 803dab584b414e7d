"""What was amended last, for programs that read feeds."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from .models import PageEdition

NEWEST = 50


class Amendments(Feed[PageEdition, str]):
    """The newest amendments in the reader's language, else those in the language the manual is written in."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return (translation.get_language() or "").split("-")[0]

    def title(self, language: str) -> str:
        return _("Amendments to the procedures")

    def link(self, language: str) -> str:
        return reverse("wagtail_serve", args=("",))

    def items(self, language: str) -> list[PageEdition]:
        amended = PageEdition.objects.exclude(what="").order_by("-published_at", "-pk").defer("body")
        written = amended.filter(language=settings.LANGUAGE_CODE)
        return list(amended.filter(language=language)[:NEWEST]) or list(written[:NEWEST])

    def item_title(self, item: PageEdition) -> str:
        return f"{item.title} ({item.number})"

    def item_description(self, item: PageEdition) -> str:
        return f"{item.what} {item.why}".strip()

    def item_link(self, item: PageEdition) -> str:
        return reverse("content_edition", args=(item.translation_key, item.number))

    def item_guid(self, item: PageEdition) -> str:
        return f"{item.translation_key}/{item.language}/{item.number}/{item.pk}"

    def item_updateddate(self, item: PageEdition) -> datetime:
        return item.published_at

    def item_pubdate(self, item: PageEdition) -> datetime:
        return item.published_at
