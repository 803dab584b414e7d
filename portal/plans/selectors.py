"""Reading plans, for practitioners."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from portal.access import grants
from portal.access.actions import Action

from .models import EndNotice, Plan, PlanVersion


def plan_for(user: Any, plan_id: UUID, action: Action = Action.VIEW_PLAN) -> Plan:
    """The plan with its child, or Http404 alike for none and not yours."""
    return grants.fetch(Plan.objects.select_related("child__person"), user, action, pk=plan_id)


def latest_version(plan: Plan) -> PlanVersion:
    """The version in force. A plan always has one."""
    return plan.versions.order_by("-number")[:1].get()


def open_plans(user: Any) -> QuerySet[Plan]:
    """The open plans this user sees."""
    return grants.visible(Plan.objects.filter(ended_on__isnull=True), user, Action.VIEW_PLAN)


def end_notices(plan: Plan) -> list[EndNotice]:
    """Who is to be told that the plan has ended, with what was done; one query."""
    return list(plan.end_notices.select_related("person__user").order_by("pk"))
