"""Who may have a record of a review conference, and what is kept from them now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from portal.engagement.models import Exclusion
from portal.people.models import Person
from portal.people.selectors import Known, network
from portal.plans.models import Plan
from portal.plans.rules import shown
from portal.wording.standing import Standing, standing_of

from .copies import Reader, Recipient, copy_for
from .models import Record, RecordCopy

_NEXT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Circle:
    """Everybody who can be given a record, with what is decided about them."""

    plan: Plan
    record: Record
    standing: Standing
    exclusions: tuple[Exclusion, ...]
    family: tuple[Known, ...]
    lead: Person | None
    group: tuple[Person, ...]

    def people(self) -> list[tuple[Person, str]]:
        """(person, relation) of everybody who may have a copy: the practitioners first; nobody from whom the whole plan
        is withheld."""
        found = [(one, "") for one in (self.lead, *self.group) if one is not None]
        found += [(one.person, one.relation) for one in self.family]
        return [row for row in found if not self.standing.is_kept_out(row[0].pk)]

    def recipient(self, person: UUID, cleared: Iterable[str] = ()) -> Recipient:
        """How a record is cut for somebody; of "nobody" for who has no part in the plan."""
        withheld = self.standing.withheld(person)
        excluded = any(one.person_id == person and one.ended_at is None for one in self.exclusions)
        return Recipient(
            person=str(person), kind=self._kind(person), is_kept_out=self.standing.is_kept_out(person),
            is_restrained=bool(withheld) or excluded, withheld=self._words(withheld), cleared=frozenset(cleared),
        )  # fmt: skip

    def closed_until(self, person: UUID) -> datetime | None:
        """A copy made for them at or before this moment is closed: something was decided about them since."""
        decided = [self.standing.closed_until(person)]
        for one in self.exclusions:
            if one.person_id == person:
                decided += [one.decided_at, one.ended_at]
        return max((at for at in decided if at is not None), default=None)

    def is_closed(self, copy: RecordCopy) -> bool:
        """Whether something was decided about its person since it was made, or they would not get all of it any more,
        as somebody who has led the case: then nobody hands it over."""
        closed, parts = self.closed_until(copy.person_id), copy.content["parts"]
        if self.standing.is_kept_out(copy.person_id) or (closed is not None and copy.made_at <= closed):
            return True
        return len(copy_for(parts, self.recipient(copy.person_id, {one["key"] for one in parts}))) < len(parts)

    def next_moment(self, person: UUID, now: datetime) -> datetime:
        """When a copy is made now: after everything that was decided about them."""
        closed = self.closed_until(person)
        return now if closed is None else max(now, closed + _NEXT)

    def _kind(self, person: UUID) -> Reader:
        if any(one.person.pk == person for one in self.family):  # first: a grandmother in the core group is family
            return "family"
        if self.lead is not None and person == self.lead.pk:
            return "lead"
        return "practitioner" if any(one.pk == person for one in self.group) else "nobody"

    def _words(self, items: Iterable[str]) -> tuple[str, ...]:
        kept = set(items)
        return tuple(text for item, text in self._texts if item in kept) if kept else ()

    @cached_property
    def _texts(self) -> list[tuple[str, str]]:
        """What each item of the plan says and ever said. One query, and none where nothing is withheld."""
        return [
            (item["id"], shown(given))
            for content in self.plan.versions.values_list("content", flat=True)
            for item in content["items"]
            for given in item["fields"].values()
            if given.get("type") == "text"
        ]


def circle(plan: Plan, record: Record) -> Circle:
    """Who may have this record of the plan. Eight queries."""
    allocation = plan.child.allocations.filter(until=None).select_related("worker").first()
    lead = allocation.worker if allocation else None
    keys = [key for key in record.content["group"] if lead is None or key != str(lead.pk)]
    group = Person.objects.filter(pk__in=keys).order_by("family_name", "given_name", "pk")
    return Circle(
        plan, record, standing_of(plan), tuple(plan.exclusions.all()),
        tuple(one for one in network(plan.child) if one.is_family), lead, tuple(group),
    )  # fmt: skip
