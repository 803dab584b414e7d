"""A late meeting is booked with its reason; the first is recorded with its agenda under a chair who is not the lead;
the chair approves it, the lead adds to it and gives it to the group, and a member reads it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.people.enums import AccountKind, Relation
from portal.people.models import Person
from portal.plans.agenda import line_id
from portal.plans.models import Plan
from portal.practice.selectors.held import practitioners_of
from portal.practice.selectors.meetings import family_of
from portal.procedures.models import Jurisdiction
from portal.procedures.selectors import core_group_rules
from tests.cast import Cast, make_person, relate
from tests.plans import make_plan

from .conftest import Window
from .hands import Pointer
from .journey import fits
from .screen import Screen
from .test_staying_together import narrow

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = ("R-002-03", "R-002-09", "R-002-11", "R-002-14", "R-002-15")


@pytest.fixture
def bethan(cast: Cast) -> Person:
    """A second practitioner of the group."""
    made = make_person("Bethan", "Parry", AccountKind.PRACTITIONER, agency="Health")
    relate(cast.cai, made, Relation.PRACTITIONER)
    return made


@pytest.fixture
def plan(cast: Cast, bethan: Person) -> Plan:
    """Cai's plan in Wales, where any practitioner of the group takes the chair."""
    relate(cast.cai, cast.tom, Relation.PRACTITIONER)
    Jurisdiction.objects.filter(key="wales").update(core_group_chair="any")
    return make_plan(cast.cai, cast.owen, cast.nia, [cast.tom, bethan])


def fill(screen: Screen, plan: Plan, cast: Cast) -> None:
    """Yesterday's meeting, with all but what became of its agenda."""
    hand, day = Pointer(screen), timezone.localdate() - timedelta(days=1)
    hand.date("on", str(day.day), str(day.month), str(day.year))
    screen.page.locator('[name="is_clear"]').check()
    hand.write("purpose", "Read out in Welsh and English")
    hand.pick("chair", str(cast.tom.pk))
    for person in (one.person for one in family_of(plan)):
        screen.page.locator(f'[name="{person.pk}-informed"]').check()
        screen.page.locator(f'[name="{person.pk}-invited"]').check()
        if person != cast.cai.person:
            hand.pick(f"{person.pk}-part", "present")
            hand.write(f"{person.pk}-how", "In the room")
    for person in practitioners_of(plan):
        hand.pick(f"member-{person.pk}-came", "came")
    hand.pick("child-came", "whole")
    hand.write("decided", "Breakfast at school goes on")


@pytest.mark.requirement(*ROWS)
def test_from_booking_late_to_a_record_that_is_closed_and_read(
    cast: Cast, plan: Plan, bethan: Person, window: Window
) -> None:
    front, first = f"/plans/{plan.pk}/", core_group_rules("wales").agenda[0]
    owen = narrow(window(phone=True)).speak("en").sign_in(cast.owen).open(front)
    assert owen.sees("What plans here are for")
    owen.follow("Book the next meeting")
    day = timezone.localdate() + timedelta(days=9)
    hand = Pointer(owen)
    hand.date("on", str(day.day), str(day.month), str(day.year))
    hand.write("time", "14:30")
    owen.choose("In one room").press("Save")
    assert "16 March 2026, when the meeting is due" in owen.page.locator(".govuk-error-summary li").inner_text()
    owen.shot("booking-late")
    hand.write("reason", "The school is closed until then")
    owen.press("Save")
    assert owen.sees("Later than it is due") and owen.sees("The school is closed until then") and fits(owen.page)
    owen.shot("booking-plan")

    owen.open(f"/plans/{plan.pk}/agenda/").shot("meeting-agenda")
    assert owen.sees("What the meeting goes through")
    owen.open(front).follow("Core group meetings")
    fill(owen, plan, cast)
    for line in core_group_rules("wales").agenda[1:]:
        Pointer(owen).pick(f"agenda-{line_id(line)}-became", "done")
    owen.press("Save")
    refused = owen.page.locator(".govuk-error-summary li").all_inner_texts()
    assert refused == ["Say what became of “What this group is for, and how it works”."]
    assert fits(owen.page)
    owen.shot("record-item-missing")
    Pointer(owen).pick(f"agenda-{line_id(first)}-became", "off")
    Pointer(owen).write(f"agenda-{line_id(first)}-note", "Nobody had the leaflet")
    owen.press("Save")
    assert owen.sees("To be approved") and fits(owen.page)
    owen.shot("record-list")

    tom = narrow(window(phone=True)).speak("en").sign_in(cast.tom).open(front)
    tom.page.locator('h3:has-text("Records of meetings") + ul a').click()
    tom.check().shot("record-open")
    tom.press("Approve the record")
    assert tom.sees("it is only added to") and fits(tom.page)

    owen.open(f"/plans/{plan.pk}/meetings/")
    fill(owen, plan, cast)
    owen.press("Save")
    refused = owen.page.locator(".govuk-error-summary li").all_inner_texts()
    assert refused == ["The record of this day is approved. Open it and add to it."]
    owen.page.get_by_role("link", name="Open the record").first.click()
    owen.check().fill("What is to be added?", "The leaflet came by post")
    owen.page.locator('button[name="do"][value="add"]').click()
    owen.check().page.locator(f'[name="people"][value="{cast.tom.pk}"]').uncheck()
    owen.press("Give them the record")
    assert owen.sees("Who was given it") and owen.sees("The leaflet came by post") and fits(owen.page)
    owen.shot("record-circulated")

    reader = window().speak("en").sign_in(bethan).open(front)
    reader.page.locator('h3:has-text("Records of meetings") + ul a').click()
    reader.check()
    assert reader.sees("Breakfast at school goes on") and reader.sees("Nobody had the leaflet")
    assert not reader.page.get_by_role("button", name="Save", exact=True).count()
    reader.shot("record-member-wide")
    reader.open(front).shot("plan-with-records-wide")
