import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from portal.people.models import Person


class Invitation(models.Model):
    """A way in for one person: single use, short lived, and useless without the code given to them in person (T13)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "person", "token_hash", "code_hash", "invited_by", "created_at", "expires_at", "used_at", "failures"}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=128)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
