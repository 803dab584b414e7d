from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField

from forms.fields.block import OptionsBlock

from .fields import StreamField


class OptionList(TranslatableMixin, models.Model):
    """Options that several questions, of several forms, share. A form takes them as they are when it is published."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "name", "options", "translation_key", "locale"})

    translatable_fields: ClassVar[list[Any]] = [TranslatableField("name"), TranslatableField("options")]

    name = models.CharField(_("name"), max_length=120, help_text=_("For authors. People who fill a form never see it."))
    options = StreamField(OptionsBlock(), verbose_name=_("options"))

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("Option list")
        verbose_name_plural = _("Option lists")

    def __str__(self) -> str:
        return self.name

    @property
    def used_by(self) -> list[Any]:
        """The steps whose latest draft has a question with these options, of any form, with their form's title."""
        steps: Any = apps.get_model("forms", "StepPage").objects.select_related("latest_revision")
        found = steps.filter(latest_revision__content__questions__icontains=str(self.translation_key))
        return [(step.pk, step.draft_title or step.title, step.get_parent().title) for step in found.order_by("path")]
