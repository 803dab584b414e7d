"""Who leads a child's case."""

from datetime import date, datetime

from django.db import transaction

from portal.access import grants
from portal.audit.services import record

from ..models import Allocation, Child, Person, User


@transaction.atomic
def allocate(
    *, child: Child, worker: Person, by: User | None, today: date, now: datetime, manager: Person | None = None
) -> Allocation:
    """Make somebody the child's lead social worker from today; the one before keeps no right (R-001-26), and neither
    does the team manager before. `manager` answers for the lead's work and sees the plan while it is open."""
    Child.objects.select_for_update(no_key=True).get(pk=child.pk)
    child.allocations.filter(until__isnull=True).update(until=today)
    made = Allocation.objects.create(child=child, worker=worker, manager=manager, since=today)
    grants.refresh(child)
    record(chain=f"child:{child.pk}", action="child.allocated", by=by, now=now, about=f"person:{worker.pk}")
    return made
