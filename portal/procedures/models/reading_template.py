from collections import Counter
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from .. import previewing
from ..blocks import SectionsBlock
from ..choices import captures, people, places
from ..enums import Level
from .fields import SectionsField
from .publishing import PUBLISHING, Placed, refuse_twice


class ReadingTemplate(Placed, PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """What the readers of one level find in a plan, in which order, in one language.

    `jurisdiction` is the key of a place, or "" for every place without a template of its own. It orders and explains;
    which things can be read at all is decided in code, and a template that names another is refused (R-001-14).
    """

    plain_fields: ClassVar[frozenset[str]] = PUBLISHING | {
        "id", "translation_key", "locale", "jurisdiction", "level", "sections",
    }  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    jurisdiction = models.CharField(_("place"), max_length=50, blank=True, default="")
    level = models.CharField(_("for whom"), max_length=20, choices=Level.choices)
    sections: Any = SectionsField(SectionsBlock(), verbose_name=_("sections"))

    translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("jurisdiction", overridable=False),
        SynchronizedField("level", overridable=False),
        TranslatableField("sections"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["locale", "jurisdiction", "level"]
        verbose_name = _("template")
        verbose_name_plural = _("What families read")
        constraints = [models.UniqueConstraint(fields=["jurisdiction", "level", "locale"], name="one_template_a_level")]

    def __str__(self) -> str:
        place = dict(places()).get(self.jurisdiction, self.jurisdiction)
        return f"{self.get_level_display()} ({place})"

    def clean(self) -> None:
        super().clean()
        refuse_twice(self, "jurisdiction", "level")
        raw = self.sections.get_prep_value() if self.sections else []
        allowed = {"items": dict(captures()), "people": dict(people())}
        for section in raw:
            for capture in section["value"].get("captures") or ():
                if capture not in allowed[section["type"]]:
                    raise _refusal(_("Families may not read “%(value)s”."), capture)
        keys = Counter(section["value"].get("key") for section in raw)
        for key, count in keys.items():
            if key and count > 1:
                raise _refusal(_("The key “%(value)s” stands at two sections."), key)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return previewing.render(request, self)


def _refusal(message: Any, value: str) -> ValidationError:
    return ValidationError({"sections": ValidationError(message, params={"value": value})})
