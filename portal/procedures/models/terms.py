from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from .publishing import refuse_twice


class Terms(TranslatableMixin, models.Model):
    """The words one jurisdiction uses for the things every jurisdiction has, in one language."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "translation_key", "locale", "jurisdiction", "plan", "record", "lead", "custodian", "chair",
         "core_group", "threshold"}
    )  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    jurisdiction = models.SlugField(_("place"), help_text=_("Key of the place."))
    plan = models.CharField(_("the plan"), max_length=100)
    record = models.CharField(_("the list of children"), max_length=100)
    lead = models.CharField(_("the lead"), max_length=100)
    custodian = models.CharField(_("who keeps the list"), max_length=100)
    chair = models.CharField(_("who chairs conferences"), max_length=100)
    core_group = models.CharField(_("the core group"), max_length=100)
    threshold = models.CharField(_("the threshold"), max_length=100)

    translatable_fields = [
        SynchronizedField("jurisdiction", overridable=False),
        *(
            TranslatableField(name)
            for name in ("plan", "record", "lead", "custodian", "chair", "core_group", "threshold")
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name_plural = _("terms")
        constraints = [models.UniqueConstraint(fields=["jurisdiction", "locale"], name="one_set_of_terms")]

    def __str__(self) -> str:
        return f"{self.jurisdiction}: {self.plan}"

    def clean(self) -> None:
        super().clean()
        refuse_twice(self, "jurisdiction")
