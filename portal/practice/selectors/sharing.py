"""Who may read a plan, who may not, and what is in the way."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from django.db.models import F, Q

from portal.people.models import Advocacy
from portal.people.selectors import Known
from portal.plans.enums import TaskKind
from portal.plans.models import Plan, Withholding
from portal.procedures.enums import Level
from portal.wording import levels
from portal.wording.enums import Audience
from portal.wording.models import ReadingChoice, Release, SharingDecision
from portal.wording.rules import Obstacle, Source, obstacles
from portal.wording.selectors import audience_of, has_newer_words, readers
from portal.wording.standing import Standing, standing_of

State = Literal["withheld", "released", "reworded", "older", "closed", "unagreed", "unshared", "none"]
SOON = 14  # days before a decision is to be looked at again that it is a task


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """One reader. `state`: "withheld" (the whole plan, from them or from whom they speak for); "released" (reads the
    newest version); "reworded" (the newest, in words that have changed since); "older" (reads an earlier one);
    "closed" (a decision since then closed what was released); "unagreed" (an advocate with whom nothing is agreed);
    "unshared" (decided, with a reason); "none".

    `speaks_for` is whose version an advocate reads. `withholding` keeps them out, `parts` keep items from them.
    `level` is what they read at, `proposed` what their age says. `revision` is that of the release.
    """

    known: Known
    speaks_for: Known | None
    advocacy: Advocacy | None
    audience: Audience
    level: Level
    proposed: Level
    state: State
    release: Release | None
    number: int | None
    withholding: Withholding | None
    parts: tuple[Withholding, ...]
    choice: ReadingChoice | None
    decision: SharingDecision | None

    @property
    def revision(self) -> int:
        return self.release.revision if self.release else 0

    @property
    def reads(self) -> bool:
        return self.state in {"released", "reworded", "older"}

    @property
    def withheld_items(self) -> int:
        """How many items are kept from them."""
        return len({item.item_id for part in self.parts for item in part.items.all()})

    @property
    def is_open_question(self) -> bool:
        """Whether they should be told of the plan and it is neither shared nor decided otherwise: everybody with
        parental responsibility, and the child (R-004-07, R-004-10)."""
        is_told = self.known.parental_responsibility or self.known.relation == "child"
        return is_told and self.state in {"none", "closed"}

    @property
    def decisions(self) -> tuple[Withholding, ...]:
        """What is withheld from this very person now."""
        own = (self.withholding, *self.parts)
        return tuple(one for one in own if one is not None and one.person_id == self.known.person.pk)


_GIVEN = {"number": F("reading__version__number"), "has_newer": has_newer_words()}


def reader_rows(plan: Plan, newest: int, today: date) -> list[ReaderRow]:
    """Every reader of the plan with what they have. `newest` is the number of the newest version. Nine queries,
    whatever the number of readers, items and decisions."""
    found = readers(plan)
    shared = Release.objects.filter(plan=plan).select_related("reading").defer("reading__content")
    given = {one.person_id: one for one in shared.annotate(**_GIVEN)}
    choices = {one.person_id: one for one in plan.reading_choices.all()}
    decisions = {one.person_id: one for one in plan.sharing_decisions.filter(ended_at__isnull=True)}
    standing = standing_of(plan)
    rows = []
    for known in found:
        whose = _speaks_for(known, found, standing)
        release, decision = given.get(known.person.pk), decisions.get(known.person.pk)
        choice = choices.get(known.person.pk) or (choices.get(whose.person.pk) if whose else None)
        rows.append(_row(known, whose, standing, release, choice, decision, newest, today))
    return rows


def _row(
    known: Known,
    whose: Known | None,
    standing: Standing,
    release: Release | None,
    choice: ReadingChoice | None,
    decision: SharingDecision | None,
    newest: int,
    today: date,
) -> ReaderRow:
    person, number = known.person.pk, getattr(release, "number", None)
    own = audience_of(whose or known)
    proposed = levels.proposed((whose or known).person.born_on, today, own, known.person.format)
    level = Level(choice.level) if choice and choice.level in levels.fitting(own) else proposed
    now = [one for one in standing.about(person) if one.ended_at is None]
    return ReaderRow(
        known, whose, standing.advocacies.get(person), levels.audience_at(level, own), level, proposed,
        _state(standing, person, release, decision, is_newest=number == newest), release, number,
        next((one for one in now if one.is_whole), None), tuple(one for one in now if not one.is_whole),
        choice, decision,
    )  # fmt: skip


def _speaks_for(known: Known, people: list[Known], standing: Standing) -> Known | None:
    advocacy = standing.advocacies.get(known.person.pk)
    return next((one for one in people if advocacy and one.person.pk == advocacy.speaks_for_id), None)


def _state(
    standing: Standing, person: UUID, release: Release | None, decision: SharingDecision | None, *, is_newest: bool
) -> State:
    if standing.is_kept_out(person):
        return "withheld"
    if not standing.may_read(person):
        return "unagreed"
    if release is not None and standing.is_open(release):
        return ("reworded" if release.has_newer else "released") if is_newest else "older"  # type: ignore[attr-defined]
    if decision is not None:
        return "unshared"
    return "none" if release is None or release.reading is None else "closed"


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
        ToDo(
            one.audience or audience,
            one,
            in_plan=one.what == "empty" or (one.what == "missing" and one.capture not in captured),
        )
        for one in obstacles(source, audience)
    ]


def withholdings_of(plan: Plan, known: Known) -> list[Withholding]:
    """The decisions about this person that stand now, the one about the whole plan first. Two queries."""
    found = plan.withholdings.filter(person=known.person, ended_at__isnull=True).select_related("authorised_by")
    return list(found.prefetch_related("items").order_by("-is_whole", "pk"))


def kept_out(plan: Plan, known: Known) -> bool:
    """Whether the whole plan is withheld from this person, or from whom they speak for."""
    return standing_of(plan).is_kept_out(known.person.pk)


@dataclass(frozen=True, slots=True)
class Review:
    """A decision about somebody that is to be looked at again: `is_withholding`, else one not to share."""

    person: str
    person_id: UUID
    on: date
    is_withholding: bool


def reviews_due(plan: Plan, until: date) -> list[Review]:
    """The standing decisions that are to be looked at again by then, soonest first (R-004-08, R-004-10); none about
    somebody who has left the child's network, and who finds them again if they come back. Two queries."""
    around = plan.child.relationships.values("person")
    here = Q(person__in=around) | Q(person=plan.child.person_id)
    kept = plan.withholdings.filter(here, ended_at__isnull=True, review_on__lte=until).select_related("person")
    left = plan.sharing_decisions.filter(here, ended_at__isnull=True, review_on__lte=until).select_related("person")
    found = [Review(str(one.person), one.person_id, one.review_on, is_withholding=True) for one in kept]
    found += [Review(str(one.person), one.person_id, one.review_on, is_withholding=False) for one in left
              if one.review_on]  # fmt: skip
    return sorted(found, key=lambda review: (review.on, review.person))


def to_review(plan: Plan) -> set[UUID]:
    """Whose Reading was closed because they stand otherwise to the child, and nobody has decided since. One query."""
    return set(plan.tasks.filter(kind=TaskKind.REVIEW_SHARED, closed_at=None).values_list("about", flat=True))
