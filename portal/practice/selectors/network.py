"""Who is around a child, what each was given, and who could be taken in."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from portal.access import grants
from portal.access.actions import Action
from portal.audit.models import Entry
from portal.people.enums import AccountKind, Relation
from portal.people.models import Child, Person, Relationship
from portal.people.rules import same_name
from portal.people.selectors import brothers_and_sisters, network
from portal.plans.models import Plan
from portal.plans.selectors import latest_version

from .sharing import ReaderRow, reader_rows
from .ways import Way, ways_of

MOST_FOUND = 10  # people on one search


@dataclass(frozen=True, slots=True)
class Around:
    """One of the family, or who speaks for it. `tie` is None for the child; `speakers` speak for them."""

    row: ReaderRow
    tie: Relationship | None
    way: Way
    speakers: tuple[str, ...]


def around(plan: Plan, today: date, now: datetime) -> list[Around]:
    """The child, the family and the advocates, with what each has. The number of queries is fixed."""
    rows = reader_rows(plan, latest_version(plan).number, today)
    ties = {one.person_id: one for one in plan.child.relationships.all()}
    ways = ways_of([row.known.person for row in rows], now=now)
    speakers: dict[UUID, list[str]] = {}
    for row in rows:
        if row.speaks_for is not None:
            speakers.setdefault(row.speaks_for.person.pk, []).append(str(row.known.person))
    people = [(row, row.known.person.pk) for row in rows]
    return [Around(row, ties.get(pk), ways[pk], tuple(speakers.get(pk, ()))) for row, pk in people]


@dataclass(frozen=True, slots=True)
class Colleague:
    """One practitioner around the child. `stays`: the lead, or the team manager: they come from the allocation."""

    person: Person
    in_group: bool
    stays: bool


def practitioners(plan: Plan) -> list[Colleague]:
    """Who works with the child: of the core group, and others around the child, by name. Three queries."""
    members = {one.person_id: one.person for one in plan.members.filter(until=None).select_related("person__user")}
    allocated = plan.child.allocations.filter(until=None).values_list("worker", "manager")
    staying = {pk for both in allocated for pk in both}
    known = network(plan.child)
    readers = {one.person.pk for one in known if one.relation != Relation.PRACTITIONER}
    people = members | {one.person.pk: one.person for one in known if one.relation == Relation.PRACTITIONER}
    found = [Colleague(one, pk in members, pk in staying) for pk, one in people.items() if pk not in readers]
    return sorted(found, key=lambda one: (not one.in_group, one.person.family_name, one.person.given_name))


def could_join(plan: Plan, words: str = "") -> list[Person]:
    """Practitioners with an open account who could come into the core group: those around the child, and the first
    whose names hold every one of the words; not who chairs the open review, who is independent of the case until it is
    over (R-002-28). Two queries at most."""
    standing = plan.members.filter(until=None).values("person")
    family = plan.child.relationships.exclude(relation=Relation.PRACTITIONER).values("person")
    kept = plan.withholdings.filter(ended_at=None).values("person")
    free = Person.objects.filter(user__kind=AccountKind.PRACTITIONER, user__is_active=True)
    chairing = plan.reviews.filter(closed_at=None, cancelled_at=None).exclude(chair=None).values("chair")
    free = free.exclude(pk__in=standing).exclude(pk__in=family).exclude(pk__in=kept).exclude(pk__in=chairing)
    free = free.select_related("user").order_by("family_name", "given_name", "pk")
    found = list(free.filter(relationships__child=plan.child_id))
    if words.split():
        named = free
        for word in words.split():
            named = named.filter(Q(given_name__icontains=word) | Q(family_name__icontains=word))
        found += [one for one in named[:MOST_FOUND] if one not in found]
    return found


def known_elsewhere(child: Child, user: Any) -> list[Person]:
    """Who could be taken in without being typed: who was in the network before, and who is around a brother or sister
    that this user may see, but for practitioners. Four queries."""
    left = Entry.objects.filter(chain=f"child:{child.pk}", action="child.unrelated").values_list("about", flat=True)
    before = [UUID(about.removeprefix("person:")) for about in left]
    siblings = [one.pk for one in brothers_and_sisters(child)]
    seen = grants.visible(Child.objects.filter(pk__in=siblings), user, Action.VIEW_CHILD)
    there = Relationship.objects.filter(child__in=seen).exclude(relation=Relation.PRACTITIONER)
    here = child.relationships.values("person")
    found = Person.objects.filter(
        Q(pk__in=before) | Q(pk__in=there.values("person")) | Q(child__in=seen)
    )  # fmt: skip
    found = found.exclude(pk__in=here).exclude(pk=child.person_id)
    return list(found.order_by("family_name", "given_name", "pk"))


def alike(child: Child, others: list[Person], name: str) -> list[str]:
    """Who of the network, or of these others, may be the one with this name. One query."""
    everybody = [*(one.person for one in network(child)), *others]
    return [str(one) for one in everybody if same_name(str(one), name)]
