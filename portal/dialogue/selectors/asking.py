"""From whom views are still to come."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.wording.standing import standing_of

from ..enums import Said
from ..models import Answer, ViewsAsked


def heard_since(plan: Plan, since: date) -> set[UUID]:
    """Who has said something after that day, or on it where it is the plan's first; that somebody has read it is
    nothing said. One query."""
    rows = Answer.objects.filter(plan=plan).exclude(said=Said.READ).values_list("person", "said_at")
    days = ((person, timezone.localdate(at)) for person, at in rows)
    return {person for person, on in days if on > since or on == since == plan.started_on}


def to_ask(plan: Plan) -> list[ViewsAsked]:
    """Whom the lead is still to ask in person, as nobody can write to them safely; nobody from whom the whole plan is
    withheld since. Six queries at most."""
    open_tasks = plan.tasks.filter(kind=TaskKind.ASK_VIEWS, closed_at=None).values_list("about", flat=True)
    found = list(plan.views_asked.filter(pk__in=list(open_tasks)).select_related("person").order_by("at", "pk"))
    standing = standing_of(plan) if found else None
    return [one for one in found if standing and not standing.is_kept_out(one.person_id)]
