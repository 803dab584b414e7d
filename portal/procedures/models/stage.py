from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..enums import Unit
from .publishing import PUBLISHING, refuse_twice

WORDS = ("name", "who", "what")
SAME = ("jurisdiction", "position", "count", "unit")


class EscalationStage(DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """One stage of settling a difference between practitioners in one place (R-004-73).

    A stage is taken out by unpublishing it. Differences keep the words and the day of the stage they stand at.
    """

    plain_fields: ClassVar[frozenset[str]] = PUBLISHING | {"id", "translation_key", "locale", *WORDS, *SAME}
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    jurisdiction = models.SlugField(_("place"), max_length=50)
    position = models.PositiveSmallIntegerField(_("number"), help_text=_("Stages follow each other by it."))
    name = models.CharField(_("name"), max_length=80)
    who = models.CharField(
        _("who decides"), max_length=200, help_text=_("Posts, not people. {chair}, {lead} say the place's own words.")
    )
    what = models.TextField(_("what to do"), max_length=1000, help_text=_("In short sentences."))
    count = models.PositiveSmallIntegerField(_("within"), help_text=_("How many."))
    unit = models.CharField(_("unit"), max_length=20, choices=Unit.choices, default=Unit.WORKING_DAYS)

    translatable_fields: ClassVar[list[Any]] = [
        *(TranslatableField(name) for name in WORDS),
        *(SynchronizedField(name, overridable=False) for name in SAME),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["jurisdiction", "position", "locale"]
        verbose_name = _("stage of a difference")
        verbose_name_plural = _("Settling differences")
        constraints = [
            models.UniqueConstraint(fields=["jurisdiction", "position", "locale"], name="one_stage_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.name} ({self.jurisdiction})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A figure that changes in the source language changes in every other at once."""
        super().save(*args, **kwargs)
        if self.locale.language_code == settings.LANGUAGE_CODE:
            same = {name: getattr(self, name) for name in SAME}
            EscalationStage.objects.filter(translation_key=self.translation_key).exclude(pk=self.pk).update(**same)

    def clean(self) -> None:
        super().clean()
        refuse_twice(self, "jurisdiction", "position")
