"""How far each reader of a plan is: invited, signed in, read, understood, asked, explained to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.utils import timezone

from portal.accounts.models import Invitation
from portal.people.selectors import Known
from portal.plans.models import Plan
from portal.procedures import rules as calendar_rules
from portal.procedures.selectors import calendar_of, procedure
from portal.wording.models import Reading, Release
from portal.wording.selectors import readers

from ..enums import Understood
from ..models import Answer, Explanation
from ..rules import EXPLAIN_WITHIN, Explained, Opened, Overview, overview


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One reader and how far they are."""

    known: Known
    overview: Overview


def person_rows(plan: Plan, today: date) -> list[PersonRow]:
    """Every reader of the plan; the queries do not grow with readers, answers or versions."""
    found = readers(plan)
    people = [known.person.pk for known in found]
    given, opened = _readings(plan)
    explained: dict[UUID, list[Explained]] = defaultdict(list)
    for one in Explanation.objects.filter(plan=plan).select_related("version").order_by("recorded_at", "pk"):
        row = Explained(one.version.number, one.on, one.understood, one.follow_up)
        explained[one.person_id].append(row)
    said: dict[UUID, list[tuple[str, int]]] = defaultdict(list)
    answers = Answer.objects.filter(plan=plan).annotate(count=Count("replies"))
    for person, what, replies in answers.values_list("person", "said", "count"):
        said[person].append((what, replies))
    invited = set(Invitation.objects.filter(person__in=people).values_list("person", flat=True))
    calendar = procedure(plan.jurisdiction, "en").calendar
    return [
        PersonRow(
            known,
            overview(
                invited=known.person.pk in invited or known.person.user_id is not None,
                signed_in=known.person.user is not None and known.person.user.last_login is not None,
                newest=given[known.person.pk][0] if known.person.pk in given else None,
                opened=opened[known.person.pk],
                explained=explained[known.person.pk],
                said=said[known.person.pk],
                explain_by=_explain_by(given.get(known.person.pk), calendar),
                today=today,
            ),
        )
        for known in found
    ]


def _readings(plan: Plan) -> tuple[dict[UUID, tuple[int, datetime]], dict[UUID, list[Opened]]]:
    """By person: the version they may read now with the time it was first given to them, and what they opened."""
    released = Release.objects.filter(plan=plan, reading__isnull=False)
    newest = dict(released.values_list("person", "reading__version__number"))
    given: dict[UUID, tuple[int, datetime]] = {}
    opened: dict[UUID, list[Opened]] = defaultdict(list)
    rows = Reading.objects.filter(plan=plan).order_by("released_at").values_list(
        "person", "version__number", "language", "released_at", "receipt__last_at"
    )  # fmt: skip
    for person, number, language, released_at, last_at in rows:
        if newest.get(person) == number:
            given.setdefault(person, (number, released_at))
        if last_at is not None:
            opened[person].append(Opened(number, language, last_at))
    return given, opened


def _explain_by(given: tuple[int, datetime] | None, calendar: calendar_rules.Calendar) -> date | None:
    if given is None:
        return None
    return calendar_rules.add(timezone.localdate(given[1]), EXPLAIN_WITHIN, "working_days", calendar)


def follow_ups(plan: Plan) -> Sequence[Explanation]:
    """The last explanation of each person who did not wholly understand it: what follows is still to be done."""
    last: dict[UUID, Explanation] = {}
    rows = Explanation.objects.filter(plan=plan).select_related("person", "recorded_by__person", "version")
    for one in rows.order_by("recorded_at", "pk"):
        last[one.person_id] = one
    return [one for one in last.values() if one.follow_up and one.understood != Understood.YES]


def to_explain(plan: Plan, today: date) -> tuple[int, int]:
    """To how many people the version they may read is still to be explained, or explained again; and for how many of
    them the first time is late. Two queries."""
    last = Explanation.objects.filter(plan=plan, person=OuterRef("person")).order_by("-recorded_at", "-pk")
    done = Q(understood=Understood.YES, number__gte=F("reading__version__number"))
    found = Release.objects.filter(plan=plan, reading__isnull=False).annotate(
        understood=Subquery(last.values("understood")[:1]), number=Subquery(last.values("version__number")[:1])
    )
    first = Reading.objects.filter(plan=plan, person=OuterRef("person"), version=OuterRef("reading__version"))
    given = first.order_by("released_at").values("released_at")[:1]
    waiting = found.exclude(pk__in=found.filter(done).values("pk")).annotate(given=Subquery(given))
    rows = list(waiting.values_list("understood", "reading__version__number", "given"))
    calendar = calendar_of(plan.jurisdiction) if rows else None
    if calendar is None:
        return len(rows), 0
    # Who did not wholly understand waits for what follows; that is no first time.
    last_days = [_explain_by((number, at), calendar) for understood, number, at in rows
                 if understood in (None, Understood.YES)]  # fmt: skip
    return len(rows), sum(day is not None and today > day for day in last_days)
