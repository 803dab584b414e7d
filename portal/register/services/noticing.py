"""A child on the register who has moved or is missing (R-002-37)."""

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from portal.audit.services import record
from portal.dialogue.services import tell_keepers, tell_staff
from portal.people.models import User
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.plans.services import close_task, open_task

from ..enums import NoticeKind, NoticeStepKind
from ..models import Notice, NoticeStep
from .keeping import keepers_of


@transaction.atomic
def report_notice(
    *, key: UUID, plan: Plan, kind: NoticeKind, on: date, known: str, by: User, today: date, now: datetime
) -> Notice:
    """Report it: the lead has a task, the keepers of the register find it on their page, and both are written to
    without a word of it. The same key is the same notice.

    Raises ValueError where nothing is known, for a plan that has ended, and for a missing child of a day to come.
    """
    pk = uuid5(plan.pk, f"notice:{key}")
    already = Notice.objects.filter(pk=pk).first()
    if already is not None:
        return already
    if not known.strip() or plan.ended_on is not None or (kind == NoticeKind.MISSING and on > today):
        raise ValueError("nothing to report")
    made = Notice.objects.create(
        pk=pk, plan=plan, kind=NoticeKind(kind), on=on, known=known.strip(), reported_by=by, reported_at=now
    )
    open_task(plan=plan, kind=TaskKind.NOTICE, about=made.pk, due_on=today, now=now)
    record(chain=f"plan:{plan.pk}", action="notice.reported", by=by, now=now, about=f"notice:{made.pk}",
           detail={"kind": str(kind)})  # fmt: skip
    leads = User.objects.filter(person__allocations__child=plan.child_id, person__allocations__until=None)
    tell_staff(plan=plan, users=leads.exclude(pk=by.pk), now=now)
    tell_keepers(users=keepers_of(plan.jurisdiction).exclude(pk=by.pk), now=now)
    return made


@transaction.atomic
def see_notice(*, notice: Notice, by: User, now: datetime) -> None:
    """A keeper of the register knows; once, for all of them."""
    if _add(notice, NoticeStepKind.SEEN, "", by, now):
        chain = f"register:{notice.plan.jurisdiction}"
        record(chain=chain, action="register.notice_seen", by=by, now=now, about=f"notice:{notice.pk}")


@transaction.atomic
def finish_notice(*, notice: Notice, said: str, by: User, now: datetime) -> None:
    """What the lead did about it; the task is done with it. Once. Raises ValueError where it says nothing."""
    if not said.strip():
        raise ValueError("it says nothing")
    if _add(notice, NoticeStepKind.DONE, said.strip(), by, now):
        plan = notice.plan
        record(chain=f"plan:{plan.pk}", action="notice.done", by=by, now=now, about=f"notice:{notice.pk}")
        close_task(plan=plan, kind=TaskKind.NOTICE, about=notice.pk, by=by, now=now)


def _add(notice: Notice, kind: NoticeStepKind, said: str, by: User, now: datetime) -> bool:
    _made, is_new = NoticeStep.objects.get_or_create(
        notice=notice, kind=kind, defaults={"said": said, "by": by, "at": now}
    )
    return is_new
