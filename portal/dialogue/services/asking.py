"""Asking everybody who has said nothing for their views, some days before a meeting (R-001-37)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from portal.audit.services import record
from portal.people.enums import Relation
from portal.people.models import Person
from portal.plans.enums import EventKind, TaskKind
from portal.plans.models import Plan
from portal.plans.selectors import next_core_group
from portal.plans.services import close_task, open_task
from portal.procedures import rules
from portal.procedures.enums import TimescaleKey
from portal.procedures.selectors import procedure
from portal.wording.selectors import readers
from portal.wording.standing import open_releases, standing_of

from ..models import ViewsAsked
from ..selectors.asking import heard_since
from .telling import ask_for_views


@transaction.atomic
def ask_before_meeting(*, plan: Plan, today: date, now: datetime) -> tuple[int, int]:
    """Where the next meeting of the core group is near, ask every reader who has said nothing since the last: by a
    message where there is a safe address, else as a task for the lead. Once a meeting. Returns how many of each.

    Nobody from whom the whole plan is withheld is asked, or named in a task.
    """
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    due_on, since = next_core_group(plan), _since(plan)
    heard, people = heard_since(plan, since), _readers(plan)
    _close(plan, {one.pk for one in people} - heard, now)
    if due_on is None or not _is_near(plan, due_on, today):
        return 0, 0
    asked = set(plan.views_asked.filter(since=since).values_list("person", flat=True))
    waiting = [person for person in people if person.pk not in heard | asked]
    ways = [_ask(plan, person, since, due_on, now) for person in waiting]
    return ways.count(True), ways.count(False)


def _ask(plan: Plan, person: Person, since: date, due_on: date, now: datetime) -> bool:
    is_written = ask_for_views(plan=plan, person=person, now=now)
    made = ViewsAsked.objects.create(plan=plan, person=person, since=since, is_written=is_written, at=now)
    if is_written:
        record(chain=f"plan:{plan.pk}", action="views.reminded", by=None, now=now, about=f"person:{person.pk}")
    else:
        open_task(plan=plan, kind=TaskKind.ASK_VIEWS, about=made.pk, due_on=due_on, now=now)
    return is_written


def _close(plan: Plan, silent: set[UUID], now: datetime) -> None:
    """Who has said something meanwhile, or is not to know of the plan any more, need not be asked."""
    for about in plan.views_asked.filter(is_written=False).exclude(person__in=silent).values_list("pk", flat=True):
        close_task(plan=plan, kind=TaskKind.ASK_VIEWS, about=about, by=None, now=now)


def _readers(plan: Plan) -> list[Person]:
    """The child, the parents, and whoever else of the family is in the core group or reads the plan; nobody from whom
    the whole plan is withheld. An advocate speaks for somebody else."""
    standing = standing_of(plan)
    named = set(plan.members.filter(until=None).values_list("person", flat=True))
    named |= {one.release.person_id for one in open_releases(plan)}
    return [
        one.person
        for one in readers(plan)
        if one.relation != Relation.ADVOCATE
        and (one.relation in _ALWAYS or one.parental_responsibility or one.person.pk in named)
        and not standing.is_kept_out(one.person.pk)
    ]


_ALWAYS = frozenset({"child", Relation.MOTHER, Relation.FATHER, Relation.STEP_PARENT})


def _since(plan: Plan) -> date:
    """The day of the last meeting, or that on which the plan began."""
    last = plan.events.filter(kind=EventKind.CORE_GROUP).order_by("-on").values_list("on", flat=True).first()
    return last or plan.started_on


def _is_near(plan: Plan, due_on: date, today: date) -> bool:
    local = procedure(plan.jurisdiction, "en")
    figure = local.timescales.get(TimescaleKey.ASK_VIEWS)
    return figure is not None and today >= rules.before(due_on, *figure, local.calendar)
