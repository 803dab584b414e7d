from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from .publishing import PUBLISHING, Placed, refuse_twice


class GlossaryTerm(Placed, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A hard word, what it means, and what a writer could say instead; in one language (R-X-06).

    `jurisdiction` is the key of a place, or "" for every place. `variants` are other forms of the word, one a line.
    """

    plain_fields: ClassVar[frozenset[str]] = PUBLISHING | {
        "id", "translation_key", "locale", "jurisdiction", "word", "variants", "meaning", "instead",
    }  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    jurisdiction = models.CharField(_("place"), max_length=50, blank=True, default="")
    word = models.CharField(_("word"), max_length=80)
    variants = models.TextField(_("other forms"), blank=True, default="", help_text=_("One a line, plurals too."))
    meaning = models.TextField(_("what it means"), max_length=400, help_text=_("One or two short sentences."))
    instead = models.CharField(
        _("plainer words"), max_length=120, blank=True, default="",
        help_text=_("What a writer could say instead. Leave empty where there is nothing better."),
    )  # fmt: skip

    translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("jurisdiction", overridable=False),
        *(TranslatableField(name) for name in ("word", "variants", "meaning", "instead")),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["locale", "word"]
        verbose_name = _("hard word")
        verbose_name_plural = _("Hard words")
        constraints = [models.UniqueConstraint(fields=["jurisdiction", "word", "locale"], name="one_meaning_a_word")]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        super().clean()
        refuse_twice(self, "jurisdiction", "word")
