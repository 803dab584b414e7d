"""Who has opened a plan, as its reader may know it (T32, R-X-07)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Q
from django.db.models.functions import TruncDate

from portal.audit.selectors import entries
from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.models import Plan
from portal.wording.selectors import unnamed

PAGE = 25
LOOKS = Q(action__endswith=".viewed") | Q(action__in=("reading.printed", "reading.fetched", "recording.heard"))
THIS = "looked.viewed"  # reading this very list is no look at the plan


@dataclass(frozen=True, slots=True)
class Opened:
    """One account's looks on one day: the number of its last entry, when that was, and how many there were."""

    actor: str
    day: date
    number: int
    at: datetime
    times: int


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the page. `name` is "" where only the role is told, `role` "" where nobody wrote one; for the
    reader's own looks both are."""

    day: date
    at: datetime
    times: int
    is_own: bool
    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Looks:
    """A page of looks, newest first. `before` leads to the next page; None at the end."""

    rows: tuple[Look, ...]
    before: int | None


def page(opened: Iterable[Opened], *, own: str, people: Mapping[str, tuple[str, str]], named: bool) -> Looks:
    """The lines for one reader. `own`: their account; `people`: {account: (name, role)} of practitioners, whom alone
    they are told of. Whoever is neither is left out: another parent's looks would tell one of the other."""
    known = [one for one in opened if one.actor == own or one.actor in people]
    rows = tuple(_look(one, own, people, named) for one in known[:PAGE])
    return Looks(rows, known[PAGE - 1].number if len(known) > PAGE else None)


def _look(one: Opened, own: str, people: Mapping[str, tuple[str, str]], named: bool) -> Look:
    if one.actor == own:
        return Look(one.day, one.at, one.times, is_own=True)
    name, role = people[one.actor]
    return Look(one.day, one.at, one.times, is_own=False, name=name if named else "", role=role)


def looks(plan: Plan, user: Any, *, named: bool, before: int | None) -> Looks:
    """Who opened this plan or a part of it: practitioners and the reader, by person and day. Seven queries.

    Nobody is told of whom the plan does not name to this reader: their role would tell what is kept from them.
    """
    found = entries(f"plan:{plan.pk}").filter(LOOKS).exclude(action=THIS)
    actors = set(found.order_by().values_list("actor", flat=True).distinct())
    people = _practitioners(actors, but=unnamed(plan, user))
    days = found.order_by().filter(actor__in=[*people, str(user.pk)]).values("actor", day=TruncDate("at"))
    grouped = days.annotate(last=Max("number"), latest=Max("at"), times=Count("pk")).order_by("-last")
    if before is not None:
        grouped = grouped.filter(last__lt=before)
    opened = [Opened(one["actor"], one["day"], one["last"], one["latest"], one["times"]) for one in grouped[: PAGE + 1]]
    return page(opened, own=str(user.pk), people=people, named=named)


def _practitioners(actors: Iterable[str], but: Iterable[str]) -> dict[str, tuple[str, str]]:
    ids = [int(one) for one in actors if one.isdecimal()]
    rows = Person.objects.filter(user__in=ids, user__kind=AccountKind.PRACTITIONER)
    rows = rows.exclude(pk__in=list(but))
    return {
        str(one.user_id): (str(one), ", ".join(filter(None, (one.job_title, one.agency))))
        for one in rows.only("given_name", "family_name", "job_title", "agency", "user_id")
    }
