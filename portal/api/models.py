"""Whom we tell what was published, and what became of each message. Nothing in it is about anybody."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import signing


class Webhook(models.Model):
    """A front end that is told when a page or a form was published. Its address stands on a host the operator named.

    The secret is not stored: it is made of the service's key, this row's id and `generation`, which changes it.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "name", "url", "is_active", "generation"})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=80, help_text=_("Which front end is told."))
    url = models.CharField(
        _("address"), max_length=300, help_text=_("On a host that the operator of this service named.")
    )
    is_active = models.BooleanField(_("switched on"), default=True)
    generation = models.PositiveIntegerField(
        _("number of the secret"), default=1, help_text=_("Another number makes another secret.")
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("Webhook")
        verbose_name_plural = _("Webhooks")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """SSRF (T20): no address is ever called but one on an origin that stands in the settings."""
        super().clean()
        if not signing.may_call(self.url, settings.WEBHOOK_ORIGINS):
            raise ValidationError({"url": _("The operator of this service has not named this host.")})

    @property
    def secret(self) -> str:
        """What messages are signed with, as Standard Webhooks writes it: "whsec_…"."""
        return signing.secret(settings.SECRET_KEY, self.pk, self.generation)

    @property
    def last(self) -> Any:
        """The last messages, newest first."""
        return self.messages.order_by("-created_at", "pk")[:20]


class Message(models.Model):
    """One message to one webhook: sent until it is taken, or given up. Its id is the same at each try."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "webhook", "event", "body", "created_at", "tries", "due_at", "status", "taken_at"}
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="messages")
    event = models.CharField(max_length=40)
    body = models.TextField(help_text="JSON, as it is signed")
    created_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, help_text="when it is tried next; empty: it was taken, or given up")
    status = models.PositiveSmallIntegerField(default=0, help_text="HTTP status of the last answer, 0 for none")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="messages_that_wait")]
