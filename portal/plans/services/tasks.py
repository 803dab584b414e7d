"""What somebody has to do about a plan."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from portal.audit.services import record
from portal.people.models import User

from ..enums import TaskKind
from ..models import Plan, PlanTask


@transaction.atomic
def open_task(*, plan: Plan, kind: TaskKind, about: UUID, due_on: date | None, now: datetime) -> PlanTask:
    """Something is to be done about the plan until it is closed. While it is open it is there once, however often it is
    asked for; the day it was first given stays."""
    task, is_new = PlanTask.objects.get_or_create(
        plan=plan, kind=TaskKind(kind), about=about, closed_at=None, defaults={"due_on": due_on, "opened_at": now}
    )
    if is_new:
        record(chain=f"plan:{plan.pk}", action="task.opened", by=None, now=now, about=f"task:{task.pk}",
               detail={"kind": str(kind)})  # fmt: skip
    return task


@transaction.atomic
def close_task(*, plan: Plan, kind: TaskKind, about: UUID, by: User | None, now: datetime) -> bool:
    """It is done; False where nothing of the kind was open. `by` None: a timer found it done."""
    task = plan.tasks.select_for_update().filter(kind=TaskKind(kind), about=about, closed_at__isnull=True).first()
    if task is None:
        return False
    task.closed_at, task.closed_by = now, by
    task.save(update_fields=["closed_at", "closed_by"])
    record(chain=f"plan:{plan.pk}", action="task.closed", by=by, now=now, about=f"task:{task.pk}",
           detail={"kind": str(kind)})  # fmt: skip
    return True
