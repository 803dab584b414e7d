"""Telling other front ends what was published: signed, tried again for two days, never in the way of the editor."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django_tasks import task

from .. import signing
from ..models import Message, Webhook

TIMEOUT = 10  # seconds
KEPT = timedelta(days=30)
LOST = timedelta(minutes=15)  # a worker that was stopped in between has forgotten what is overdue so long


@transaction.atomic
def announce(*, event: str, about: Mapping[str, Any], now: datetime) -> int:
    """Tell every webhook that is switched on; returns how many. `about` is plain data and says nothing that is not
    published. What is older than a month is forgotten."""
    webhooks = list(Webhook.objects.filter(is_active=True)) if settings.WEBHOOK_ORIGINS else []
    if not webhooks:
        return 0
    Message.objects.filter(created_at__lt=now - KEPT, due_at=None).delete()
    body = json.dumps({"type": event, "timestamp": now.isoformat(), "data": about}, ensure_ascii=False)
    for webhook in webhooks:
        message = Message.objects.create(webhook=webhook, event=event, body=body, created_at=now, due_at=now)
        transaction.on_commit(partial(send.enqueue, str(message.pk)))
    return len(webhooks)


def resend(*, now: datetime) -> int:
    """Try what is overdue, because the worker was stopped or cannot wait; returns how many messages."""
    overdue = list(Message.objects.filter(due_at__lt=now - LOST).values_list("pk", flat=True))
    for one in overdue:
        send.enqueue(str(one))
    return len(overdue)


@task()
def send(message: str) -> None:
    """Try one message, unless it was taken meanwhile; the next try is put in the queue."""
    found = _waiting(message).first()
    if found is None:
        return
    now: datetime = found.now
    found.status = _post(found, now)
    found.tries += 1
    taken = 200 <= found.status < 300
    pause = None if taken else signing.wait(found.tries)
    found.taken_at, found.due_at = (now if taken else None), (now + pause if pause else None)
    found.save(update_fields=["status", "tries", "taken_at", "due_at"])
    if found.due_at and send.get_backend().supports_defer:
        send.using(run_after=found.due_at).enqueue(message)


def _waiting(message: str) -> QuerySet[Any]:
    # A task is given no time: the database tells it.
    return Message.objects.select_related("webhook").filter(
        pk=message, due_at__isnull=False, webhook__is_active=True
    ).annotate(now=Now())  # fmt: skip


def _post(message: Message, now: datetime) -> int:
    """The status of the answer, 0 for none. Follows no redirect, reads no body, uses no proxy (T20)."""
    webhook = message.webhook
    if not signing.may_call(webhook.url, settings.WEBHOOK_ORIGINS):  # named no more
        return 0
    parts = urlsplit(webhook.url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.netloc, timeout=TIMEOUT)
    seconds = int(now.timestamp())
    headers = {
        "Content-Type": "application/json",
        "webhook-id": str(message.pk),
        "webhook-timestamp": str(seconds),
        "webhook-signature": signing.signature(webhook.secret, message.pk, seconds, message.body),
    }
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, message.body.encode(), headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
