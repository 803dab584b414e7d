"""Whom the chair has to hear, what is written down, and what is still missing (R-002-25)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.access import grants
from portal.access.actions import Action
from portal.people.enums import Relation
from portal.people.models import Person, User
from portal.people.selectors import Known, brothers_and_sisters, network
from portal.plans.enums import Presence
from portal.plans.models import Plan
from portal.procedures import rules as calendar_rules
from portal.procedures.selectors import counting, reviews_here
from portal.register.selectors import categories
from portal.wording.standing import standing_of

from . import outcomes, rules
from .copies import Part, parts_of
from .models import Review, ReviewNotes
from .outcomes import Notes, Place
from .selectors import lead_agency, reports_of

PARENTS = (Relation.MOTHER, Relation.FATHER, Relation.STEP_PARENT)


@dataclass(frozen=True, slots=True)
class Table:
    """Everybody whose view or words belong into the record of a review."""

    practitioners: tuple[Person, ...]
    family: tuple[Known, ...]

    @property
    def keys(self) -> list[str]:
        """The practitioners, by key."""
        return [str(one.pk) for one in self.practitioners]

    @property
    def people(self) -> list[Person]:
        """Everybody."""
        return [*self.practitioners, *(one.person for one in self.family)]

    @property
    def names(self) -> dict[str, str]:
        """Everybody by key: practitioners with what they do and where."""
        found = {str(one.pk): said_of(one) for one in self.practitioners}
        return found | {str(one.person.pk): str(one.person) for one in self.family}


def said_of(person: Person) -> str:
    """A practitioner with what they do and where."""
    return ", ".join(filter(None, (str(person), person.job_title, person.agency)))


def table_of(plan: Plan) -> Table:
    """The lead and the practitioners of the core group, and of the family the child, the parents and whoever else is in
    the group; nobody from whom the whole plan is withheld. Six queries."""
    standing, around = standing_of(plan), network(plan.child)
    workers = {one.person.pk for one in around if one.relation == Relation.PRACTITIONER}
    members = list(plan.members.filter(until=None).select_related("person").order_by("-is_lead", "person__family_name"))
    in_group = {one.person_id for one in members}
    practitioners = (one.person for one in members if one.is_lead or one.person_id in workers)
    family = (one for one in around if one.is_family and _is_heard(one, in_group))
    return Table(
        tuple(one for one in practitioners if not standing.is_kept_out(one.pk)),
        tuple(one for one in family if not standing.is_kept_out(one.person.pk)),
    )


def _is_heard(one: Known, in_group: set[Any]) -> bool:
    return one.relation in ("child", *PARENTS) or one.parental_responsibility or one.person.pk in in_group


def notes_of(review: Review) -> tuple[Notes, int]:
    """What the chair has written down so far, and its revision. One query."""
    kept = ReviewNotes.objects.filter(review=review).first()
    return (outcomes.read(kept.content), kept.revision) if kept else (Notes(), 0)


def missing(review: Review, notes: Notes, table: Table) -> dict[str, str]:
    """What is in the way of finishing, as `outcomes.problems`. Four queries."""
    plan, family = review.plan, [str(one.person.pk) for one in table.family]
    few = rules.is_below_quorum(agencies_there(plan, notes, table), reviews_here(plan.jurisdiction).quorum)
    place = Place(table.keys, family, categories(plan.jurisdiction), category_now(plan), few)
    return outcomes.problems(notes, place)


def agencies_there(plan: Plan, notes: Notes, table: Table) -> int:
    """How many agencies came besides the lead's (R-002-29). One query."""
    there = (key for key, seat in notes.seats.items() if seat.came in (Presence.CAME, Presence.SUBSTITUTE))
    agencies = {str(one.pk): one.agency for one in table.people}
    return rules.agencies_besides(lead_agency(plan), [agencies[key] for key in there if key in agencies])


def category_now(plan: Plan) -> str:
    """The category on the register; "" for none. One query."""
    registration = getattr(plan, "registration", None)
    return registration.category if registration else ""


def record_of(review: Review, notes: Notes, table: Table) -> list[Part]:
    """The parts of the record that the notes make: what the chair reads before approving is what is approved."""
    next_on = None if notes.takes_off else next_review_on(review.plan, review.on)
    reports = [
        {"name": said_of(one.person), "code": "there" if one.reports.all() else "missing"} for one in reports_of(review)
    ]
    return parts_of(notes, table.names, reports=reports, next_on=next_on)


def next_review_on(plan: Plan, held_on: date) -> date | None:
    """When the review after one held on this day is due (R-002-27); None where the place has no figure. One query."""
    local = counting(plan.jurisdiction)
    figure = local.timescales.get("next_review")
    return calendar_rules.add(held_on, *figure, local.calendar) if figure else None


@dataclass(frozen=True, slots=True)
class Sibling:
    """A brother or sister whose review is held on the same day by the same chair. `problems`: what is missing there."""

    review: Review
    problems: dict[str, str]


def siblings_of(review: Review, by: User) -> list[Sibling]:
    """The reviews of brothers and sisters that this one's chair (`by`) holds with it and has not finished (R-002-25).
    Nothing of a plan that they may not see, though they were named."""
    children = brothers_and_sisters(review.plan.child)
    plans = grants.visible(Plan.objects.filter(child__in=children), by, Action.CHAIR_REVIEW)
    found = Review.objects.filter(
        plan__in=plans, chair=review.chair_id, on=review.on, closed_at=None, cancelled_at=None
    ).select_related("plan__child__person")
    return [
        Sibling(one, missing(one, notes_of(one)[0], table_of(one.plan)))
        for one in found.order_by("plan__child__person__born_on", "pk")
    ]
