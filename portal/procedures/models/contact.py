from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from .publishing import refuse_twice

WORDS = ("name", "role", "hours", "address")
SAME = ("phone", "email", "url", "jurisdiction", "key")


class LocalContact(TranslatableMixin, models.Model):
    """Whom to turn to in one place: one record, shown on every page that names its key (R-004-23). A post or a
    service, never a person's own name: the CMS is public and holds nobody."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "translation_key", "locale", *WORDS, *SAME})
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    jurisdiction = models.SlugField(_("place"), max_length=50)
    key = models.SlugField(
        _("key"), max_length=50,
        help_text=_("Small letters, such as “duty”. Pages name the contact by it: do not change it later."),
    )  # fmt: skip
    name = models.CharField(
        _("name"), max_length=120, help_text=_("The post or the service. Never a person's own name: people move on.")
    )
    role = models.CharField(
        _("what for"), max_length=250, blank=True, default="", help_text=_("When to turn to them, in one sentence.")
    )
    phone = models.CharField(
        _("phone"), max_length=30, blank=True, default="", help_text=_("As it is dialled here, with blanks.")
    )
    email = models.EmailField(_("email"), blank=True, default="", help_text=_("A shared mailbox, not somebody's own."))
    hours = models.CharField(_("when"), max_length=150, blank=True, default="", help_text=_("When somebody answers."))
    address = models.TextField(_("address"), max_length=400, blank=True, default="", help_text=_("One line a row."))
    url = models.URLField(_("website"), blank=True, default="", help_text=_("Where to read more or to write to them."))

    translatable_fields = [
        *(TranslatableField(name) for name in WORDS),
        *(SynchronizedField(name, overridable=False) for name in SAME),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["locale", "jurisdiction", "key"]
        verbose_name = _("local contact")
        verbose_name_plural = _("Local contacts")
        constraints = [models.UniqueConstraint(fields=["jurisdiction", "key", "locale"], name="one_contact_a_key")]

    def __str__(self) -> str:
        return f"{self.name} ({self.jurisdiction})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A number or an address that changes in the source language changes in every other at once."""
        super().save(*args, **kwargs)
        if self.locale.language_code == settings.LANGUAGE_CODE:
            same = {name: getattr(self, name) for name in SAME}
            LocalContact.objects.filter(translation_key=self.translation_key).exclude(pk=self.pk).update(**same)

    def clean(self) -> None:
        super().clean()
        refuse_twice(self, "jurisdiction", "key")
