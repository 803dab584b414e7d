import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from portal.people.models import Person


class Invitation(models.Model):
    """A way in for one person: single use, short lived, and useless without the code given to them in person (T13)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {
            "id", "person", "token_hash", "code_hash", "invited_by", "created_at", "expires_at", "used_at",
            "closed_at", "failures", "sent_at",
        }
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True, help_text="SHA-256, hex; the token is only in the link")
    code_hash = models.CharField(max_length=128)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True, help_text="too many wrong codes, or a newer invitation")
    failures = models.PositiveSmallIntegerField(default=0, help_text="wrong codes so far")
    sent_at = models.DateTimeField(null=True, help_text="when its link went to the safe address, never with the code")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(used_at__isnull=True, closed_at__isnull=True),
                name="one_open_invitation_a_person",
            )
        ]


class Freeze(models.Model):
    """That a worker closed a family account for the time being, and why it was opened again (T11)."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "user", "frozen_by", "frozen_at", "ended_by", "ended_at"})
    personal_fields: ClassVar[frozenset[str]] = frozenset({"reason"})

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="freezes")
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField()
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, default="", help_text="why it was safe again")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(ended_at__isnull=True), name="one_freeze_an_account"
            )
        ]


class ApiToken(models.Model):
    """A program's way in, in the name of an account: it may what its owner may, within its scopes (T14).

    The token itself, "<id in hex>.<secret>", is shown once, when it is made.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "owner", "name", "secret_hash", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at"}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80, help_text="which program has it, for whoever looks after tokens")
    secret_hash = models.CharField(max_length=64, help_text="SHA-256, hex")
    scopes = models.JSONField(help_text="of enums.Scope")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, help_text="to the hour")
    revoked_at = models.DateTimeField(null=True)
