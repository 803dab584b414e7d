"""What the screens of differences say: stages in a language, and whom to ring at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from portal.escalation.models import DifferenceStep
from portal.escalation.rules import Said, frozen, next_stage, position, said
from portal.escalation.selectors import Standing
from portal.plans.models import Plan
from portal.procedures.selectors import Stage, stages, terms_and_contacts

URGENT = ("duty", "emergency")  # keys of the local contacts who take what cannot wait


@dataclass(frozen=True, slots=True)
class Row:
    """A difference in the list, with the name of the stage it stands at."""

    standing: Standing
    stage: Said | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step with the words of its stage."""

    step: DifferenceStep
    stage: Said | None


@dataclass(frozen=True, slots=True)
class Coming:
    """A stage of the place as it is today."""

    stage: Stage
    words: Said


def row_of(standing: Standing, language: str) -> Row:
    """A line of the list."""
    return Row(standing, words_of(standing.last.stage, language))


def steps_of(standing: Standing, language: str) -> list[StepRow]:
    """Every step, the newest first."""
    return [StepRow(one, words_of(one.stage, language)) for one in reversed(standing.steps)]


def words_of(stage: Mapping[str, object], language: str) -> Said | None:
    """The words of a frozen stage."""
    return said(stage, language, settings.LANGUAGE_CODE)


def stages_here(plan: Plan, language: str) -> list[Coming]:
    """The stages of the plan's place today, in their order. Two queries."""
    found = [(one, words_of(frozen(one), language)) for one in stages(plan.jurisdiction)]
    return [Coming(stage, words) for stage, words in found if words is not None]


def coming(standing: Standing, here: list[Coming]) -> Coming | None:
    """The stage after the one a difference stands at; None at the end."""
    found = next_stage([one.stage for one in here], position(standing.last.stage))
    return next((one for one in here if one.stage == found), None)


def urgent_contacts(plan: Plan, language: str) -> list[dict[str, str]]:
    """Whom to ring at once in the plan's place, by day and by night, each with `tel` for the link. One query."""
    _terms, contacts = terms_and_contacts(plan.jurisdiction, language)
    return [
        {**words, "language": code, "tel": "".join(sign for sign in words["phone"] if sign.isdigit() or sign == "+")}
        for code, words in (contacts[key] for key in URGENT if key in contacts)
    ]
