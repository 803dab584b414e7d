from typing import ClassVar

from django.conf import settings
from django.db import models

from portal.people.models import Person

from .plan import Plan


class EndNotice(models.Model):
    """Somebody of the family who is to be told that the plan has ended (R-004-21): written to, told by a worker, or not
    yet."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "plan", "person", "sent_at", "told_at", "told_by"})

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="end_notices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, help_text="when a message without any word of the plan left")
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "person"], name="one_end_notice_a_person")]
