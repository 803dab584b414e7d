"""What a page of the manual can say about its place."""

from __future__ import annotations

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, Page

from content.api import facts as ask
from content.api import translate
from portal.intake.purpose import PLAN, VIEWS
from portal.procedures.durations import within
from portal.procedures.facts import facts, keys
from portal.procedures.models import (
    EscalationStage,
    GlossaryTerm,
    Jurisdiction,
    LocalContact,
    LocalForm,
    Terms,
    Timescale,
)
from portal.procedures.selectors import procedure

QUERIES = 4
TERMS = {
    "plan": "child protection plan", "record": "register", "lead": "lead social worker", "custodian": "custodian",
    "chair": "chair", "core_group": "core group", "threshold": "likely to suffer significant harm",
}  # fmt: skip


@pytest.fixture
def place(db: None) -> Jurisdiction:
    made: Jurisdiction = Jurisdiction.objects.create(key="here", name="Here", calendar="GB-ENG")
    Timescale.objects.create(jurisdiction=made, key="first_core_group", count=10, unit="working_days")
    Timescale.objects.create(jurisdiction=made, key="first_review", count=3, unit="months")
    english = Locale.objects.get(language_code="en")
    terms = Terms.objects.create(jurisdiction="here", locale=english, **TERMS)
    contact = LocalContact.objects.create(
        jurisdiction="here", key="duty", locale=english, name="Duty team", phone="01632 960111", hours="All day"
    )
    LocalContact.objects.create(jurisdiction="here", key="unit", locale=english, name="Unit", email="u@example.org")
    LocalContact.objects.create(jurisdiction="there", key="far", locale=english, name="Far away")
    GlossaryTerm.objects.create(word="Agency", variants="Agencies", meaning="A service.", locale=english)
    welsh = {name: f"{words} (cy)" for name, words in TERMS.items()}
    translate(source=terms, language="cy", like=Terms(jurisdiction="here", **welsh))
    like = LocalContact(jurisdiction="here", key="duty", name="Tîm dyletswydd", hours="Drwy'r dydd")
    translate(source=contact, language="cy", like=like)
    return made


@pytest.mark.requirement("R-000-02", "R-004-23")
def test_a_page_is_told_everything_of_its_place_in_four_queries(
    place: Jurisdiction, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        found = ask("here", "en")
    assert found.terms == TERMS | {"manager": "custodian"}
    assert found.timescales == {"first_core_group": "10 working days", "first_review": "3 months"}
    assert set(found.contacts) == {"duty", "unit"}
    assert found.contacts["duty"].phone == "01632 960111"
    assert [one.word for one in found.words] == ["Agency"]
    assert found.words[0].variants == ("Agencies",)


@pytest.mark.requirement("R-004-73")
def test_the_stages_of_a_difference_are_told_with_the_figures_they_are_counted_with(place: Jurisdiction) -> None:
    english = Locale.objects.get(language_code="en")
    own = {"jurisdiction": "here", "locale": english, "who": "{Lead}", "what": "Ring"}
    EscalationStage.objects.create(position=2, name="Managers", count=3, **own)
    first = EscalationStage.objects.create(position=1, name="Talk", count=1, **own)
    EscalationStage.objects.create(position=3, name="Gone", count=9, live=False, **own)
    translate(source=first, language="cy", like=EscalationStage(name="Siarad", who="{Lead}", what="Ffoniwch"))
    assert [(one.name, one.time) for one in facts("here", "en").stages] == [
        ("Talk", "1 working day"), ("Managers", "3 working days"),
    ]  # fmt: skip
    assert [one.name for one in facts("here", "cy").stages] == ["Siarad", "Managers"]
    first.count = 2
    first.save()
    assert facts("here", "cy").stages[0].time == "2 ddiwrnod gwaith"
    assert facts("nowhere", "en").stages == ()


def test_each_word_is_in_the_reader_s_language_where_it_is_written_in_it(place: Jurisdiction) -> None:
    found = facts("here", "cy")
    assert found.terms["lead"] == "lead social worker (cy)"
    assert (found.contacts["duty"].name, found.contacts["duty"].language) == ("Tîm dyletswydd", "cy")
    # a number is the same in every language, whoever translated
    assert found.contacts["duty"].phone == "01632 960111"
    assert (found.contacts["unit"].name, found.contacts["unit"].language) == ("Unit", "en")
    assert found.words == ()
    assert facts("here", "ur").terms == TERMS | {"manager": "custodian"}


@pytest.mark.requirement("R-X-08")
def test_text_and_machine_read_the_same_figure(place: Jurisdiction) -> None:
    Timescale.objects.filter(key="first_core_group").update(count=1)
    assert facts("here", "en").timescales["first_core_group"] == "1 working day"
    count, unit = procedure("here", "en").timescales["first_core_group"]
    assert within(count, unit) == "1 working day"


def test_a_place_that_is_not_there_has_nothing(db: None) -> None:
    found = facts("nowhere", "en")
    assert (found.terms, found.timescales, found.contacts, found.starts) == ({}, {}, {}, {})


def test_a_form_begins_where_its_room_says_and_only_where_the_place_has_one(place: Jurisdiction) -> None:
    assert facts("here", "en").starts == {}
    LocalForm.objects.create(jurisdiction=place, purpose=PLAN, page=Page.objects.get(depth=1))
    start = facts("here", "en").starts[PLAN]
    assert start.label == "Start or go on with a plan" and start.url == "/children/"
    assert VIEWS not in facts("here", "en").starts


def test_an_editor_chooses_from_what_there_is(place: Jurisdiction) -> None:
    english = Locale.objects.get(language_code="en")
    LocalContact.objects.create(jurisdiction="there", key="duty", locale=english, name="Desk")
    assert keys("contacts") == [
        ("duty", "Duty team (Here), Desk (there)"), ("far", "Far away (there)"), ("unit", "Unit (Here)"),
    ]  # fmt: skip
    assert ("first_review", "First review conference") in keys("timescales")
    assert {key for key, _label in keys("starts")} == {PLAN, VIEWS}
    assert ("lead", "{lead}") in keys("terms")
    assert keys("words") == []


@pytest.mark.parametrize(
    ("count", "unit", "words"),
    [(1, "days", "1 day"), (2, "days", "2 days"), (1, "weeks", "1 week"), (6, "weeks", "6 weeks"),
     (1, "months", "1 month"), (0, "working_days", "0 working days")],
)  # fmt: skip
def test_figures_are_said_with_their_plural(count: int, unit: str, words: str) -> None:
    with translation.override("en"):
        assert within(count, unit) == words
