from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin

from forms.fields.block import OptionsBlock

from .fields import StreamField


class OptionList(TranslatableMixin, models.Model):
    """Options that several questions, of several forms, share. A form takes them as they are when it is published."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "name", "options", "translation_key", "locale"})

    name = models.CharField(_("name"), max_length=120, help_text=_("For authors. People who fill a form never see it."))
    options = StreamField(OptionsBlock(), verbose_name=_("options"))

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("Option list")
        verbose_name_plural = _("Option lists")

    def __str__(self) -> str:
        return self.name
