"""Telling, once, that the time of a stage is over."""

from datetime import date, datetime

from django.db import transaction

from portal.audit.services import record

from ..models import DifferenceStep, LateNotice
from ..selectors import newly_overdue
from .telling import tell


def remind(*, today: date, now: datetime) -> int:
    """Tell lead and manager of every difference whose stage is over since the last time; how many there were."""
    return sum(_remind(step, now) for step in newly_overdue(today).iterator())


@transaction.atomic
def _remind(step: DifferenceStep, now: datetime) -> bool:
    _made, is_new = LateNotice.objects.get_or_create(step=step, defaults={"told_at": now})
    if is_new:
        plan = step.difference.plan
        record(chain=f"plan:{plan.pk}", action="difference.overdue", by=None, now=now,
               about=f"difference:{step.difference_id}")  # fmt: skip
        tell(plan, now=now)
    return is_new
