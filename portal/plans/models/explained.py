import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from portal.people.models import Child, Person


class LeadExplained(models.Model):
    """That somebody was told, before the conference, what the lead does (R-001-25): before there is any plan, so it
    stands with the child. Rows are only added."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "child", "person", "on", "explained_by", "recorded_by", "recorded_at"}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="lead_explained")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    explained_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-recorded_at"]
