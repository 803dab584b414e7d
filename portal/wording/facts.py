"""What this room knows about who may do what; see portal.access.grants."""

from datetime import date

from portal.access.actions import Action
from portal.access.grants import Facts, dependents, source
from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.enums import PlanState
from portal.plans.models import Plan

from .models import Assignment
from .standing import open_releases


@source("plans.Plan")
def released(plan: Plan) -> Facts:
    """Who was given a Reading that nothing has closed since reads it; an advocate on the days agreed (R-004-17)."""
    allowed: set[tuple[int, Action]] = set()
    spans: dict[tuple[int, Action], tuple[date, date]] = {}
    for one in open_releases(plan):
        user = one.release.person.user_id
        if user is not None:
            allowed.add((user, Action.READ_PLAN))
            if one.advocacy is not None:
                spans[user, Action.READ_PLAN] = (one.advocacy.since, one.advocacy.until)
    return Facts(frozenset(allowed), spans=spans)


@dependents("people.Person")
def given_to(person: Person) -> list[Plan]:
    """A person's new account reads what was released to the person before they had one."""
    return list(Plan.objects.filter(releases__person=person).distinct())


@source("plans.Plan")
def translators(plan: Plan) -> Facts:
    """A translator works on what they were given, until that or the plan is ended. What it is, their own screens
    ask."""
    # The plan in hand may be older than its row: an end counts from the moment it is written.
    if Plan.objects.filter(pk=plan.pk, state=PlanState.ENDED).exists():
        return Facts()
    given = Assignment.objects.filter(plan=plan, ended_at__isnull=True, translator__user__kind=AccountKind.TRANSLATOR)
    users = given.values_list("translator__user_id", flat=True)
    return Facts(frozenset((user, Action.TRANSLATE_PLAN) for user in users))


@dependents("people.Person")
def work_of(person: Person) -> list[Plan]:
    """A translator's new account finds the work that was given to the person before they had one."""
    return list(Plan.objects.filter(assignments__translator=person, assignments__ended_at__isnull=True).distinct())
