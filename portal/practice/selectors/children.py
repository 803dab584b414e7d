"""The list of children: whose page or plan a practitioner may open, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from portal.access import grants
from portal.access.actions import Action
from portal.people.models import Child, Person
from portal.plans.models import DueDate, Plan
from portal.plans.rules import Due
from portal.plans.selectors import open_plans

PER_PAGE = 25
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class ChildRow:
    """One child of the list. `plan` is the open plan, if the user may open it; `next_due` is its first open date."""

    child: Child
    may_open: bool
    plan: Plan | None
    next_due: Due | None
    is_overdue: bool


def children_of(user: Any) -> QuerySet[Child]:
    """The children whose page or whose open plan this user may open.

    A union of the two short lists of ids, not one condition with OR: the database starts from the user's grants, and
    the cost does not grow with the table.
    """
    own = grants.visible(Child.objects.all(), user, Action.VIEW_CHILD).values("pk")
    shared = open_plans(user).values("child_id")
    return Child.objects.filter(pk__in=own.union(shared)).select_related("person")


def with_open_date(children: QuerySet[Child], user: Any, *, start: date | None, before: date) -> QuerySet[Child]:
    """Those with something undone on an open plan the user sees, due from `start` (None: ever) to before `before`."""
    dates = DueDate.objects.filter(plan__child=OuterRef("pk"), plan__in=open_plans(user), met_on=None)
    dates = dates.filter(due_on__lt=before)
    return children.filter(Exists(dates if start is None else dates.filter(due_on__gte=start)))


def named(children: QuerySet[Child], words: str) -> QuerySet[Child]:
    """Those whose names hold every one of the words."""
    for word in words.split():
        children = children.filter(Q(person__given_name__icontains=word) | Q(person__family_name__icontains=word))
    return children


def page_of(children: QuerySet[Child], user: Any, after: str) -> tuple[list[Child], str]:
    """The next `PER_PAGE` children by name after a cursor ("" for the first page), and the cursor of the next page.

    The cursor is a signed id and no name: addresses are kept in histories and logs. Http404 for one that we did not
    sign for this user.
    """
    found = children.order_by("person__family_name", "person__given_name", "person_id")
    if after:
        found = found.filter(_beyond(_person_at(after, user)))
    rows = list(found[: PER_PAGE + 1])
    if len(rows) <= PER_PAGE:
        return rows, ""
    return rows[:PER_PAGE], _signer(user).sign(str(rows[PER_PAGE - 1].person_id))


def rows_of(children: Sequence[Child], user: Any, today: date) -> list[ChildRow]:
    """The children of one page with what the user may open and what is due next. Three queries."""
    ids = [child.pk for child in children]
    mine = set(grants.visible(Child.objects.filter(pk__in=ids), user, Action.VIEW_CHILD).values_list("pk", flat=True))
    undone = Prefetch("due_dates", DueDate.objects.filter(met_on=None).order_by("due_on"), to_attr="undone")
    plans = {plan.child_id: plan for plan in open_plans(user).filter(child_id__in=ids).prefetch_related(undone)}
    return [_row(child, child.pk in mine, plans.get(child.pk), today) for child in children]


def _row(child: Child, may_open: bool, plan: Plan | None, today: date) -> ChildRow:
    undone: list[DueDate] = getattr(plan, "undone", [])
    due = Due(undone[0].timescale, undone[0].due_on) if undone else None
    return ChildRow(child, may_open, plan, due, is_overdue=due is not None and due.is_overdue(today))


def _signer(user: Any) -> Signer:
    return Signer(salt=f"practice.children:{user.pk}", sep="~")


def _person_at(cursor: str, user: Any) -> Person:
    try:
        # Not through a grant: who left this list meanwhile still marks the place in it.
        return Person.objects.get(pk=_signer(user).unsign(cursor))
    except (BadSignature, Person.DoesNotExist) as error:
        raise Http404 from error


def _beyond(person: Person) -> Q:
    family, given = person.family_name, person.given_name
    return (
        Q(person__family_name__gt=family)
        | Q(person__family_name=family, person__given_name__gt=given)
        | Q(person__family_name=family, person__given_name=given, person_id__gt=person.pk)
    )
