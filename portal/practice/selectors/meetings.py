"""Core group meetings and who of the family was part of them; who knows what they are to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from portal.dialogue.enums import Said
from portal.dialogue.models import Answer
from portal.intake.selectors import PARENTS
from portal.people.models import Person
from portal.people.selectors import Known, network
from portal.plans.models import Acknowledgement, Plan, PlanVersion
from portal.plans.rules import doers, tasks_hash, tasks_of, without_restricted
from portal.wording.standing import standing_of


def family_of(plan: Plan) -> list[Known]:
    """Whose involvement is recorded at each meeting: the child, the parents and whoever of the family is in the core
    group; nobody from whom the whole plan is withheld. Who has been withheld from is not to know of a meeting."""
    standing = standing_of(plan)
    members = set(plan.members.filter(until=None).values_list("person", flat=True))
    return [
        one
        for one in network(plan.child)
        if one.is_family
        and (one.relation in PARENTS | {"child"} or one.parental_responsibility or one.person.pk in members)
        and not standing.is_kept_out(one.person.pk)
    ]


def advocates_of(plan: Plan, today: date) -> list[str]:
    """Who speaks for the child today, by name. One query."""
    child = plan.child
    found = child.advocacies.filter(speaks_for=child.person_id, ended_at=None, since__lte=today, until__gte=today)
    return [str(one.advocate) for one in found.select_related("advocate").order_by("pk")]


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody with something to do, and the day on which they said that they know it; None for not yet."""

    person: Person
    count: int
    known_on: date | None


def doers_of(plan: Plan, version: PlanVersion) -> list[Doer]:
    """Everybody who does something under the plan, in its order (R-001-23). Three queries.

    A practitioner says so on the plan's page; of the family counts what they marked as read since this version. Of what
    only the lead knows there is no word.
    """
    content = without_restricted(version.content)
    keys = doers(content)
    people = {str(one.pk): one for one in Person.objects.filter(pk__in=keys)}
    said, read = _acknowledged(plan), _read(plan, version, people.values())
    found = []
    for key in (one for one in keys if one in people):
        tasks = tasks_of(content, key)
        person = people[key]
        found.append(Doer(person, len(tasks), said.get((person.pk, tasks_hash(tasks))) or read.get(person.pk)))
    return found


def _acknowledged(plan: Plan) -> dict[tuple[UUID, str], date]:
    rows = Acknowledgement.objects.filter(plan=plan).values_list("person", "tasks_hash", "at")
    return {(person, tasks): timezone.localdate(at) for person, tasks, at in rows}


def _read(plan: Plan, version: PlanVersion, people: Iterable[Person]) -> dict[UUID, date]:
    found = Answer.objects.filter(plan=plan, said=Said.READ, said_at__gte=version.created_at, person__in=list(people))
    rows = found.order_by("person").values_list("person").annotate(last=Max("said_at"))
    return {person: timezone.localdate(at) for person, at in rows}
