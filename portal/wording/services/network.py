"""Who is around the child, and what they may read by it: they change together (T3)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from portal.accounts.services import close_invitations
from portal.audit.services import record
from portal.people import services as people
from portal.people.enums import ChangeReason
from portal.people.models import Child, Person, Relationship, User
from portal.people.rules import Tie
from portal.people.services import Newcomer
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.plans.services import close_task, leave_group, open_task

from ..models import Release
from ..standing import open_releases, standing_of


@transaction.atomic
def take_in(*, key: UUID, plan: Plan, who: Newcomer | Person, tie: Tie, by: User, now: datetime) -> Person:
    """Take somebody into the network of the plan's child. Raises TieRefused."""
    _lock(plan)
    made = people.relate(
        key=key, child=plan.child, who=who, tie=tie, by=by,
        now=_moment(plan, who.pk, now) if isinstance(who, Person) else now,
    )  # fmt: skip
    _record(plan, made.person_id, by, now)
    return made.person


@transaction.atomic
def change_tie(
    *, plan: Plan, relationship: Relationship, revision: int, tie: Tie, why: ChangeReason, by: User, today: date,
    now: datetime,
) -> bool:  # fmt: skip
    """Say that somebody stands otherwise to the child. Returns whether what they read, or who speaks for them, was
    closed by it: then the lead is to look at it again, today. Raises what `portal.people.services.change` raises.
    """
    _lock(plan)
    person = relationship.person_id
    read = _reads(plan, person)
    people.change(relationship=relationship, revision=revision, tie=tie, why=why, by=by, now=_moment(plan, person, now))
    _record(plan, person, by, now)
    is_closed = bool(read - _reads(plan, person))
    if is_closed and plan.ended_on is None:
        open_task(plan=plan, kind=TaskKind.REVIEW_SHARED, about=person, due_on=today, now=now)
    return is_closed


@transaction.atomic
def take_out(
    *, plan: Plan, relationship: Relationship, revision: int, by: User, today: date, now: datetime
) -> bool:  # fmt: skip
    """Take somebody out of the network and the core group: from now on they, and who spoke for them, read nothing, and
    an invitation that leads to nothing is closed. False when they were out already; Conflict on a stale revision."""
    _lock(plan)
    if not people.unrelate(relationship=relationship, revision=revision, by=by, now=now):
        return False
    person = relationship.person
    leave_group(plan=plan, person=person, by=by, today=today, now=now)
    close_task(plan=plan, kind=TaskKind.REVIEW_SHARED, about=person.pk, by=by, now=now)
    if not person.relationships.exists() and not Child.objects.filter(person=person).exists():
        close_invitations(person=person, by=by, now=now)
    _record(plan, person.pk, by, now)
    return True


def _lock(plan: Plan) -> None:
    """The child, then every plan of theirs: nobody is given one of them meanwhile."""
    Child.objects.select_for_update(no_key=True).get(pk=plan.child_id)
    list(Plan.objects.select_for_update(no_key=True).filter(child=plan.child_id).order_by("pk"))


def _whose(plan: Plan, person: UUID) -> set[UUID]:
    return {person, *standing_of(plan).speakers_for(person)}


def _reads(plan: Plan, person: UUID) -> set[UUID]:
    """Who of them, and of those who speak for them, reads the plan."""
    reading = {one.release.person_id for one in open_releases(plan)}
    return reading & {person, *plan.child.advocacies.filter(speaks_for=person).values_list("advocate", flat=True)}


def _moment(plan: Plan, person: UUID, now: datetime) -> datetime:
    """When it changes: not before what they were given, whatever the clocks of two servers say."""
    given = Release.objects.filter(plan__child=plan.child_id, person__in=_whose(plan, person))
    last = given.aggregate(last=Max("reading__released_at"))["last"]
    return max(now, last or now)


def _record(plan: Plan, person: UUID, by: User, now: datetime) -> None:
    record(chain=f"plan:{plan.pk}", action="network.changed", by=by, now=now, about=f"person:{person}")
