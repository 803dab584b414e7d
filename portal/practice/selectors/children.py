"""The list of children: whose page or plan a practitioner may open, a page at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from portal.access import grants
from portal.access.actions import Action
from portal.access.compiled import Compiled
from portal.people.models import Allocation, Child, Person
from portal.plans.models import DueDate, Plan
from portal.plans.rules import Due
from portal.plans.selectors import open_plans

PER_PAGE = 25
SOON = timedelta(days=14)
NAMES = ("person__family_name", "person__given_name", "person_id")
COLUMNS = (
    "pk", *NAMES, "person__born_on", "jurisdiction", "leads", "may_open", "open__pk", "open__state",
    "timescale", "due_on",
)  # fmt: skip

Columns = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ChildRow:
    """One child of the list. `plan` is the id of the open plan, if the user may open it; `due` its first open date.

    `place` is the key of the child's local procedure, and `leads` whether the user is the lead there.
    """

    id: UUID
    family_name: str
    given_name: str
    person: UUID
    born_on: date | None
    place: str
    leads: bool
    may_open: bool
    plan: UUID | None
    state: str
    due: Due | None


def children_of(user: Any) -> QuerySet[Child]:
    """The children whose page or whose open plan this user may open.

    A union of the two short lists of ids, not one condition with OR: the database starts from the user's grants, and
    the cost does not grow with the table.
    """
    own = grants.visible(Child.objects.all(), user, Action.VIEW_CHILD).values("pk")
    shared = open_plans(user).values("child_id")
    return Child.objects.filter(pk__in=own.union(shared))


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


def first_page(user: Any) -> tuple[list[ChildRow], str]:
    """The first page of all children of this user; as `page_of(children_of(user), user, "")`, only faster."""
    return _page(_FIRST.rows(user), user)


def page_of(children: QuerySet[Child], user: Any, after: str) -> tuple[list[ChildRow], str]:
    """The next `PER_PAGE` children by name after a cursor ("" for the first page), and the cursor of the next page.

    The cursor is a signed id and no name: addresses are kept in histories and logs. Http404 for one that we did not
    sign for this user. One query.
    """
    if after:
        children = children.filter(_beyond(_person_at(after, user)))
    return _page(_columns(children, user), user)


def _columns(children: QuerySet[Child], user: Any) -> QuerySet[Child, Columns]:
    """One page and one row more, with the open plan and its first open date where the user may see them."""
    mine = grants.visible(Child.objects.filter(pk=OuterRef("pk")), user, Action.VIEW_CHILD)
    seen = grants.visible(Plan.objects.filter(pk=OuterRef("open__pk")), user, Action.VIEW_PLAN)
    led = Allocation.objects.filter(child=OuterRef("pk"), worker__user_id=user.pk, until__isnull=True)
    undone = DueDate.objects.filter(plan=OuterRef("open__pk"), met_on=None).order_by("due_on", "timescale")
    found = children.annotate(
        open=FilteredRelation("plans", condition=Q(plans__ended_on__isnull=True)),
        leads=Exists(led),
        may_open=Exists(mine),
        may_see=Exists(seen),
        timescale=Subquery(undone.values("timescale")[:1]),
        due_on=Subquery(undone.values("due_on")[:1]),
    )
    return found.order_by(*NAMES).values_list(*COLUMNS, "may_see")[: PER_PAGE + 1]


_FIRST = Compiled(lambda user, _: _columns(children_of(user), user))


def _page(found: Iterable[Columns], user: Any) -> tuple[list[ChildRow], str]:
    rows = [_row(*columns) for columns in found]
    if len(rows) <= PER_PAGE:
        return rows, ""
    return rows[:PER_PAGE], _signer(user).sign(str(rows[PER_PAGE - 1].person))


def _row(
    child: UUID, family_name: str, given_name: str, person: UUID, born_on: date | None, place: str, leads: bool,
    may_open: bool, plan: UUID | None, state: str | None, timescale: str | None, due_on: date | None, may_see: bool,
) -> ChildRow:  # fmt: skip
    known = (child, family_name, given_name, person, born_on, place, leads, may_open)
    if not may_see:
        return ChildRow(*known, None, "", None)
    return ChildRow(*known, plan, state or "", Due(timescale, due_on) if timescale and due_on else None)


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
