"""What somebody needs to take part, as the lead writes it or as they ask for it themselves (R-002-17)."""

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.dialogue.services.telling import tell_leads
from portal.people.models import Person, User
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.plans.selectors import need_open, next_core_group
from portal.plans.services import close_task, open_task

from .. import rules
from ..enums import NeedKind, NeedState
from ..exceptions import TooManyNeeds
from ..models import NeedRow, SupportNeed
from ..selectors import needs_of, unmet_needs


@transaction.atomic
def add_need(
    *, key: UUID, plan: Plan, person: Person, kind: NeedKind, what: str, language: str, by: User, now: datetime
) -> SupportNeed:
    """Write down what somebody needs; only who leads the plan does. The same key is the same need. Raises Http404."""
    grants.hold(by, Action.LEAD_PLAN, plan)
    need_open(plan)
    return _kept(key, plan, person, kind, what, language, is_own=False, by=by, now=now)


@transaction.atomic
def ask_for_help(
    *, key: UUID, plan: Plan, person: Person, kind: NeedKind, what: str, language: str, by: User, now: datetime
) -> SupportNeed:
    """Keep what `by` asks for on behalf of `person` (themselves, or whom they speak for) as theirs, and tell the lead.

    Raises Http404 for who may not read the plan (any more) and once it has ended, ValueError for more than anybody
    writes, TooManyNeeds while as many as we keep are open.
    """
    grants.hold(by, Action.READ_PLAN, plan)
    need_open(plan)
    if len(what) > rules.MOST:
        raise ValueError("too long")
    already = SupportNeed.objects.filter(pk=_pk(plan, person, key)).first()
    if already is not None:
        return already
    if sum(one.is_unmet and one.need.is_own for one in needs_of(plan, person.pk)) >= rules.MOST_ASKED:
        raise TooManyNeeds
    made = _kept(key, plan, person, kind, what, language, is_own=True, by=by, now=now)
    tell_leads(plan, now=now)
    return made


def _pk(plan: Plan, person: Person, key: UUID) -> UUID:
    return uuid5(person.pk, f"{plan.pk}:need:{key}")


def _kept(
    key: UUID, plan: Plan, person: Person, kind: NeedKind, what: str, language: str, *, is_own: bool, by: User,
    now: datetime,
) -> SupportNeed:  # fmt: skip
    made, is_new = SupportNeed.objects.get_or_create(
        pk=_pk(plan, person, key),
        defaults={"plan": plan, "person": person, "kind": NeedKind(kind), "what": what.strip(), "language": language,
                  "is_own": is_own, "added_by": by, "added_at": now},
    )  # fmt: skip
    if is_new:
        open_task(plan=plan, kind=TaskKind.MEET_NEED, about=made.pk, due_on=next_core_group(plan), now=now)
        record(chain=f"plan:{plan.pk}", action="need.added", by=by, now=now, about=f"need:{made.pk}")
    return made


@transaction.atomic
def record_state(
    *, key: UUID, need: SupportNeed, state: NeedState, how: str, on: date, by: User, today: date, now: datetime
) -> NeedRow:
    """Write down how far a need is, beside what was written before: one that is met says how. The task follows it. The
    same key is the same row. Raises Http404, ValueError."""
    plan = need.plan
    grants.hold(by, Action.LEAD_PLAN, plan)
    need_open(plan)
    if (state == NeedState.MET and not how.strip()) or on > today:
        raise ValueError("a need that is met says how and since when")
    made, is_new = NeedRow.objects.get_or_create(
        pk=uuid5(need.pk, str(key)),
        defaults={"need": need, "state": NeedState(state), "how": how.strip(), "on": on, "recorded_by": by,
                  "recorded_at": now},
    )  # fmt: skip
    if is_new:
        if state == NeedState.OPEN:
            open_task(plan=plan, kind=TaskKind.MEET_NEED, about=need.pk, due_on=next_core_group(plan), now=now)
        else:
            close_task(plan=plan, kind=TaskKind.MEET_NEED, about=need.pk, by=by, now=now)
        detail = {"state": str(made.state)}
        record(chain=f"plan:{plan.pk}", action="need.recorded", by=by, now=now, about=f"need:{need.pk}", detail=detail)
    return made


@transaction.atomic
def need_tasks_anew(*, plan: Plan, by: User, now: datetime) -> None:
    """A meeting was held: what is still needed has to be there before the next one."""
    due_on = next_core_group(plan)
    for one in unmet_needs(plan):
        about = one.need.pk
        if plan.tasks.filter(kind=TaskKind.MEET_NEED, about=about, closed_at=None, due_on=due_on).exists():
            continue
        close_task(plan=plan, kind=TaskKind.MEET_NEED, about=about, by=by, now=now)
        open_task(plan=plan, kind=TaskKind.MEET_NEED, about=about, due_on=due_on, now=now)
