"""What this room knows about who may do what; see portal.access.grants."""

from datetime import date

from portal.access.actions import Action
from portal.access.grants import Facts, dependents, source
from portal.people.models import Person
from portal.plans.models import Plan

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
