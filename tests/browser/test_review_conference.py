"""A review conference is held, decided and approved; the next one takes the name off; a father's copy lacks a part."""

from __future__ import annotations

import subprocess

import pytest
from django.utils import timezone

from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.models import Plan
from portal.reviews.models import Record
from tests.cast import Cast, account, make_person
from tests.exclusions import keep_out, terms
from tests.plans import make_plan
from tests.reviews import book, name

from .conftest import Window
from .hands import Pointer
from .journey import on_phone, show
from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "QZXKEPT she has moved"
SEES = "The child is still at risk"
OVER = "The child is not at risk any more"


@pytest.fixture
def ines(cast: Cast) -> Person:
    """She chairs reviews and has nothing to do with any case."""
    return make_person("Ines", "Vale", AccountKind.PRACTITIONER, job_title="Chair of conferences")


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])


def booked(plan: Plan, cast: Cast, ines: Person) -> None:
    """Lena books the review for today and names Ines."""
    today = timezone.localdate()
    review = book(plan, cast.lena, today, today=today)
    name(review, ines, cast.lena)


def everybody_came(hand: Pointer, cast: Cast, lenas: str, toms: str) -> None:
    for person in (cast.lena, cast.tom, cast.robin.person, cast.dana, cast.piotr):
        hand.pick(f"{person.pk}-came", "came")
    hand.pick(f"{cast.lena.pk}-view", lenas)
    hand.pick(f"{cast.tom.pk}-view", toms)
    hand.write(f"{cast.dana.pk}-said", KEPT)
    hand.write(f"{cast.piotr.pk}-said", "I want to see Robin")


def wrong(screen: Screen) -> list[str]:
    return screen.page.locator(".govuk-error-summary li").all_inner_texts()


def copy_for(lead: Screen, plan: Plan, record: Record, person: Person, *parts: str) -> str:
    """The lead makes a copy, prints it and hands it over; what is on the paper."""
    lead.open(f"/plans/{plan.pk}/review/{record.pk}/copies/{person.pk}/")
    for part in parts:
        lead.choose(part)
    lead.shot(f"conference-copy-form-{person.given_name.lower()}")
    lead.press("Make the copy")
    lead.shot(f"conference-copy-{person.given_name.lower()}")
    with lead.page.expect_download() as download:
        lead.page.get_by_role("link", name="As a PDF", exact=True).click()
    paper = download.value.path().read_bytes()
    lead.press("I sent it or gave it to them")
    assert lead.sees("Given on")
    return subprocess.run(["pdftotext", "-", "-"], input=paper, capture_output=True, check=True).stdout.decode()


@pytest.mark.requirement("R-002-25", "R-002-31", "R-002-32", "R-002-33")
def test_it_goes_on_after_split_views_and_then_the_name_comes_off(
    cast: Cast, plan: Plan, ines: Person, window: Window
) -> None:
    booked(plan, cast, ines)
    chair = on_phone(window, ines).open(f"/plans/{plan.pk}/review/hold/")
    show(chair, "conference-hold")
    hand = Pointer(chair)
    everybody_came(hand, cast, "continues", "over")
    hand.pick("at_risk", "yes")
    hand.pick("outcomes", "continue")
    chair.press("Look at the record")
    assert wrong(chair) == ["Views differ. Write down why you decide so."]
    show(chair, "conference-split-refused")
    hand.write("reason", "Four evenings alone this month")
    chair.press("Look at the record")
    assert chair.heading() == "Approve the record" and chair.sees(KEPT) and chair.sees("Four evenings alone")
    show(chair, "conference-approve")
    chair.press("Approve the record")
    assert chair.sees("Your part in this plan has ended.")
    assert chair.page.goto(f"{chair.base}/plans/{plan.pk}/").status == 404  # type: ignore[union-attr]
    chair.check()
    record = Record.objects.get()

    colleague = window().speak("en").sign_in(cast.tom).open(f"/plans/{plan.pk}/review/{record.pk}/")
    assert colleague.sees(OVER) and colleague.sees(SEES) and not colleague.sees("Who gets a copy")
    colleague.shot("conference-record-wide")

    keep_out(plan, cast.piotr, cast, terms(cast), now=timezone.now())
    lead = window().speak("en").sign_in(cast.lena).open(f"/plans/{plan.pk}/review/{record.pk}/")
    lead.shot("conference-record-lead")
    lead.follow("Who gets a copy").shot("conference-copies-wide")
    said = copy_for(lead, plan, record, cast.piotr, "Decision", "Reason", "What the family says: Piotr Green")
    assert "Four evenings alone" in said and "I want to see Robin" in said
    assert KEPT not in said and "Tom" not in said and OVER not in said
    assert KEPT in copy_for(lead, plan, record, cast.tom)

    booked(plan, cast, ines)
    chair = window().speak("en").sign_in(ines).open(f"/plans/{plan.pk}/review/hold/")
    hand = Pointer(chair)
    everybody_came(hand, cast, "over", "over")
    hand.pick("at_risk", "no")
    hand.pick("outcomes", "off")
    chair.press("Look at the record")
    assert wrong(chair) == [
        "Choose whether help is still needed.", "Write down what help goes on, or why none."
    ]  # fmt: skip
    chair.shot("conference-off-refused-wide")
    hand.pick("ongoing_need", "yes")
    hand.write("follow_on", "A family support worker until June")
    chair.press("Look at the record")
    chair.shot("conference-off-approve-wide")
    chair.press("Approve the record")
    plan.refresh_from_db()
    assert plan.ended_on == timezone.localdate() and not account(cast.tom).plangrant_set.exists()
    assert on_phone(window, cast.lena).open(f"/plans/{plan.pk}/").sees("Ended on")
