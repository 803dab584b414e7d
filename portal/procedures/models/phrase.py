from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..enums import Audience
from .publishing import PUBLISHING, Placed


class Phrase(Placed, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A sentence that is often needed: picked once, it is there in every language it was published in (R-001-22).

    `jurisdiction` is the key of a place, or "" for every place; `capture` the thing it fits, "" for anything.
    """

    plain_fields: ClassVar[frozenset[str]] = PUBLISHING | {
        "id", "translation_key", "locale", "jurisdiction", "audience", "capture", "text", "symbol",
    }  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    jurisdiction = models.CharField(_("place"), max_length=50, blank=True, default="")
    audience = models.CharField(_("for whom"), max_length=10, choices=Audience.choices, default=Audience.FAMILY)
    capture = models.CharField(_("what it fits"), max_length=40, blank=True, default="")
    text = models.TextField(_("sentence"), max_length=300, help_text=_("At most 15 words. No names."))
    symbol = models.CharField(_("picture"), max_length=40, blank=True, default="")

    translatable_fields: ClassVar[list[Any]] = [
        TranslatableField("text"),
        *(SynchronizedField(name, overridable=False) for name in ("jurisdiction", "audience", "capture", "symbol")),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["locale", "capture", "text"]
        verbose_name = _("standard sentence")
        verbose_name_plural = _("Standard sentences")

    def __str__(self) -> str:
        return self.text
