"""Rules about ways in: plain values in, plain values out."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from .enums import State

VALID = timedelta(days=14)
CODE_LENGTH = 8
TRIES = 5
PROVEN = timedelta(minutes=30)  # from the right code to a new account

TOKENS = 20  # of one account that work at a time
NO_SECRET = "0" * 64  # the hash of nothing
USED_EVERY = timedelta(hours=1)  # from one write of `last_used_at` to the next

# From one write of the session to the next, in seconds: activity is noticed without a write a page.
TOUCH_EVERY = 60


def state(
    *, now: datetime, expires_at: datetime, used_at: datetime | None, closed_at: datetime | None, failures: int
) -> State:
    """What can be done with an invitation at this moment (T13)."""
    if used_at is not None:
        return State.USED
    if closed_at is not None or failures >= TRIES:
        return State.CLOSED
    return State.EXPIRED if now >= expires_at else State.OPEN


def token_hash(token: str) -> str:
    """SHA-256, hex. The token has 256 random bits, so a fast hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def token_prefix(key: UUID) -> str:
    """How a token begins, to tell one's tokens apart: not enough to use or to guess it."""
    return key.hex[:8]


def plain_digits(text: str) -> str:
    """A code as it was sent: without blanks and dashes, and with the digits of any script (۱۲۳) as 0 to 9."""
    kept = (c for c in text if not c.isspace() and unicodedata.category(c) not in {"Pd", "Cf"})
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in kept)


def spoken(code: str) -> str:
    """The code in two halves, as one reads it aloud."""
    return f"{code[: CODE_LENGTH // 2]} {code[CODE_LENGTH // 2 :]}"


def has_second_factor(records: Iterable[Mapping[str, Any]]) -> bool:
    """Whether allauth recorded a code, a key or a passkey in this session; adding one is not using one (T15)."""
    return any(record.get("method") == "mfa" for record in records)


def outlived(*, since: object, now: float, longest: int) -> bool:
    """Whether a session that began at `since` (seconds) has lasted `longest` seconds; one without a beginning has."""
    return not isinstance(since, int | float) or now - since >= longest


def seconds_left(*, since: float, seen: float, now: float, idle: int, longest: int) -> int:
    """Seconds until a session that began at `since` and was used last at `seen` ends: by `idle` seconds without a page
    or after `longest` seconds whatever happens; never below 0."""
    return max(0, int(min(seen + idle, since + longest) - now))


def hour_of(now: datetime) -> datetime:
    """The full hour: when a program was at work, and no more."""
    return now.replace(minute=0, second=0, microsecond=0)
