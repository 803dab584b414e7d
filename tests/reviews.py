"""Review conferences for tests, made through the services."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

from portal.people.models import Person
from portal.plans.enums import Presence
from portal.plans.models import Plan
from portal.reviews.enums import Outcome, View
from portal.reviews.models import Record, Review
from portal.reviews.outcomes import Notes, Said, Seat
from portal.reviews.rows import table_of
from portal.reviews.services import approve, book_review, name_chair, note

from .cast import account
from .plans import NOW, TODAY


def book(plan: Plan, lead: Person, on: date, *, today: date = TODAY) -> Review:
    """The lead books a review; nobody chairs it yet."""
    return book_review(key=uuid.uuid4(), plan=plan, on=on, by=account(lead), today=today, now=NOW)


def name(review: Review, chair: Person, lead: Person, *, revision: int | None = None) -> None:
    """The lead names who chairs it."""
    seen = review.revision if revision is None else revision
    name_chair(review=review, revision=seen, chair=chair, by=account(lead), today=TODAY, now=NOW)


def chaired(plan: Plan, chair: Person, lead: Person, on: date = TODAY) -> Review:
    """A review for this day, chaired by somebody independent."""
    review = book(plan, lead, on)
    name(review, chair, lead)
    return review


def everybody(review: Review, view: View, **other: Any) -> Notes:
    """What the chair notes where everybody came and sees the risk in the same way."""
    table = table_of(review.plan)
    notes = Notes(
        seats={key: Seat(Presence.CAME) for key in table.names}, views={key: Said(view) for key in table.keys},
        at_risk="yes" if view == View.CONTINUES else "no",
        outcomes=frozenset({Outcome.CONTINUE if view == View.CONTINUES else Outcome.OFF}),
    )  # fmt: skip
    if notes.takes_off:
        notes = replace(notes, ongoing_need="yes", follow_on="A family support worker")
    return replace(notes, **other)


def noted(review: Review, notes: Notes, *, revision: int = 0, today: date = TODAY) -> int:
    """The chair keeps these notes; their revision."""
    chair = account(review.chair)  # type: ignore[arg-type]
    return note(review=review, revision=revision, notes=notes, by=chair, today=today, now=NOW).revision


def approved(review: Review, notes: Notes, *, today: date = TODAY) -> Record:
    """The chair keeps these notes and approves the record they make."""
    revision = noted(review, notes, today=today)
    chair = account(review.chair)  # type: ignore[arg-type]
    return approve(review=review, revision=revision, language="en", by=chair, today=today, now=NOW)
