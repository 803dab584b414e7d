"""What is so in a place: its calendar, figures, words and contacts, and which form it uses for what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Value

from .. import rules
from ..enums import ViewersNamed
from ..exceptions import UnknownJurisdiction
from ..models import Jurisdiction, LocalContact, LocalForm, Terms
from ..models.jurisdiction import LAWFUL_BASES
from ..today import today
from .managers import manager_rows

TERMS = ("plan", "record", "lead", "custodian", "chair", "core_group", "threshold")


@dataclass(frozen=True, slots=True)
class OutOfHours:
    """Whom families ring in the evening and at weekends: the local contact "emergency". `name` and `hours` are in
    `language` (an ISO code), `hours` "" for not said."""

    name: str
    hours: str
    phone: str
    language: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """One jurisdiction's procedure as the rest of the portal needs it.

    `timescales`: {key of enums.TimescaleKey: (count, value of enums.Unit)}; a key may be absent.
    `terms`: {"plan", "record", "lead", "custodian", "chair", "core_group", "threshold"} in `terms_language`
    (an ISO code), {} when policy staff have written none. `out_of_hours`: None where no contact has such a number.
    """

    key: str
    name: str
    calendar: rules.Calendar
    timescales: Mapping[str, tuple[int, str]]
    terms: Mapping[str, str]
    terms_language: str
    out_of_hours: OutOfHours | None


def procedure(jurisdiction_key: str, language: str) -> Procedure:
    """The procedure of one jurisdiction with its terms in `language`, else in the language policy staff write in.

    Two queries. Raises UnknownJurisdiction.
    """
    rows = list(
        Jurisdiction.objects.filter(key=jurisdiction_key).values_list(
            "name", "calendar", "closed_days", "timescales__key", "timescales__count", "timescales__unit"
        )
    )
    if not rows:
        raise UnknownJurisdiction(jurisdiction_key)
    name, calendar, closed_days = rows[0][:3]
    said = _said_here(jurisdiction_key, language)
    terms_language, *words = said.get("", (settings.LANGUAGE_CODE,))
    return Procedure(
        key=jurisdiction_key,
        name=name,
        calendar=rules.calendar(calendar, closed_days),
        timescales={key: (count, unit) for *_, key, count, unit in rows if key},
        terms=dict(zip(TERMS, words, strict=True)) if words else {},
        terms_language=terms_language,
        out_of_hours=_out_of_hours(said),
    )


def _out_of_hours(said: Mapping[str, tuple[str, ...]]) -> OutOfHours | None:
    language, *words = said.get(OUT_OF_HOURS, ("",))
    found = dict(zip(CONTACT, words, strict=False))
    return OutOfHours(found["name"], found["hours"], found["phone"], language) if found.get("phone") else None


@dataclass(frozen=True, slots=True)
class Counting:
    """What days are counted with in one place; see `Procedure`. `bedroom_between_reviews`: the child's bedroom is seen
    at least once from each conference to the next."""

    calendar: rules.Calendar
    timescales: Mapping[str, tuple[int, str]]
    bedroom_between_reviews: bool


def counting(jurisdiction_key: str) -> Counting:
    """As `procedure`, without its words. One query. Raises UnknownJurisdiction."""
    rows = list(
        Jurisdiction.objects.filter(key=jurisdiction_key).values_list(
            "calendar", "closed_days", "bedroom_between_reviews", "timescales__key", "timescales__count",
            "timescales__unit",
        )
    )  # fmt: skip
    if not rows:
        raise UnknownJurisdiction(jurisdiction_key)
    figures = {key: (count, unit) for *_, key, count, unit in rows if key}
    return Counting(rules.calendar(*rows[0][:2]), figures, rows[0][2])


def figures(jurisdiction_key: str) -> tuple[dict[str, tuple[int, str]], set[str]]:
    """({key of a timescale: (count, unit)}, the purposes this place has a form for). One query."""
    rows = list(
        Jurisdiction.objects.filter(key=jurisdiction_key).values_list(
            "timescales__key", "timescales__count", "timescales__unit", "local_forms__purpose"
        )
    )
    return {key: (count, unit) for key, count, unit, _ in rows if key}, {purpose for *_, purpose in rows if purpose}


def figures_of_form(form: str) -> tuple[str, dict[str, tuple[int, str]]]:
    """(key of the place that uses the form with this key, its timescales); ("", {}) where none does. One query."""
    rows = list(
        Jurisdiction.objects.filter(local_forms__page__translation_key=form)
        .order_by("key")
        .values_list("key", "timescales__key", "timescales__count", "timescales__unit")
    )
    place = rows[0][0] if rows else ""
    return place, {key: (count, unit) for one, key, count, unit in rows if one == place and key}


CONTACT = ("name", "role", "phone", "email", "hours", "address", "url")
MANAGER = "@manager"  # no key of a contact has such a sign
OUT_OF_HOURS = "emergency"  # key of the contact whom families ring in the evening and at weekends


def terms_and_contacts(
    jurisdiction_key: str, language: str
) -> tuple[dict[str, str], dict[str, tuple[str, dict[str, str]]]]:
    """(terms, {key of a contact: (ISO code of its words, its words)}), each in the language or as it was written.

    With the terms stands "manager": who keeps the record today, name and post; where nobody is named, what the place
    calls them (R-004-22). One query: pages of the manual ask for both each time.
    """
    said = _said_here(jurisdiction_key, language, today())
    words = said.pop("", ())[1:]
    terms = dict(zip(TERMS, words, strict=True)) if words else {}
    manager = said.pop(MANAGER, None)
    if manager or terms:
        terms["manager"] = f"{manager[1]}, {manager[2]}" if manager else terms["custodian"]
    return (
        terms,
        {key: (row[0], dict(zip(CONTACT, row[1:], strict=True))) for key, row in sorted(said.items())},
    )


def _said_here(jurisdiction_key: str, language: str, managed_on: date | None = None) -> dict[str, tuple[str, ...]]:
    """{"" for the terms or the key of a contact: (ISO code, *its words)}, in the best language there is; with a day
    also `MANAGER`: (ISO code, name, post, …) of the manager on it. One query."""
    wanted = spoken(language)
    found: dict[str, dict[str, tuple[str, ...]]] = {code: {} for code in reversed(wanted)}
    here = {"jurisdiction": jurisdiction_key, "locale__language_code__in": wanted}
    terms = Terms.objects.filter(**here).values_list(Value("", models.CharField()), "locale__language_code", *TERMS)
    contacts = LocalContact.objects.filter(**here).values_list("key", "locale__language_code", *CONTACT)
    # No order within: that of the models would not fit both
    more = [manager_rows(here, managed_on, MANAGER, len(CONTACT))] if managed_on else []
    for key, code, *words in terms.order_by().union(contacts.order_by(), *more, all=True):
        found[code][key] = (code, *words)
    return {key: row for rows in found.values() for key, row in rows.items()}


def spoken(language: str) -> list[str]:
    """What to look for when somebody speaks this language: it, its plain form, and what policy staff write in."""
    return [language, language.split("-")[0], settings.LANGUAGE_CODE]


def viewers_named(jurisdiction_key: str) -> str:
    """How a family is told who looked (`enums.ViewersNamed`); by role alone where nobody decided. One query."""
    found = Jurisdiction.objects.filter(key=jurisdiction_key).values_list("viewers_named", flat=True).first()
    return found or ViewersNamed.ROLE


def core_group_page(jurisdiction_key: str) -> str:
    """Which page of the manual says what the core group is for (the last part of its address), "" for none (R-001-45).
    One query."""
    found = Jurisdiction.objects.filter(key=jurisdiction_key).values_list("core_group_page", flat=True).first()
    return found or ""


@dataclass(frozen=True, slots=True)
class ReviewsHere:
    """How a place holds review conferences: the page of the manual about them ("" for none), how many agencies have to
    come besides the lead's, and how many days before it reports have to be there."""

    page: str = ""
    quorum: int = 0
    report_days: int = 5


