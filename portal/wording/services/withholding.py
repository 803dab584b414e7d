"""Withholding a plan or items of it from somebody, or ending that: what they read is made anew at once."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from portal.people.models import Person, User
from portal.plans import services as plans
from portal.plans.enums import Ground
from portal.plans.models import Plan, Withholding

from ..exceptions import ReleaseRefused
from ..models import Release
from ..selectors import readers
from ..standing import open_releases, standing_of
from .releasing import release

Unread = list[Person]  # who reads nothing now, because their Reading could not be made anew


@transaction.atomic
def withhold(
    *,
    plan: Plan,
    person: Person,
    ground: Ground,
    evidence: str,
    authorised_by: Person,
    review_on: date,
    by: User,
    today: date,
    now: datetime,
    items: Collection[UUID] | None = None,
    basis: str = "",
) -> tuple[Withholding, Unread]:
    """Keep the plan, or these items of it, from somebody and whoever speaks for them.

    Whole: they read nothing. Items: who was reading reads the same version without them, or, where that cannot be made,
    nothing. Raises WithholdingRefused.
    """
    reading = [] if items is None else _reading(plan, person)
    made = plans.withhold(
        plan=plan, person=person, items=items, ground=ground, evidence=evidence, authorised_by=authorised_by,
        basis=basis, review_on=review_on, by=by, today=today, now=_moment(plan, person, now),
    )  # fmt: skip
    return made, _give_anew(plan, reading, by=by, now=now)


@transaction.atomic
def end_withholding(*, withholding: Withholding, revision: int, by: User, now: datetime) -> Unread:
    """End a decision. After one about items, who was reading reads the same version with them again; after one about
    the whole plan nobody reads until it is shared anew. Raises Conflict."""
    plan, person = withholding.plan, withholding.person
    reading = [] if withholding.is_whole else _reading(plan, person)
    plans.end_withholding(withholding=withholding, revision=revision, by=by, now=_moment(plan, person, now))
    return _give_anew(plan, reading, by=by, now=now)


def _whose(plan: Plan, person: Person) -> set[UUID]:
    """This person and whoever speaks for them."""
    return {person.pk, *standing_of(plan).speakers_for(person.pk)}


def _moment(plan: Plan, person: Person, now: datetime) -> datetime:
    """When it is decided: not before what they were given, whatever the clocks of two servers say."""
    given = Release.objects.filter(plan=plan, person__in=_whose(plan, person)).aggregate(
        last=Max("reading__released_at")
    )
    return max(now, given["last"] or now)


def _reading(plan: Plan, person: Person) -> list[Release]:
    """What they read now."""
    whose = _whose(plan, person)
    return [one.release for one in open_releases(plan) if one.release.person_id in whose]


def _give_anew(plan: Plan, given: Iterable[Release], *, by: User, now: datetime) -> Unread:
    known = {one.person.pk: one for one in readers(plan)}
    unread = []
    for one in given:
        version = one.reading.version  # type: ignore[union-attr]  # who reads has a Reading
        try:
            release(plan=plan, known=known[one.person_id], revision=one.revision, version=version, by=by, now=now)
        except ReleaseRefused:
            unread.append(one.person)
    return unread
