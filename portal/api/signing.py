"""Messages about what was published: how they are signed, when they are tried again, whom they may go to. Pure."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Collection
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID

# After each try that failed. Two days are a long weekend of a front end.
WAITS = (
    timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(hours=18),
    timedelta(hours=24),
)  # fmt: skip
PREFIX = "whsec_"


def secret(key: str, webhook: UUID, generation: int) -> str:
    """The secret of a webhook, made of the service's key: "whsec_" and 32 bytes in base64."""
    made = hmac.digest(key.encode(), f"webhook:{webhook}:{generation}".encode(), hashlib.sha256)
    return PREFIX + base64.b64encode(made).decode()


def signature(secret: str, message: UUID | str, timestamp: int, body: str) -> str:
    """The header `webhook-signature` of Standard Webhooks, version 1. `timestamp`: seconds of the Unix clock."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = hmac.digest(key, f"{message}.{timestamp}.{body}".encode(), hashlib.sha256)
    return "v1," + base64.b64encode(signed).decode()


def wait(tries: int) -> timedelta | None:
    """How long to wait after so many tries that failed; None: no more."""
    return WAITS[tries - 1] if tries <= len(WAITS) else None


def may_call(url: str, origins: Collection[str]) -> bool:
    """Whether an address stands on one of the origins ("https://host[:port]"), and is nothing but an address (T20)."""
    try:
        parts = urlsplit(url)
        plain = parts.port is None or parts.port > 0
    except ValueError:
        return False
    printable = url.isascii() and url.isprintable() and " " not in url and "\\" not in url
    return plain and printable and not parts.fragment and f"{parts.scheme}://{parts.netloc}" in origins
