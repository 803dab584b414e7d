"""The record of a plan as sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Q, QuerySet

from portal.audit.models import Entry
from portal.audit.selectors import entries
from portal.people.models import Person
from portal.plans.models import Plan
from portal.procedures.terms import terms
from portal.wording.models import Reading

from .. import rules

SHOWN = 10
READ = 100  # entries looked through: one evening of wording is many entries and one line
# That somebody is kept out is for nobody's eyes but the lead's (R-002-18).
LEADS_ONLY = Q(action__startswith="exclusion") | Q(action__startswith="plan.exclu")


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened, when (the last time), in which words, and how many times in a row."""

    at: datetime
    words: str
    times: int = 1


def history(plan: Plan, *, leads: bool) -> list[Happened]:
    """The last changes of a plan, newest first, as they are for whoever leads it or not; who looked at it is `views`.
    Three queries."""
    return _told(plan, _entries(plan, leads=leads).exclude(action__endswith=".viewed")[:READ])


def views(plan: Plan, *, leads: bool) -> list[Happened]:
    """Who looked at the plan or at a part of it, newest first, for whoever leads it or not. Three queries."""
    return _told(plan, _entries(plan, leads=leads).filter(action__endswith=".viewed")[:READ])


def _entries(plan: Plan, *, leads: bool) -> QuerySet[Entry]:
    found = entries(f"plan:{plan.pk}")
    return found if leads else found.exclude(LEADS_ONLY)


def _told(plan: Plan, found: Iterable[Entry]) -> list[Happened]:
    rows, local = list(found), terms(plan.jurisdiction)
    names = _names(rows)
    told = ((row, rules.sentence(row.action, names.get(row.actor, ""), names.get(row.about, ""), row.detail, local))
            for row in rows)  # fmt: skip
    runs = [(words, [row for row, _ in run]) for words, run in groupby(told, key=lambda one: one[1])]
    return [Happened(run[0].at, words, len(run)) for words, run in runs[:SHOWN]]


def _names(rows: list[Entry]) -> Mapping[str, str]:
    """{user id or "person:UUID" or "reading:UUID": name} of everybody the entries mention."""
    readings = [row.about.removeprefix("reading:") for row in rows if row.about.startswith("reading:")]
    owners = dict(Reading.objects.filter(pk__in=readings).values_list("pk", "person_id")) if readings else {}
    ids = {row.about.removeprefix("person:") for row in rows if row.about.startswith("person:")}
    people = Person.objects.filter(pk__in=ids | {str(pk) for pk in owners.values()})
    actors = Person.objects.filter(user_id__in=[row.actor for row in rows if row.actor.isdigit()])
    names: dict[str, str] = {}
    for person in people | actors:
        names[f"person:{person.pk}"] = str(person)
        names[str(person.user_id)] = str(person)
    names |= {f"reading:{pk}": names.get(f"person:{owner}", "") for pk, owner in owners.items()}
    return names
