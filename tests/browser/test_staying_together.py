"""A parent is kept out of a part of the work; a family that takes no part: both decided, and looked at again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from portal.engagement.models import Exclusion
from portal.plans.enums import TaskKind
from portal.plans.models import Plan
from portal.plans.services import rebuild_due_dates
from portal.wording.enums import Audience
from tests.cast import Cast
from tests.plans import Row, make_plan, release_to, text, translated, word

from .conftest import Window
from .hands import Keyboard, Pointer
from .journey import copy_of, fits
from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)
WHY = "QZXWHY he came to her door"
PART = "Talks about where Dana lives"
REVIEW = "Review who is left out"
TO_DECIDE = "Decide what follows from a lack of engagement"


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Robin's plan, which Piotr reads in Polish."""
    more: list[Row] = [("strength", "s2", {"text": text("Joan comes on Sundays")})]
    made = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], more=more)
    word(made, cast.lena)
    translated(made, "pl", Audience.FAMILY, by=cast.lena, checked_by=cast.tom)
    release_to(made, cast.piotr, cast.lena)
    return made


def narrow(screen: Screen) -> Screen:
    """As wide as the narrowest phone that we keep to."""
    screen.page.set_viewport_size({"width": 375, "height": 812})
    return screen


def on(hand: Pointer, name: str, day: date) -> None:
    hand.date(name, str(day.day), str(day.month), str(day.year))


def breakfast(plan: Plan) -> str:
    """The first strength: what Piotr is not to read any more."""
    return str(plan.items.get(capture="strength", row="s1").pk)


def lines(screen: Screen, plan: Plan) -> set[str]:
    """Every line of what somebody reads of the plan."""
    screen.open(f"/my/plans/{plan.pk}/")
    assert fits(screen.page)
    return {one.strip() for one in screen.page.locator("main").inner_text().splitlines() if one.strip()}


def keep_out(screen: Screen, cast: Cast, item: str) -> None:
    """Fill the decision about Piotr with nothing but a keyboard; first without a way in which he is heard."""
    hand, today = Keyboard(screen), timezone.localdate()
    hand.pick("scope", "part")
    hand.write("part", PART)
    hand.pick("ground", "adult")
    hand.write("evidence", WHY)
    hand.choose("authorised_by", str(cast.mira.pk))
    on(hand, "until", today + timedelta(days=90))
    on(hand, "review_on", today + timedelta(days=30))
    hand.write("heard_note", "Ada rings on Monday")
    hand.pick("is_asked", "no")
    hand.pick("items", item)
    hand.pick("basis", "A court's order")
    hand.send(screen.page.get_by_role("button", name="Save", exact=True))
    summary = screen.page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    assert summary.locator("li").all_inner_texts() == ["Choose how they are heard. There is always a way."]
    screen.shot("together-exclude-refused")
    assert screen.page.locator('[name="evidence"]').input_value() == WHY
    hand.pick("heard", "advocate")
    hand.send(screen.page.get_by_role("button", name="Save", exact=True))


def letter(screen: Screen) -> bytes:
    """Look at the letter, take its PDF, and say that it was handed over."""
    screen.follow("The letter to them")
    words = screen.page.locator("article.app-letter")
    assert words.get_attribute("lang") == "pl" and words.get_attribute("dir") == "ltr"
    said = words.inner_text()
    assert PART in said and "Ada rings on Monday" in said and "Piotr Green" in said
    assert WHY not in said and "Mira" not in said and "Breakfast" not in said
    assert fits(screen.page)
    screen.shot("together-letter-polish")
    with screen.page.expect_download() as download:
        screen.page.get_by_role("link", name="As a PDF", exact=True).click()
    assert "piotr" not in download.value.suggested_filename.lower()
    screen.press("I sent it or gave it to them")
    return download.value.path().read_bytes()


@pytest.mark.requirement("R-002-18")
def test_a_father_is_kept_out_of_a_part_and_loses_exactly_what_was_named(
    cast: Cast, plan: Plan, window: Window
) -> None:
    item = breakfast(plan)
    father = narrow(window(phone=True, language="pl-PL")).sign_in(cast.piotr)
    before = lines(father, plan)
    assert f"[pl] {item}" in before
    lead = narrow(window(phone=True)).speak("en").sign_in(cast.lena)
    lead.open(f"/plans/{plan.pk}/").follow("Who is kept out").shot("together-kept-out-nobody")
    lead.follow("Keep out Piotr Green")
    keep_out(lead, cast, item)
    assert lead.sees("Saved. Print the letter and give it to them.") and lead.sees(WHY) and fits(lead.page)
    lead.shot("together-excluded")
    assert letter(lead).startswith(b"%PDF")

    now = lines(father, plan)
    assert before - now == {f"[pl] {item}"} and not now - before
    father.shot("together-father-reads")
    assert copy_of(father).startswith(b"%PDF")
    for path in (f"/plans/{plan.pk}/exclusion/", f"/plans/{plan.pk}/exclusion/{cast.piotr.pk}/letter/"):
        assert father.page.goto(f"{father.base}{path}").status == 404  # type: ignore[union-attr]
        assert not father.check().sees(PART)


