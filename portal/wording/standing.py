"""What was given and still stands: whose Reading nothing has closed since (R-004-08, R-004-17).

One rule for screens, permissions and services: a Reading is closed by everything that was decided about its reader, or
about the person they speak for, at the moment it was released or later. That they do not stand to the child any more as
they did then is decided, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from portal.people.enums import Relation
from portal.people.models import Advocacy
from portal.plans.models import Plan, Withholding

from .models import Release

_NEXT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class OpenRelease:
    """Somebody who reads; `advocacy` for an advocate, whose days it has."""

    release: Release
    advocacy: Advocacy | None


@dataclass(frozen=True)
class Standing:
    """What is decided about the readers of one plan, by Person id."""

    relations: dict[UUID, str]
    closings: dict[UUID, datetime]
    advocacies: dict[UUID, Advocacy]
    decisions: dict[UUID, list[Withholding]]

    def about(self, person: UUID) -> list[Withholding]:
        """The decisions, standing and ended, about somebody or the person they speak for."""
        advocacy = self.advocacies.get(person)
        return [*self.decisions.get(person, []), *(self.decisions.get(advocacy.speaks_for_id, []) if advocacy else [])]

    def is_kept_out(self, person: UUID) -> bool:
        """Whether the whole plan is withheld from them now."""
        return any(one.is_whole and one.ended_at is None for one in self.about(person))

    def may_read(self, person: UUID) -> bool:
        """Whether they are of the child's family, or speak for one of it by an agreement."""
        relation = self.relations.get(person)
        if relation == Relation.ADVOCATE:
            return person in self.advocacies
        return relation not in (None, Relation.PRACTITIONER)

    def closed_until(self, person: UUID) -> datetime | None:
        """What was released to them at or before this moment is closed; None: nothing is. Decisions close it, and that
        they, or the person they speak for, do not stand to the child any more as they did then."""
        about, advocacy = self.about(person), self.advocacies.get(person)
        moments = [*(one.decided_at for one in about), *(one.ended_at for one in about if one.ended_at)]
        both = (person, advocacy.speaks_for_id if advocacy else person)
        return max([*moments, *(self.closings[one] for one in both if one in self.closings)], default=None)

    def is_open(self, release: Release) -> bool:
        """Whether this release lets its person read, on the days that an advocate has."""
        person, reading = release.person_id, release.reading
        if reading is None or self.is_kept_out(person) or not self.may_read(person):
            return False
        advocacy = self.advocacies.get(person)
        if release.advocacy_id != (advocacy.pk if advocacy else None):
            return False
        closed = self.closed_until(person)
        return closed is None or reading.released_at > closed

    def next_moment(self, person: UUID, now: datetime) -> datetime:
        """When a Reading is released now: after everything that was decided about them, whatever the clocks say."""
        closed = self.closed_until(person)
        return now if closed is None else max(now, closed + _NEXT)

    def withheld(self, person: UUID) -> frozenset[str]:
        """Ids of the items that are withheld from them now."""
        standing = (one for one in self.about(person) if not one.is_whole and one.ended_at is None)
        return frozenset(str(item.item_id) for one in standing for item in one.items.all())

    def speakers_for(self, person: UUID) -> list[UUID]:
        """Who speaks for them."""
        return [advocate for advocate, one in self.advocacies.items() if one.speaks_for_id == person]


def standing_of(plan: Plan) -> Standing:
    """The decisions about a plan's readers; four queries, however many there are."""
    around = list(plan.child.relationships.values_list("person_id", "relation", "closed_at"))
    relations = {person: relation for person, relation, _closed in around} | {plan.child.person_id: "child"}
    closings = {person: closed for person, _relation, closed in around if closed}
    advocacies = plan.child.advocacies.filter(ended_at__isnull=True).select_related("speaks_for")
    decisions: dict[UUID, list[Withholding]] = {}
    for one in plan.withholdings.select_related("authorised_by").prefetch_related("items").order_by("pk"):
        decisions.setdefault(one.person_id, []).append(one)
    return Standing(relations, closings, {one.advocate_id: one for one in advocacies}, decisions)


def open_releases(plan: Plan) -> list[OpenRelease]:
    """Everybody who was given a Reading that still stands."""
    standing = standing_of(plan)
    return [
        OpenRelease(release, standing.advocacies.get(release.person_id))
        for release in releases(plan)
        if standing.is_open(release)
    ]


def releases(plan: Plan) -> QuerySet[Release]:
    """What was given of a plan, with person and Reading but not what it says."""
    found = Release.objects.filter(plan=plan, reading__isnull=False).select_related("person", "reading")
    return found.defer("reading__content")
