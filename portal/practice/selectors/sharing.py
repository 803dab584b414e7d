"""Who may read a plan, who may not, and what is in the way."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db.models import F

from portal.people.selectors import Known
from portal.plans.models import Plan, Withholding
from portal.wording.enums import Audience
from portal.wording.models import Release
from portal.wording.rules import Obstacle, Source, obstacles
from portal.wording.selectors import audience_of, readers

State = Literal["withheld", "released", "older", "closed", "none"]


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """One reader. `state`: "withheld"; "released" (reads the newest version); "older" (reads an earlier one);
    "closed" (a withholding since then closed what was released); "none". `revision` is that of the release."""

    known: Known
    audience: Audience
    state: State
    release: Release | None
    number: int | None
    withholding: Withholding | None

    @property
    def revision(self) -> int:
        return self.release.revision if self.release else 0

    @property
    def reads(self) -> bool:
        return self.state in {"released", "older"}


def reader_rows(plan: Plan, newest: int) -> list[ReaderRow]:
    """Every reader of the plan with what they have. `newest` is the number of the newest version. Three queries."""
    found = Release.objects.filter(plan=plan).select_related("reading").defer("reading__content")
    releases = {given.person_id: given for given in found.annotate(number=F("reading__version__number"))}
    decisions: dict[UUID, list[Withholding]] = {}
    for decision in plan.withholdings.select_related("authorised_by").order_by("pk"):
        decisions.setdefault(decision.person_id, []).append(decision)
    return [_row(known, releases.get(known.person.pk), decisions.get(known.person.pk, []), newest)
            for known in readers(plan)]  # fmt: skip


def _row(known: Known, release: Release | None, decisions: list[Withholding], newest: int) -> ReaderRow:
    standing = next((decision for decision in decisions if decision.ended_at is None), None)
    number: int | None = getattr(release, "number", None)
    return ReaderRow(known, audience_of(known), _state(release, decisions, standing, number == newest), release, number,
                     standing)  # fmt: skip


def _state(
    release: Release | None, decisions: list[Withholding], standing: Withholding | None, is_newest: bool
) -> State:
    if standing is not None:
        return "withheld"
    if release is None or release.reading is None:
        return "none"
    released_at = release.reading.released_at
    if any(decision.ended_at and decision.ended_at > released_at for decision in decisions):
        return "closed"
    return "released" if is_newest else "older"


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to do before an audience can be given the plan. `in_plan`: the plan itself lacks it, not the words."""

    audience: str
    obstacle: Obstacle
    in_plan: bool


def to_do(source: Source, audience: str) -> list[ToDo]:
    """The obstacles of an audience, told apart by where they are removed."""
    captured = {item["capture"] for item in source.items}
    return [
        ToDo(audience, one, in_plan=one.what == "missing" and one.capture not in captured)
        for one in obstacles(source, audience)
    ]


def standing_withholding(plan: Plan, known: Known) -> Withholding | None:
    """The decision that keeps the plan from this person now."""
    return plan.withholdings.filter(person=known.person, ended_at__isnull=True).select_related("authorised_by").first()
