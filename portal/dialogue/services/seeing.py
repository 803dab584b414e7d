"""That somebody opened a Reading, or looked at the answers."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from ..models import Look, Receipt

OFTEN = timedelta(hours=1)


def opened(*, reading: UUID, last_at: datetime | None, now: datetime) -> None:
    """Keep that its person opened this Reading. `last_at`: what its receipt says, None without one (the caller's own
    query brings it: `reading__receipt__last_at`). Nothing is written within the hour, one statement otherwise."""
    if last_at is not None and now - last_at < OFTEN:
        return
    Receipt.objects.bulk_create(
        [Receipt(reading_id=reading, first_at=now, last_at=now)],
        update_conflicts=True,
        unique_fields=["reading"],
        update_fields=["last_at"],
    )


def looked(*, plan: UUID, by: Any, now: datetime) -> None:
    """Keep that this account opened the answers of a plan: what is there now is not new to it any more."""
    Look.objects.bulk_create(
        [Look(plan_id=plan, user_id=by.pk, at=now)],
        update_conflicts=True,
        unique_fields=["plan", "user"],
        update_fields=["at"],
    )
