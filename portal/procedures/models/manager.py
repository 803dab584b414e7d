from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..spans import overlap
from ..today import today

SAME = ("jurisdiction", "name", "contact", "is_deputy", "since", "until")
# What nobody changes any more once the first day has come.
FIXED = ("jurisdiction", "name", "is_deputy", "since")


class RecordManager(TranslatableMixin, models.Model):
    """Who answers for the record of children with a plan in one place, or stands in, from a day to a day (R-004-22).

    The history stays: a row that has begun is ended and another one added. `contact` is the key of a local contact.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "translation_key", "locale", "post", *SAME})
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    jurisdiction = models.SlugField(_("place"), max_length=50)
    name = models.CharField(_("name"), max_length=120, help_text=_("As staff know them. Nobody of a family."))
    post = models.CharField(_("post"), max_length=120, help_text=_("What the post is called."))
    contact = models.SlugField(
        _("local contact"), max_length=50, blank=True, default="", help_text=_("How to reach them.")
    )
    is_deputy = models.BooleanField(
        _("deputy"), default=False, help_text=_("Stands in for the manager. A place may have several.")
    )
    since = models.DateField(_("first day"))
    until = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty: until further notice."))

    translatable_fields = [
        TranslatableField("post"),
        *(SynchronizedField(name, overridable=False) for name in SAME),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["jurisdiction", "is_deputy", "-since", "locale"]
        verbose_name = _("manager of the record")
        verbose_name_plural = _("Managers of the record")

    def __str__(self) -> str:
        return f"{self.name}, {self.post}"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Whoever writes a row, the history holds. What changes in the source language changes in every other."""
        self.keep_history(today())
        super().save(*args, **kwargs)
        if self.locale.language_code == settings.LANGUAGE_CODE:
            same = {name: getattr(self, name) for name in SAME}
            RecordManager.objects.filter(translation_key=self.translation_key).exclude(pk=self.pk).update(**same)

    def clean(self) -> None:
        super().clean()
        self.keep_history(today())

    def keep_history(self, today: date) -> None:
        """Raises ValidationError for a change of what has begun or is over, and for two managers at a time."""
        if self.since is None:
            return  # the form says so itself
        if self.until is not None and self.until < self.since:
            raise ValidationError({"until": _("The last day must not be before the first.")})
        before = RecordManager.objects.filter(pk=self.pk).first() if self.pk else None
        if before is not None and before.since <= today:
            changed = [name for name in FIXED if getattr(before, name) != getattr(self, name)]
            if changed:
                raise ValidationError({changed[0]: _("This has begun and stays as it is. End it and add another.")})
            if before.until is not None and before.until < today and before.until != self.until:
                raise ValidationError({"until": _("This is over and stays as it is.")})
        if not self.is_deputy and any(overlap(self.days, one.days) for one in self._others()):
            raise ValidationError({"since": _("Somebody else is the manager then. End that first.")})

    @property
    def days(self) -> tuple[date, date | None]:
        """The first and the last day; None for no end yet."""
        return self.since, self.until

    def _others(self) -> "models.QuerySet[RecordManager]":
        same = RecordManager.objects.filter(jurisdiction=self.jurisdiction, is_deputy=False, locale=self.locale)
        return same.exclude(pk=self.pk)
