"""A review is booked with a chair from outside the case, somebody asks for it earlier, and its chair decides."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from content.api import create_manual, set_up
from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.models import Plan
from portal.procedures.models import Jurisdiction
from portal.reviews.selectors import open_review
from tests.cast import Cast, make_person
from tests.plans import make_plan
from tests.screens.practice.test_policy_text import SHAPE

from .conftest import Window
from .hands import Pointer
from .journey import fits
from .screen import Screen
from .test_staying_together import narrow, on

pytestmark = pytest.mark.django_db(transaction=True)
REFUSED = "They cannot chair this review. They answer for the work on this case, or have answered for it."


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])


@pytest.fixture
def ines(cast: Cast) -> Person:
    return make_person("Ines", "Vale", AccountKind.PRACTITIONER, agency="Children's services", job_title="Chair")


def phone(window: Window, who: Person, plan: Plan) -> Screen:
    """Somebody on a telephone at the page of the review, which they reach from the plan."""
    return narrow(window(phone=True)).speak("en").sign_in(who).open(f"/plans/{plan.pk}/").follow("Review conference")


@pytest.mark.requirement("R-002-26", "R-002-28", "R-002-30", "R-002-34")
def test_the_lead_books_a_member_asks_and_the_chair_accepts(
    cast: Cast, plan: Plan, ines: Person, window: Window
) -> None:
    set_up()
    create_manual(key="invented", jurisdiction="england", shape=SHAPE)
    Jurisdiction.objects.filter(key="england").update(review_page="core-group", quorum_agencies=2)
    day = timezone.localdate() + timedelta(days=30)
    lena = phone(window, cast.lena, plan)
    on(Pointer(lena), "on", day)
    lena.press("Save")
    hand = Pointer(lena)
    hand.choose("chair", str(cast.mair.pk))
    lena.page.locator('button[value="chair"]').click()
    assert lena.page.locator(".govuk-error-summary li").all_inner_texts() == [REFUSED]
    lena.shot("review-refused")
    hand.choose("chair", str(ines.pk))
    lena.page.locator('button[value="chair"]').click()
    assert lena.sees("Ines Vale") and lena.page.get_by_text("Missing", exact=True).count() == 2
    assert fits(lena.page)
    lena.shot("review-booked")

    earlier = timezone.localdate() + timedelta(days=12)
    tom = phone(window, cast.tom, plan).follow("Ask for an earlier review")
    on(Pointer(tom), "on", earlier)
    tom.fill("Why?", "It gets worse at home.")
    tom.shot("review-earlier")
    tom.press("Save")
    assert tom.sees("To be decided") and fits(tom.page)
    tom.follow("Write a report").fill("Report for the review conference", "On time on nine of ten days.").press("Save")
    assert tom.sees("On time on nine of ten days.") and fits(tom.page)

    chair = phone(window, ines, plan).follow("Agenda of the review")
    assert chair.sees("Together we make the plan work.") and chair.sees("It gets worse at home.")
    assert chair.page.get_by_text("Missing", exact=True).count() == 1 and fits(chair.page)
    chair.shot("review-agenda")
    chair.choose("Yes").press("Save")
    assert chair.sees("Accepted")
    found = open_review(plan)
    assert found is not None and found.on == earlier
    tom.open(f"/plans/{plan.pk}/review/")
    assert tom.page.locator(f'time[datetime="{earlier.isoformat()}"]').count() >= 2 and tom.sees("Accepted")
    wide = window().speak("en").sign_in(ines).open(f"/plans/{plan.pk}/review/prepare/")
    wide.shot("review-agenda-wide")
    wide = window().speak("en").sign_in(cast.lena).open(f"/plans/{plan.pk}/review/")
    wide.shot("review-wide")
