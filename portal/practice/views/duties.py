"""What the lead owes people: to tell them, to look at decisions again, to say that a plan has ended."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.plans.enums import PlanState
from portal.plans.models import Plan
from portal.plans.selectors import end_notices

from ..selectors.sharing import SOON, ReaderRow, reviews_due
from .tasks import Task


def duties_of(plan: Plan, readers: Sequence[ReaderRow], today: date) -> list[Task]:
    """Tasks that nobody starts by themselves (R-004-07, -08, -10, -21); none where all is done. Three queries at
    most."""
    return [*_not_told(plan, readers), *_reviews(plan, today), *_ended(plan)]


def _not_told(plan: Plan, readers: Sequence[ReaderRow]) -> list[Task]:
    count = sum(row.is_open_question for row in readers)
    if not count or plan.state == PlanState.ENDED:
        return []
    status = ngettext("%(count)d person", "%(count)d people", count) % {"count": count}
    return [_task(_("Tell parents and the child, or say why not"), _release(plan), status, "yellow")]


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
