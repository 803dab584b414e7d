"""The local procedure as the rest of the portal reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from content.api import translate
from portal.procedures import rules
from portal.procedures.exceptions import UnknownJurisdiction
from portal.procedures.models import Jurisdiction, LocalContact, Terms, Timescale
from portal.procedures.selectors import TERMS, OutOfHours, procedure

pytestmark = pytest.mark.django_db


@pytest.fixture
def island() -> Jurisdiction:
    made: Jurisdiction = Jurisdiction.objects.create(
        key="island", name="The Island", calendar="GG", closed_days="2026-12-24"
    )
    Timescale.objects.create(jurisdiction=made, key="first_core_group", count=10, unit="working_days")
    Timescale.objects.create(jurisdiction=made, key="first_review", count=3, unit="months")
    write_terms("en", "the {}")
    return made


def write_terms(language: str, pattern: str) -> None:
    locale = Locale.objects.get(language_code=language)
    Terms.objects.create(jurisdiction="island", locale=locale, **{word: pattern.format(word) for word in TERMS})


@pytest.mark.requirement("R-X-08")
def test_a_procedure_brings_its_figures_words_and_calendar(island: Jurisdiction) -> None:
    found = procedure("island", "en")
    assert (found.key, found.name, found.out_of_hours) == ("island", "The Island", None)
    assert found.timescales == {"first_core_group": (10, "working_days"), "first_review": (3, "months")}
    assert (found.terms["lead"], found.terms_language) == ("the lead", "en")
    assert rules.add(date(2026, 12, 23), 1, "working_days", found.calendar) == date(2026, 12, 29)
    assert rules.add(date(2025, 5, 1), 5, "working_days", found.calendar) == date(2025, 5, 12)


def test_terms_come_in_the_readers_language_or_in_the_sources(island: Jurisdiction) -> None:
    assert procedure("island", "cy").terms_language == "en"
    write_terms("cy", "y {}")
    assert (procedure("island", "cy").terms["plan"], procedure("island", "cy").terms_language) == ("y plan", "cy")
    assert procedure("island", "ur").terms_language == "en"


@pytest.mark.requirement("R-004-23")
def test_whom_families_ring_at_night_is_the_local_contact(island: Jurisdiction) -> None:
    english = Locale.objects.get(language_code="en")
    night = LocalContact.objects.create(jurisdiction="island", key="emergency", name="Night team", locale=english)
    assert procedure("island", "cy").out_of_hours is None  # nobody rings a contact without a number
    night.phone, night.hours = "01632 960399", "After five"
    night.save()
    assert procedure("island", "cy").out_of_hours == OutOfHours("Night team", "After five", "01632 960399", "en")
    translate(source=night, language="cy", like=LocalContact(jurisdiction="island", name="Tîm nos", hours="Wedi pump"))
    assert procedure("island", "cy").out_of_hours == OutOfHours("Tîm nos", "Wedi pump", "01632 960399", "cy")


def test_a_place_without_figures_or_words_is_still_a_place() -> None:
    Jurisdiction.objects.create(key="bare", name="Bare", calendar="GB-ENG")
    found = procedure("bare", "en")
    assert (found.timescales, found.terms) == ({}, {})


def test_a_change_counts_at_once(island: Jurisdiction) -> None:
    assert procedure("island", "en").timescales["first_core_group"] == (10, "working_days")
    Timescale.objects.filter(jurisdiction=island, key="first_core_group").update(count=5)
    assert procedure("island", "en").timescales["first_core_group"] == (5, "working_days")


def test_it_costs_two_queries(island: Jurisdiction, django_assert_num_queries: Callable[..., Any]) -> None:
    with django_assert_num_queries(2):
        procedure("island", "cy")


def test_an_unknown_place_is_named() -> None:
    with pytest.raises(UnknownJurisdiction, match="atlantis"):
        procedure("atlantis", "en")


@pytest.mark.parametrize("text", ["24.12.2026", "2026-12-24\ntomorrow", "2026-02-30"])
def test_a_closed_day_that_is_no_date_never_gets_into_the_calendar(island: Jurisdiction, text: str) -> None:
    island.closed_days = text
    with pytest.raises(ValidationError) as refused:
        island.full_clean()
    assert "closed_days" in refused.value.message_dict
