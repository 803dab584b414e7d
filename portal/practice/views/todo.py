"""What is to be done about plans, as rows of a task list and as the short list at the head of the children."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from portal.plans.models import Plan
from portal.plans.selectors import SeenTask, open_tasks_seen, shown_tasks
from portal.ui.bidi import date_in

from ..rules.todo import address_of, name_of
from .tasks import Task


def todo_of(plan: Plan, today: date, *, leads: bool) -> list[Task]:
    """The open tasks of one plan, as they are for whoever leads it or not. One query."""
    return [
        {
            "title": name_of(one.kind),
            "href": reverse(address_of(one.kind), args=[plan.pk]),
            "hint": format_html("{} {}", _("Due"), date_in(one.due_on)) if one.due_on else "",
            **_status(one.due_on, today),
        }
        for one in shown_tasks(plan, today, leads=leads)
    ]


@dataclass(frozen=True, slots=True)
class Todo:
    """A task in the list of all children, with what it is called and where it is done."""

    task: SeenTask
    name: str
    href: str


def todo_seen(user: Any, today: date) -> list[Todo]:
    """What is to be done about all the plans that this practitioner sees. One query."""
    return [
        Todo(one, name_of(one.kind), reverse(address_of(one.kind), args=[one.plan]))
        for one in open_tasks_seen(user, today)
    ]


def _status(due_on: date | None, today: date) -> Task:
    is_late = due_on is not None and due_on < today
    return {"status": _("Overdue"), "colour": "red"} if is_late else {"status": _("To do"), "colour": "yellow"}
