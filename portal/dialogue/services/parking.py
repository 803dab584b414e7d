"""What somebody sends after their session has ended waits here until they have signed in again (T26).

Who sends it is signed out. The form carries a signed word for whom it was drawn, so that nothing is kept for anybody
else, and shown to that account alone, in that browser: two people of one plan may share a device (T8). Files do not
wait: they are still on the device.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from cryptography.fernet import InvalidToken
from django.core import signing
from django.db import transaction

from portal.plans.services.files import seal

from .. import rules
from ..models import Parked

KEPT = timedelta(hours=24)
MOST_A_PLAN = 10  # rows; beyond it the oldest gives way
SALT = "portal.dialogue.answer"


def drawn_for(user: int, plan: UUID) -> str:
    """The word that a form carries."""
    return signing.dumps([user, str(plan)], salt=SALT)


@transaction.atomic
def park(*, token: str, word: str, plan: UUID, part: str, typed: Mapping[str, str], now: datetime) -> bool:
    """Keep what was typed about a part, if the form was drawn by us for somebody of this plan; whether it was kept."""
    Parked.objects.filter(parked_at__lt=now - KEPT).delete()
    try:
        user, drawn = signing.loads(word, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return False
    if drawn != str(plan) or len(typed.get("text", "")) > 2 * rules.MOST:
        return False
    sealed = seal().encrypt(json.dumps({"user": user, "typed": dict(typed)}).encode()).decode()
    Parked.objects.update_or_create(
        plan_id=plan, token_hash=_hash(token, part), defaults={"sealed": sealed, "parked_at": now}
    )
    kept = Parked.objects.filter(plan_id=plan).order_by("-parked_at").values_list("pk", flat=True)[:MOST_A_PLAN]
    Parked.objects.filter(plan_id=plan).exclude(pk__in=list(kept)).delete()
    return True


def parked(*, token: str, plan: UUID, part: str, user: int, now: datetime) -> dict[str, str] | None:
    """What this account parked in this browser about this part within the last day."""
    found = Parked.objects.filter(plan_id=plan, token_hash=_hash(token, part), parked_at__gte=now - KEPT).first()
    if found is None:
        return None
    try:
        held = json.loads(seal().decrypt(found.sealed.encode()))
    except InvalidToken:  # sealed with a key that was taken out of use
        return None
    typed: dict[str, str] | None = held["typed"] if held["user"] == user else None
    return typed


def forget(*, token: str, plan: UUID, part: str) -> None:
    """Delete what this browser parked about this part: it has been said."""
    Parked.objects.filter(plan_id=plan, token_hash=_hash(token, part)).delete()


def _hash(token: str, part: str) -> str:
    return hashlib.sha256(f"{token}\n{part}".encode()).hexdigest()
