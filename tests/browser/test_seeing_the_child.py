"""Seeing the child, on a telephone: a visit by keyboard alone, a sister whom nobody saw, a door that stayed shut."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from portal.plans.models import Plan
from portal.procedures.models import Jurisdiction, LocalContact, Timescale
from portal.visits.models import ChildSeen
from tests.cast import Cast
from tests.plans import make_plan

from .conftest import Window
from .hands import Keyboard
from .journey import on_phone, show
from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)
OWN_WORDS = "The monster under my bed is gone. I can sleep with the light off."
UNSEEN = "No visit to {} has been recorded."
SHUT = "did not let us see the child. Nobody has seen the child since."


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Robin's plan in a place that says how often a child is seen, and that the bedroom is seen between reviews."""
    place = Jurisdiction.objects.get(key="england")
    Jurisdiction.objects.filter(pk=place.pk).update(bedroom_between_reviews=True)
    for key in ("visit", "seen_alone"):
        Timescale.objects.create(jurisdiction=place, key=key, count=10, unit="working_days")
    return make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])


def said(day: date) -> str:
    return date_format(day, "j F Y")


def due(screen: Screen, what: str) -> str:
    """What the plan's table of dates says of this."""
    return screen.page.get_by_role("row", name=what).inner_text()


def record(screen: Screen, day: date, words: str) -> None:
    """Write down, by keyboard alone, that the child was seen at home today, alone, and what the child said."""
    hand = Keyboard(screen)
    hand.date("on", str(day.day), str(day.month), str(day.year))
    for question, answer in (("place", "home"), ("seen", "yes"), ("alone", "yes"), ("bedroom", "on")):
        hand.pick(question, answer)
    hand.write("child_day", "Up at six with the baby, then school.")
    if words:
        hand.write("child_said", words)
    hand.send(screen.page.get_by_role("button", name="Save", exact=True))


@pytest.mark.requirement("R-001-34", "R-001-41", "R-001-42", "R-002-21")
def test_a_visit_is_recorded_by_keyboard_and_the_plan_has_the_next_date(cast: Cast, plan: Plan, window: Window) -> None:
    today, screen = timezone.localdate(), on_phone(window, cast.lena).open(f"/plans/{plan.pk}/")
    for what in ("Visit to the child", "Child seen alone", "Child's bedroom seen"):
        assert "Overdue" in due(screen, what)
    show(screen, "seeing-1-plan-before")
    screen.follow("Visits to the child")
    show(screen, "seeing-2-no-visit")
    hand = Keyboard(screen)
    hand.send(screen.page.get_by_role("button", name="Record a visit", exact=True))
    record(screen, today, "")
    assert screen.page.title().startswith("Error: ") and not ChildSeen.objects.exists()
    show(screen, "seeing-3-own-words-missing")
    hand.write("child_said", OWN_WORDS)
    hand.send(screen.page.get_by_role("button", name="Save", exact=True))
    made = ChildSeen.objects.get()
    assert (made.on, made.place, made.is_alone, made.bedroom_seen, made.said) == (today, "home", True, True, OWN_WORDS)
    assert screen.sees(OWN_WORDS)
    show(screen, "seeing-4-visits")
    screen.follow("Back")
    for key, what in (("visit", "Visit to the child"), ("seen_alone", "Child seen alone")):
        following = plan.due_dates.get(timescale=key).due_on
        assert following > today and said(following) in due(screen, what) and "Not yet" in due(screen, what)
    assert said(today) in due(screen, "Child's bedroom seen") and "Overdue" not in due(screen, "Child's bedroom seen")
    show(screen, "seeing-5-plan-after")
    screen.page.set_viewport_size({"width": 1280, "height": 900})
    show(screen.open(f"/plans/{plan.pk}/visits/"), "seeing-6-visits-wide")


@pytest.mark.requirement("R-002-20")
def test_the_sister_whom_nobody_saw_is_named_until_somebody_saw_her(cast: Cast, plan: Plan, window: Window) -> None:
    other = make_plan(cast.wren, cast.lena, cast.dana)
    screen = on_phone(window, cast.lena).open(f"/plans/{plan.pk}/visits/record/")
    record(screen, timezone.localdate(), OWN_WORDS)
    show(screen, "seeing-7-sister-unseen")
    pages = (f"/plans/{plan.pk}/visits/", f"/children/{cast.robin.pk}/")
    for path in pages:
        warnings = screen.open(path).page.locator(".govuk-warning-text").all_inner_texts()
        assert len(warnings) == 1 and UNSEEN.format("Wren Green") in warnings[0]
    show(screen, "seeing-8-child-with-a-sister-unseen")
    record(screen.open(f"/plans/{other.pk}/visits/record/"), timezone.localdate(), "I have a new tooth.")
    for path in pages:
        assert not screen.open(path).page.locator(".govuk-warning-text").count()


@pytest.mark.requirement("R-002-24")
def test_a_shut_door_stands_on_the_plan_and_the_list_until_the_child_was_seen(
    cast: Cast, plan: Plan, window: Window
) -> None:
    LocalContact.objects.create(
        jurisdiction="england", key="duty", name="Duty team", phone="01632 960999", hours="Day and night"
    )
    today, path = timezone.localdate(), f"/plans/{plan.pk}/"
    tom = on_phone(window, cast.tom).open(path).follow("When you cannot see the child")
    assert tom.sees("01632 960999")
    show(tom, "denied-1-at-once")
    hand = Keyboard(tom)
    hand.date("on", str(today.day), str(today.month), str(today.year))
    hand.pick("refused_by", str(cast.piotr.pk))
    hand.write("what_happened", "At ten in the morning. The door stayed shut; I heard Robin.")
    hand.write("what_was_done", "Rang Lena, then the duty team.")
    hand.send(tom.page.get_by_role("button", name="Report", exact=True))
    assert tom.sees("Those who work with the family are told") and tom.sees(f"Piotr Green {SHUT}")
    show(tom, "denied-2-reported")

    lena = on_phone(window, cast.lena).open("/children/")
    task = lena.page.get_by_role("link", name="See the child", exact=True)
    assert task.is_visible()
    show(lena, "denied-3-list")
    lena.open(path)
    assert task.first.is_visible() and lena.sees(f"Piotr Green {SHUT}")
    show(lena, "denied-4-plan")
    task.first.click()
    show(lena.check(), "denied-5-task")
    assert not tom.page.get_by_role("button", name="Record a visit").count()  # the lead keeps the visits
    record(lena.press("Record a visit"), today, OWN_WORDS)
    show(lena, "denied-6-seen")
    for closed in (path, "/children/"):
        lena.open(closed)
        assert not task.count() and SHUT not in lena.page.content()
    assert tom.open(f"{path}visits/").sees("The door stayed shut")  # what was reported stays
