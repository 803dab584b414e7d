"""What this room knows about who may do what; see portal.access.grants."""

from django.db.models import Exists, F, OuterRef

from portal.access.actions import Action
from portal.access.grants import Facts, dependents, source
from portal.people.models import Person
from portal.plans.models import Plan, Withholding

from .models import Release


@source("plans.Plan")
def released(plan: Plan) -> Facts:
    """Who was given a Reading reads it. One given before a withholding ended does not come back with that end."""
    ended_since = Withholding.objects.filter(
        plan=OuterRef("plan"), person=OuterRef("person"), ended_at__gt=OuterRef("reading__released_at")
    )
    given = Release.objects.filter(plan=plan, reading__isnull=False, person__user__isnull=False)
    users = given.filter(~Exists(ended_since)).values_list(F("person__user_id"), flat=True)
    return Facts(frozenset((user, Action.READ_PLAN) for user in users))


@dependents("people.Person")
def given_to(person: Person) -> list[Plan]:
    """A person's new account reads what was released to the person before they had one."""
    return list(Plan.objects.filter(releases__person=person).distinct())
