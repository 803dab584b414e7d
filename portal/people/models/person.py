import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import Format


class Person(models.Model):
    """Anybody a plan speaks of: a child, a parent, a practitioner, an advocate."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "user"})
    personal_fields: ClassVar[frozenset[str]] = frozenset(
        {
            "given_name", "family_name", "born_on", "language", "interpreter_language", "format", "job_title",
            "agency", "phone", "registration_number",
        }
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    given_name = models.CharField(_("given name"), max_length=100)
    family_name = models.CharField(_("family name"), max_length=100)
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    language = models.CharField(_("preferred language"), max_length=10, default="en")
    interpreter_language = models.CharField(_("needs an interpreter for"), max_length=10, blank=True, default="")
    format = models.CharField(_("preferred format"), max_length=20, choices=Format.choices, default=Format.STANDARD)
    job_title = models.CharField(_("job title"), max_length=100, blank=True, default="")
    agency = models.CharField(_("agency"), max_length=100, blank=True, default="")
    phone = models.CharField(_("telephone"), max_length=30, blank=True, default="")
    registration_number = models.CharField(_("registration number"), max_length=30, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["family_name", "given_name", "id"], name="person_by_name")]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"
