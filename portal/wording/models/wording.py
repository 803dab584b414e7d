from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.plans.models import Item

from ..enums import Audience


class Wording(models.Model):
    """The words of one item for one audience in one language.

    `source_hash` is the hash of the text it was written from (the item's professional text for a first wording, the
    source-language wording for a translation): when that text changes the wording is out of date. A translation
    counts only when somebody other than its writer has checked it; `checked_text` is the last text that was, and
    `checked_hash` what it was a translation of: readers keep it while a newer one is on its way.
    `is_machine`: nobody has touched what the machine drafted. In words for a family a name between double square
    brackets is hidden from translators (`portal.wording.names`).
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "item", "audience", "language", "source_hash", "is_translation", "written_by", "written_at",
         "checked_by", "checked_at", "checked_hash", "is_machine", "phrase", "symbol", "revision"}
    )  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset({"text", "checked_text"})

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="wordings")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    language = models.CharField(_("language"), max_length=10)
    text = models.TextField(_("text"))
    source_hash = models.CharField(max_length=64)
    is_translation = models.BooleanField(default=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True)
    checked_text = models.TextField(blank=True, default="")
    checked_hash = models.CharField(max_length=64, blank=True, default="")
    is_machine = models.BooleanField(default=False)
    phrase = models.UUIDField(null=True, help_text="translation key of the standard phrase it was picked from")
    symbol = models.CharField(max_length=40, blank=True, default="", help_text="picture of that phrase, as it was then")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "audience", "language"], name="one_wording")]
