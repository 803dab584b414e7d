"""Reads of the local procedure. Nothing is cached: a policy editor's change counts at the next request."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from . import rules
from .exceptions import UnknownJurisdiction
from .models import Jurisdiction, LocalForm, Terms

TERMS = ("plan", "record", "lead", "custodian", "chair", "core_group", "threshold")


@dataclass(frozen=True, slots=True)
class Procedure:
    """One jurisdiction's procedure as the rest of the portal needs it.

    `timescales`: {key of enums.TimescaleKey: (count, value of enums.Unit)}; a key may be absent.
    `terms`: {"plan", "record", "lead", "custodian", "chair", "core_group", "threshold"} in `terms_language`
    (an ISO code), {} when policy staff have written none.
    """

    key: str
    name: str
    calendar: rules.Calendar
    timescales: Mapping[str, tuple[int, str]]
    terms: Mapping[str, str]
    terms_language: str
    duty_phone: str


def procedure(jurisdiction_key: str, language: str) -> Procedure:
    """The procedure of one jurisdiction with its terms in `language`, else in the language policy staff write in.

    Two queries. Raises UnknownJurisdiction.
    """
    rows = list(
        Jurisdiction.objects.filter(key=jurisdiction_key).values_list(
            "name", "calendar", "closed_days", "duty_phone", "timescales__key", "timescales__count", "timescales__unit"
        )
    )
    if not rows:
        raise UnknownJurisdiction(jurisdiction_key)
    name, calendar, closed_days, duty_phone = rows[0][:4]
    terms_language, terms = _terms(jurisdiction_key, language)
    return Procedure(
        key=jurisdiction_key,
        name=name,
        calendar=rules.calendar(calendar, closed_days),
        timescales={key: (count, unit) for *_, key, count, unit in rows if key},
        terms=terms,
        terms_language=terms_language,
        duty_phone=duty_phone,
    )


def _terms(jurisdiction_key: str, language: str) -> tuple[str, dict[str, str]]:
    wanted = [language, language.split("-")[0], settings.LANGUAGE_CODE]
    found = {
        code: dict(zip(TERMS, words, strict=True))
        for code, *words in Terms.objects.filter(
            jurisdiction=jurisdiction_key, locale__language_code__in=wanted
        ).values_list("locale__language_code", *TERMS)
    }
    return next(((code, found[code]) for code in wanted if code in found), (settings.LANGUAGE_CODE, {}))


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
