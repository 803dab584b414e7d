"""Review conferences for tests, made through the services."""

import uuid
from datetime import date

from portal.people.models import Person
from portal.plans.models import Plan
from portal.reviews.models import Review
from portal.reviews.services import book_review, name_chair

from .cast import account
from .plans import NOW, TODAY


def book(plan: Plan, lead: Person, on: date, *, today: date = TODAY) -> Review:
    """The lead books a review; nobody chairs it yet."""
    return book_review(key=uuid.uuid4(), plan=plan, on=on, by=account(lead), today=today, now=NOW)


def name(review: Review, chair: Person, lead: Person, *, revision: int | None = None) -> None:
    """The lead names who chairs it."""
    seen = review.revision if revision is None else revision
    name_chair(review=review, revision=seen, chair=chair, by=account(lead), today=TODAY, now=NOW)
