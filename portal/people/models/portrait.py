from typing import ClassVar

from django.conf import settings
from django.db import models

from .person import Person


class Portrait(models.Model):
    """What a practitioner looks like, so that a child knows who will come. They put it there themselves and
    take it away themselves; `sealed` is a small JPEG in base64 under the service's key."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "person", "added_by", "added_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"sealed"})

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="portrait")
    sealed = models.TextField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
