"""What rooms below ask this one."""

from datetime import date

from portal.dialogue.services.telling import not_asked
from portal.people.models import Person
from portal.plans.models import Plan

from .selectors import running


@not_asked
def excluded(plan: Plan, person: Person, today: date) -> bool:
    """Whether a decision that runs says that the portal does not ask them (R-002-18). One query."""
    return any(one.person_id == person.pk and not one.is_asked for one in running(plan, today))
