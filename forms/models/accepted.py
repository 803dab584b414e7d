from typing import ClassVar

from django.conf import settings
from django.db import models


class AcceptedWarning(models.Model):
    """A warning of the publish gate that an author accepted, with the reason. It counts for the same warning only.

    `form` is the translation key of the form page, `fingerprint` the SHA-256 of the warning's code, place and facts.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "form", "code", "fingerprint", "message", "reason", "by", "accepted_at"}
    )

    form = models.UUIDField(db_index=True)
    code = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    message = models.TextField(help_text="as the author read it")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "fingerprint"], name="one_acceptance_a_warning")]
