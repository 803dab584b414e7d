"""Who gets the plan, and how each of them was told (R-000-24, R-001-30)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from portal.audit.models import Entry
from portal.dialogue.models import Explanation
from portal.people.models import Person
from portal.people.selectors import network
from portal.plans.models import Plan
from portal.plans.selectors import latest_version
from portal.wording.models import Reading
from portal.wording.standing import standing_of

How = Literal["shared", "read", "explained", "letter", "seen"]


@dataclass(frozen=True, slots=True)
class Told:
    """One way in which somebody was told, and the last day on which they were."""

    how: How
    on: date


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets the plan. `relation`: who they are to the child, "" for who is in the core group or was at the
    conference alone."""

    person: Person
    relation: str
    in_core_group: bool
    was_present: bool
    told: tuple[Told, ...]


def recipients(plan: Plan) -> list[Recipient]:
    """Everybody around the child, who is invited whether they come or not, who was at the conference, and the core
    group; without those from whom the whole plan is withheld. The number of queries is fixed."""
    standing, told, present = standing_of(plan), _told(plan), _present(plan)
    members = {one.person_id: one.person for one in plan.members.filter(until=None).select_related("person__user")}
    known = {one.person.pk: (one.person, one.relation) for one in network(plan.child)}
    others = {pk: person for pk, person in (members | present).items() if pk not in known}
    everybody = known | {pk: (person, "") for pk, person in others.items()}
    return [
        Recipient(person, relation, pk in members, pk in present, tuple(told[pk]))
        for pk, (person, relation) in everybody.items()
        if not standing.is_kept_out(pk)
    ]


def _present(plan: Plan) -> dict[UUID, Person]:
    """Who was at the conference, as the version in force says; who was only typed in gets nothing by this service."""
    items = (item for item in latest_version(plan).content["items"] if item["capture"] == "present")
    keys = [item["fields"].get("who", {}).get("value") for item in items]
    return Person.objects.in_bulk({UUID(key) for key in keys if isinstance(key, str) and key})


def _told(plan: Plan) -> dict[UUID, list[Told]]:
    found: dict[UUID, list[Told]] = defaultdict(list)
    for person, how, on in (*_readings(plan), *_explained(plan), *_recorded(plan)):
        found[person].append(Told(how, on))
    return found


def _readings(plan: Plan) -> Iterator[tuple[UUID, How, date]]:
    rows = Reading.objects.filter(plan=plan).values("person").order_by("person")
    for row in rows.annotate(given=Max("released_at"), read=Max("receipt__last_at")):
        yield row["person"], "shared", timezone.localdate(row["given"])
        if row["read"]:
            yield row["person"], "read", timezone.localdate(row["read"])


def _explained(plan: Plan) -> Iterator[tuple[UUID, How, date]]:
    rows = Explanation.objects.filter(plan=plan).values("person").order_by("person").annotate(last=Max("on"))
    return ((row["person"], "explained", row["last"]) for row in rows)


def _recorded(plan: Plan) -> Iterator[tuple[UUID, How, date]]:
    """What the record says: letters, and which practitioners opened the plan."""
    of_plan = Entry.objects.filter(chain=f"plan:{plan.pk}")
    letters = of_plan.filter(action="letter.handed").values("about").order_by("about")
    for row in letters.annotate(last=Max("at")):
        yield UUID(row["about"].removeprefix("person:")), "letter", timezone.localdate(row["last"])
    looks = dict(of_plan.filter(action="plan.viewed").order_by("actor").values_list("actor").annotate(last=Max("at")))
    for user, person in Person.objects.filter(user__in=[key for key in looks if key.isdigit()]).values_list(
        "user", "pk"
    ):
        yield person, "seen", timezone.localdate(looks[str(user)])
