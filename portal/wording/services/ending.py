"""The end of a plan for those who work on its words."""

from datetime import date, datetime

from django.db import transaction

from portal.people.models import User
from portal.plans import services as plans
from portal.plans.models import Plan

from .assigning import end_work


@transaction.atomic
def end_plan(*, plan: Plan, revision: int, on: date, by: User, now: datetime, is_child_told: bool = True) -> None:
    """End the plan and, with it, the work of its translators. Raises what `portal.plans.services.end_plan` raises."""
    plans.end_plan(plan=plan, revision=revision, on=on, by=by, now=now, is_child_told=is_child_told)
    for given in plan.assignments.filter(ended_at=None).select_related("plan").order_by("pk"):
        end_work(given=given, by=by, now=now)