@pytest.mark.requirement("R-002-18")
def test_its_review_comes_up_in_time_and_running_out_gives_nothing_back(cast: Cast, plan: Plan, window: Window) -> None:
    item, today = breakfast(plan), timezone.localdate()
    lead = narrow(window(phone=True)).speak("en").sign_in(cast.lena)
    lead.open(f"/plans/{plan.pk}/exclusion/{cast.piotr.pk}/")
    keep_out(lead, cast, item)
    assert not lead.open("/children/").sees(REVIEW)
    plan.tasks.filter(kind=TaskKind.REVIEW_EXCLUSION).update(due_on=today + timedelta(days=14))
    lead.open("/children/").shot("together-review-to-do")
    lead.follow(REVIEW)
    assert lead.sees("A part of its work")
    colleague = window().speak("en").sign_in(cast.tom).open("/children/")
    assert colleague.sees("Robin") and not colleague.sees(REVIEW)

    yesterday = today - timedelta(days=1)
    Exclusion.objects.update(since=plan.started_on, until=yesterday, review_on=yesterday)
    lead.open(f"/plans/{plan.pk}/exclusion/").shot("together-ran-out")
    lead.follow("Look at it Piotr Green")
    assert lead.sees("What was withheld stays closed until you end the decision or decide anew.")
    father = narrow(window(phone=True, language="pl-PL")).sign_in(cast.piotr)
    without = lines(father, plan)
    assert f"[pl] {item}" not in without
    lead.shot("together-ran-out-one")
    lead.press("End it")
    assert lead.sees("Ended.") and not lead.open("/children/").sees(REVIEW)
    assert lines(father, plan) - without == {f"[pl] {item}"}  # the lead's own deed, not the day's


@pytest.mark.requirement("R-002-19")
def test_a_lack_of_engagement_is_decided_and_the_review_comes_sooner(cast: Cast, plan: Plan, window: Window) -> None:
    today = timezone.localdate()
    plan.events.update(on=today)
    rebuild_due_dates(plan=plan, today=today)
    due = plan.due_dates.get(timescale="first_review").due_on
    path = f"/plans/{plan.pk}/lack-of-engagement/"
    colleague = narrow(window(phone=True)).speak("en").sign_in(cast.tom).open(path).press("Save")
    assert colleague.page.locator(".govuk-error-summary li").count() == 4
    colleague.shot("together-lack-refused")
    colleague.choose("Piotr Green").choose("Visits or appointments are missed or called off")
    colleague.fill("What was tried, and what do they say is in the way?", "Two calls. He works nights.")
    colleague.fill("What does it mean for the child?", "Nobody takes Robin to school.").press("Save")
    assert colleague.sees("To be decided") and not colleague.sees("Decide what follows")
    assert fits(colleague.page)

    lead = window().speak("en").sign_in(cast.lena).open("/children/").follow(TO_DECIDE)
    lead.page.get_by_text("Decide what follows").click()
    lead.choose("The review is brought forward").fill("Why?", "Robin cannot wait.")
    hand = Pointer(lead)
    on(hand, "review_on", due)
    save = lead.page.locator("section.app-card").get_by_role("button", name="Save", exact=True)
    hand.send(save)
    wrong = "The day must be in the future, and before the day on which the review is due."
    assert lead.page.locator(".govuk-error-summary li").all_inner_texts() == [wrong]
    lead.shot("together-lack-decide-wide")
    on(hand, "review_on", due - timedelta(days=30))
    hand.send(save)
    assert lead.sees("Brought forward") and lead.sees("Robin cannot wait.")
    lead.shot("together-lack-decided")
    row = narrow(lead).open(f"/plans/{plan.pk}/").page.locator("#dates + table tr", has_text="Brought forward")
    sooner = (due - timedelta(days=30)).isoformat()
    assert row.locator(f'time[datetime="{sooner}"]').count() == 1 and fits(lead.page)
    lead.shot("together-dates")
    assert not lead.open("/children/").sees(TO_DECIDE)
