"""Practitioners come into the core group and leave it between two versions of a plan."""

from datetime import date, datetime
from uuid import uuid5

from django.db import transaction

from portal.access import grants
from portal.audit.services import record
from portal.people.enums import AccountKind, Relation
from portal.people.exceptions import TieRefused
from portal.people.models import Child, Person, User
from portal.people.rules import Tie
from portal.people.services import relate

from ..exceptions import GroupRefused
from ..models import CoreGroupMember, Plan
from ..selectors import need_open


@transaction.atomic
def join_group(*, plan: Plan, person: Person, by: User, today: date, now: datetime) -> CoreGroupMember:
    """Take a practitioner into the core group: they see the plan from now on. One who is in it stays as they are.

    Raises GroupRefused for whoever has no open practitioner's account, is the child's family or speaks for it, or must
    not see the plan; Http404 once the plan has ended.
    """
    _lock(plan)
    need_open(plan)
    already = plan.members.filter(person=person, until__isnull=True).first()
    if already is not None:
        return already
    user = person.user
    if user is None or user.kind != AccountKind.PRACTITIONER or not user.is_active:
        raise GroupRefused("account")
    if plan.withholdings.filter(person=person, ended_at__isnull=True).exists():
        raise GroupRefused("withheld")
    try:
        relate(key=uuid5(plan.pk, str(person.pk)), child=plan.child, who=person, tie=Tie(Relation.PRACTITIONER), by=by,
               now=now)  # fmt: skip
    except TieRefused as refused:
        raise GroupRefused("family") from refused
    made = CoreGroupMember.objects.create(plan=plan, person=person, since=today)
    grants.refresh(plan.child)
    record(chain=f"plan:{plan.pk}", action="group.joined", by=by, now=now, about=f"person:{person.pk}")
    return made


@transaction.atomic
def leave_group(*, plan: Plan, person: Person, by: User, today: date, now: datetime) -> bool:
    """Take somebody out of the core group: they see the plan no more, unless they see it by something else. False where
    they are not in it. Never the lead, who comes from the allocation."""
    _lock(plan)
    standing = plan.members.filter(person=person, is_lead=False, until__isnull=True)
    if not standing.update(until=today):
        return False
    grants.refresh(plan.child)
    record(chain=f"plan:{plan.pk}", action="group.left", by=by, now=now, about=f"person:{person.pk}")
    return True


def _lock(plan: Plan) -> None:
    """The child before the plan, as everything that changes both does."""
    Child.objects.select_for_update(no_key=True).get(pk=plan.child_id)
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
