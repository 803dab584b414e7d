"""What the lead owes people: to tell them, to look at decisions again, to say that a plan has ended."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.engagement.selectors import unmet_needs
from portal.intake.safeguards import untold_of_lead
from portal.plans.enums import PlanState
from portal.plans.models import Plan
from portal.plans.selectors import end_notices
from portal.procedures.terms import local

from ..selectors.held import left_out
from ..selectors.meetings import Doer
from ..selectors.sharing import SOON, ReaderRow, reviews_due
from .tasks import Task


def duties_of(
    plan: Plan, content: Mapping[str, Any], readers: Sequence[ReaderRow], doers: Sequence[Doer], today: date
) -> list[Task]:
    """Tasks that nobody starts by themselves (R-004-07, -08, -10, -16, -21, R-001-23, -25); none where all is done.
    Twelve queries at most."""
    return [
        *_not_told(plan, readers),
        *_reviews(plan, today),
        *_lead_unknown(plan, content),
        *_left_out(plan),
        *_unmet(plan),
        *_unacknowledged(plan, doers),
        *_ended(plan),
    ]


def _lead_unknown(plan: Plan, content: Mapping[str, Any]) -> list[Task]:
    if plan.state != PlanState.OUTLINE or not untold_of_lead(content["items"]):
        return []
    told = {str(person) for person in plan.child.lead_explained.values_list("person", flat=True)}
    count = len(untold_of_lead(content["items"], told))
    if not count:
        return []
    where = f"{reverse('practice:plan', args=[plan.pk])}#content"
    said = local(_("Explain what you do as the %(lead)s: they did not know before"), plan.jurisdiction)
    return [_task(said, where, _people(count), "yellow")]


def _left_out(plan: Plan) -> list[Task]:
    count = len(left_out(plan)) if plan.state != PlanState.ENDED else 0
    if not count:
        return []
    where = reverse("practice:meetings", args=[plan.pk])
    said = local(_("Not involved in the last %(core_group)s meeting"), plan.jurisdiction)
    return [_task(said, where, _people(count), "red")]


def _unmet(plan: Plan) -> list[Task]:
    """Before a meeting somebody still needs something to take part (R-002-17)."""
    people = {one.need.person_id for one in unmet_needs(plan)} if plan.state != PlanState.ENDED else set()
    if not people:
        return []
    where = reverse("practice:needs", args=[plan.pk])
    return [_task(_("Still need help to take part"), where, _people(len(people)), "red")]


def _unacknowledged(plan: Plan, doers: Sequence[Doer]) -> list[Task]:
    count = sum(one.known_on is None for one in doers) if plan.state != PlanState.ENDED else 0
    if not count:
        return []
    where = f"{reverse('practice:plan', args=[plan.pk])}#part"
    return [_task(_("Have not said that they know their part"), where, _people(count), "yellow")]


def _people(count: int) -> str:
    return ngettext("%(count)d person", "%(count)d people", count) % {"count": count}


def _not_told(plan: Plan, readers: Sequence[ReaderRow]) -> list[Task]:
    count = sum(row.is_open_question for row in readers)
    if not count or plan.state == PlanState.ENDED:
        return []
    return [_task(_("Tell parents and the child, or say why not"), _release(plan), _people(count), "yellow")]


def _reviews(plan: Plan, today: date) -> list[Task]:
    due = reviews_due(plan, today + timedelta(days=SOON))
    if not due:
        return []
    late = due[0].on <= today
    return [
        _task(_("Look again at decisions not to share"), _release(plan), _("Due") if late else _("Soon"),
              "red" if late else "yellow")
    ]  # fmt: skip


def _ended(plan: Plan) -> list[Task]:
    if plan.state != PlanState.ENDED:
        return []
    where = reverse("practice:end", args=[plan.pk])
    waiting = sum(not (one.told_at or one.sent_at) for one in end_notices(plan))
    if not waiting:
        return [_task(_("The plan has ended"), where, _("Completed"), "")]
    status = ngettext("%(count)d person to tell", "%(count)d people to tell", waiting) % {"count": waiting}
    return [_task(_("The plan has ended"), where, status, "yellow")]


def _release(plan: Plan) -> str:
    return reverse("practice:release", args=[plan.pk])


def _task(title: str, href: str, status: str, colour: str) -> Task:
    return {"title": title, "href": href, "status": status, "colour": colour}
