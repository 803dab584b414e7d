"""Whom a difference is told to: the lead and the manager, by an e-mail that says nothing of it."""

from datetime import datetime

from portal.dialogue.services import tell_staff
from portal.people.models import User
from portal.plans.models import Plan
from portal.plans.selectors import managers_of


def tell(plan: Plan, *, now: datetime, but: User | None = None) -> None:
    """Tell the lead and the manager of a plan that there is something new, but not who wrote it."""
    leads = User.objects.filter(person__allocations__child=plan.child_id, person__allocations__until=None)
    managers = [one.user for one in managers_of(plan) if one.user is not None]
    tell_staff(plan=plan, users=[one for one in (*leads, *managers) if one != but], now=now)
