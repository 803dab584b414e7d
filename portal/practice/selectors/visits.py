"""What the screens of visits show: the records, what is due, who of the family was not seen, what to do at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from content.api import address_of
from portal.access import grants
from portal.access.actions import Action
from portal.people.models import Person
from portal.people.selectors import Known, network
from portal.plans.models import Plan
from portal.procedures.enums import TimescaleKey
from portal.procedures.selectors import terms_and_contacts
from portal.visits.models import ChildSeen, DeniedAccess
from portal.visits.selectors import Bedroom, bedroom_of, colleagues, open_denials
from portal.wording.standing import standing_of

SEEING = (TimescaleKey.VISIT, TimescaleKey.SEEN_ALONE, TimescaleKey.SEEN_HOME, TimescaleKey.BEDROOM)
SOON = 14  # days before the bedroom is due in which the plan's page says so
MANUAL_PAGE, DUTY = "denied-access", "duty"  # keys of packs: the page about it, and the contact for what cannot wait


@dataclass(frozen=True, slots=True)
class Kept:
    """A visit as it stands, and what was recorded of it before, newest first."""

    visit: ChildSeen
    before: tuple[ChildSeen, ...]


def kept_visits(plan: Plan) -> list[Kept]:
    """Every visit, newest first. One query."""
    rows = {one.pk: one for one in plan.visits.select_related("recorded_by__person")}
    corrected = {one.corrects_id for one in rows.values()}

    def before(one: ChildSeen) -> tuple[ChildSeen, ...]:
        found = []
        while one.corrects_id is not None:
            one = rows[one.corrects_id]
            found.append(one)
        return tuple(found)

    return [Kept(one, before(one)) for one in rows.values() if one.pk not in corrected]


def seeing_dates(dates: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Of a plan's due dates (`dates_of`) those about seeing the child, soonest first."""
    return [one for one in dates if one["due"].timescale in SEEING]


def bedroom(plan: Plan, dates: Iterable[Mapping[str, Any]], today: date) -> Bedroom:
    """How the rule for the bedroom stands; `dates` as `dates_of` gives them."""
    return bedroom_of(plan, [one["due"] for one in dates], today)


@dataclass(frozen=True, slots=True)
class Watch:
    """What stands at the top of a plan's page while it is so."""

    denials: list[DeniedAccess]
    bedroom: Bedroom | None


def watch(plan: Plan, dates: Iterable[Mapping[str, Any]], today: date) -> Watch:
    """Denied access that is open (R-002-24), and the bedroom where it is late, nearly due or was missed (R-001-42).
    Three queries at most."""
    if plan.ended_on is not None:
        return Watch([], None)
    found = bedroom(plan, dates, today)
    is_near = found.due_on is not None and (found.due_on - today).days <= SOON
    return Watch(list(open_denials(plan)), found if is_near or found.missed else None)


@dataclass(frozen=True, slots=True)
class Urgent:
    """What to do at once: the procedure's page ("" for none), the contact for what cannot wait ({} for none), whom of
    the colleagues no message of ours reaches."""

    manual: str
    contact: Mapping[str, str]
    to_ring: list[Person]


def urgent(plan: Plan, language: str, user: Any) -> Urgent:
    """The urgent steps when access was denied, in the place's own words."""
    place = plan.jurisdiction
    _terms, contacts = terms_and_contacts(place, language)
    _code, contact = contacts.get(DUTY, ("", {}))
    manual = address_of(f"{place}/{MANUAL_PAGE}", language) or address_of(place, language)
    return Urgent(manual, contact, _to_ring(plan, user))


def _to_ring(plan: Plan, user: Any) -> list[Person]:
    """The colleagues whom nobody can write to. Who is kept out of the plan is not to be told."""
    standing = standing_of(plan)
    others = [one for one in colleagues(plan) if one.user_id != user.pk and not standing.is_kept_out(one.pk)]
    may = grants.holders(plan, Action.VIEW_PLAN)
    return [one for one in others if one.user is None or not (one.user_id in may and one.user.email)]


def could_refuse(plan: Plan) -> list[Known]:
    """Those of the network who are not the child."""
    return [one for one in network(plan.child)[1:] if one.is_family]
