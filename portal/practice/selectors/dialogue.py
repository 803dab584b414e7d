"""What families said, beside the plan, and what the next meeting has to talk about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from portal.audit.models import Entry
from portal.dialogue.enums import Said
from portal.dialogue.models import Answer, Explanation
from portal.dialogue.rules import ASKS, Part, is_open
from portal.dialogue.selectors import answers_to, follow_ups, part_of
from portal.people.enums import Relation
from portal.people.selectors import Known
from portal.plans.models import Plan, PlanVersion
from portal.wording.rules import source_text
from portal.wording.selectors import readers
from portal.wording.standing import Standing, standing_of


@dataclass(slots=True)
class About:
    """One part of the plan with what was said about it. `professional`: the text of the plan, "" for none."""

    part: Part
    professional: str
    answers: list[Answer] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing somebody said, and what it is about."""

    answer: Answer
    part: Part
    professional: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the next meeting has to talk about (R-004-15): disagreements with their replies, open questions, what was
    asked for, explanations that were not understood, and from whom no views have come, with the day on which they were
    last asked for them (R-001-37). It names nobody from whom the whole plan is withheld as to be explained to or
    asked."""

    dissent: list[Point]
    questions: list[Point]
    asks: list[Point]
    follow_ups: list[Explanation]
    silent: list[tuple[Known, date | None]]

    @property
    def is_empty(self) -> bool:
        """Whether nobody said anything that is open; who said nothing is no point of its own."""
        return not (self.dissent or self.questions or self.asks or self.follow_ups)


def said_about(plan: Plan, version: PlanVersion, *, leads: bool) -> list[About]:
    """What was said, by part of the plan: the part with the newest answer first."""
    found: dict[tuple[str, str], About] = {}
    for point in _points(answers_to(plan, leads=leads), version):
        key = (point.answer.section, point.answer.entry)
        about = found.setdefault(key, About(point.part, point.professional))
        about.answers.append(point.answer)
    return list(found.values())


def agenda(plan: Plan, version: PlanVersion, *, leads: bool) -> Agenda:
    """Of the answers: everything open, and every disagreement since the version in force was made."""
    points = _points(answers_to(plan, leads=leads), version)
    asked, standing = asked_for_views(plan, version.created_at), standing_of(plan)
    return Agenda(
        dissent=[one for one in points if _is_dissent(one.answer, version.created_at)],
        questions=[one for one in points if one.answer.said in (Said.UNCLEAR, Said.SAY) and _open(one.answer)],
        asks=[one for one in points if one.answer.said in ASKS and _open(one.answer)],
        follow_ups=[one for one in follow_ups(plan) if not standing.is_kept_out(one.person_id)],
        silent=[(one, asked.get(one.person.pk)) for one in silent(plan, version, standing)],
    )


def asked_for_views(plan: Plan, since: datetime) -> dict[UUID, date]:
    """On which day each person was last asked for their views by a message since then. One query."""
    of_plan = Entry.objects.filter(chain=f"plan:{plan.pk}", action="views.reminded", at__gte=since)
    rows = of_plan.order_by("about").values_list("about").annotate(last=Max("at"))
    return {UUID(about.removeprefix("person:")): timezone.localdate(at) for about, at in rows}


def silent(plan: Plan, version: PlanVersion, standing: Standing) -> list[Known]:
    """The readers who said nothing since the version in force was made; an advocate's words are whom they speak for.
    Nobody from whom the whole plan is withheld: who is asked for their views learns of it."""
    heard = set(Answer.objects.filter(plan=plan, said_at__gte=version.created_at).values_list("person", flat=True))
    people = (one for one in readers(plan) if one.relation != Relation.ADVOCATE and one.person.pk not in heard)
    return [one for one in people if not standing.is_kept_out(one.person.pk)]


def _points(answers: Iterable[Answer], version: PlanVersion) -> list[Point]:
    found = list(answers)
    parts = part_of(found)
    items: Mapping[str, Any] = {item["id"]: item for item in version.content["items"]}
    return [
        Point(one, parts[one.pk] or Part(), source_text(items[one.entry]) if one.entry in items else "")
        for one in found
    ]


def _open(answer: Answer) -> bool:
    return is_open(answer.said, len(answer.shown_replies))  # type: ignore[attr-defined]


def _is_dissent(answer: Answer, since: datetime) -> bool:
    return answer.said == Said.DISAGREE and (answer.said_at >= since or _open(answer))