def reviews_here(jurisdiction_key: str) -> ReviewsHere:
    """How reviews are held in a place. One query."""
    found = Jurisdiction.objects.filter(key=jurisdiction_key).values_list(
        "review_page", "quorum_agencies", "report_days"
    )
    row = found.first()
    return ReviewsHere(*row) if row else ReviewsHere()


def lawful_bases(jurisdiction_key: str) -> list[str]:
    """On which lawful bases a plan may be kept from somebody here, as policy staff wrote them (R-004-09). One query."""
    found = Jurisdiction.objects.filter(key=jurisdiction_key).values_list("lawful_bases", flat=True).first()
    return [line.strip() for line in (found or LAWFUL_BASES).splitlines() if line.strip()]


def calendar_of(jurisdiction_key: str) -> rules.Calendar | None:
    """The working days of one jurisdiction, None where there is no such place. One query."""
    found = Jurisdiction.objects.filter(key=jurisdiction_key).values_list("calendar", "closed_days").first()
    return rules.calendar(*found) if found else None


def form_key(jurisdiction_key: str, purpose: str) -> UUID | None:
    """The key (translation key of its page) of the form this place uses for a purpose; None where it has none."""
    found: UUID | None = (
        LocalForm.objects.filter(jurisdiction__key=jurisdiction_key, purpose=purpose)
        .values_list("page__translation_key", flat=True)
        .first()
    )
    return found
