"""A core group meeting written down with who engages; two practitioners who do not agree; a manager looks at it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale

from portal.plans.enums import Engaged, Part
from portal.plans.models import Plan
from portal.plans.services import Involved
from portal.practice.selectors.held import practitioners_of
from portal.practice.selectors.meetings import family_of
from portal.procedures.models import LocalContact
from tests.cast import Cast
from tests.differences import make_stages
from tests.meetings import meet
from tests.plans import make_plan

from .conftest import Window
from .hands import Keyboard, Pointer
from .journey import fits
from .screen import Screen
from .test_staying_together import narrow

pytestmark = pytest.mark.django_db(transaction=True)
TREND = "Engagement over the meetings"
TO_SETTLE = "Settle a difference between practitioners"


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])


def held_before(plan: Plan, cast: Cast) -> None:
    """A meeting to which Dana did not come."""
    absent = Involved(cast.dana, True, True, Part.NONE, "She was at work", Engaged.NOT, "Two calls without an answer")
    meet(plan, cast.lena, family=[absent])


def fill_meeting(screen: Screen, plan: Plan, cast: Cast) -> None:
    """Yesterday's meeting, with all but why the child did not come; Dana came late."""
    hand, day = Pointer(screen), timezone.localdate() - timedelta(days=1)
    hand.date("on", str(day.day), str(day.month), str(day.year))
    screen.page.locator('[name="is_clear"]').check()
    hand.write("purpose", "We read out what the group is for")
    for person in (one.person for one in family_of(plan)):
        for told in ("informed", "invited"):
            screen.page.locator(f'[name="{person.pk}-{told}"]').check()
        hand.pick(f"{person.pk}-engaged", "partly" if person == cast.dana else "engaged")
        if person != cast.robin.person:
            hand.pick(f"{person.pk}-part", "present")
            hand.write(f"{person.pk}-how", "In the room")
    hand.write(f"{cast.dana.pk}-evidence", "She came for the second half")
    for person in practitioners_of(plan):
        hand.pick(f"member-{person.pk}-came", "came")
    hand.write("decided", "Dana comes from the start next time")
    hand.pick("child-came", "not")
    hand.write("child-other_ways", "A drawing of home")


@pytest.mark.requirement("R-002-16", "R-002-23")
def test_a_meeting_is_written_down_and_the_trend_stands_before_the_review(
    cast: Cast, plan: Plan, window: Window
) -> None:
    held_before(plan, cast)
    screen = narrow(window(phone=True)).speak("en").sign_in(cast.lena).open(f"/plans/{plan.pk}/")
    screen.follow("Core group meetings")
    assert screen.sees("Too few meetings to say")
    fill_meeting(screen, plan, cast)
    screen.press("Save")
    refused = screen.page.locator(".govuk-error-summary li").all_inner_texts()
    assert refused == ["Write down why Robin Green did not come."]
    screen.shot("meeting-refused")
    screen.follow(refused[0])
    screen.page.keyboard.type("Robin did not want to")  # the message leads into the box
    screen.press("Save")
    assert screen.sees("Did not come") and screen.sees("Robin did not want to") and screen.sees("A drawing of home")
    assert fits(screen.page)
    screen.shot("meeting-saved")
    for path in (f"/plans/{plan.pk}/", f"/plans/{plan.pk}/agenda/", f"/children/{cast.robin.pk}/"):
        row = screen.open(path).page.locator(f'h2:has-text("{TREND}") + dl > div', has_text="Dana Green")
        said = row.inner_text()
        assert "Better" in said and "She came for the second half" in said and "Two calls without an answer" in said
        assert fits(screen.page)
    screen.shot("meeting-trend-child")
    wide = window().speak("en").sign_in(cast.lena).open(f"/plans/{plan.pk}/agenda/")
    wide.shot("meeting-trend-wide")


@pytest.mark.requirement("R-004-73")
def test_two_do_not_agree_until_it_is_settled_and_their_manager_looks_on(
    cast: Cast, plan: Plan, window: Window
) -> None:
    make_stages()
    LocalContact.objects.create(
        jurisdiction="england", key="duty", name="The duty team", phone="01632 960110",
        locale=Locale.objects.get(language_code="en"),
    )  # fmt: skip
    tom = narrow(window(phone=True)).speak("en").sign_in(cast.tom).open(f"/plans/{plan.pk}/")
    tom.follow("Differences between practitioners").press("Save")
    assert tom.page.locator(".govuk-error-summary li").count() == 3
    tom.fill("What is the difference about?", "Nobody looks in on Fridays.")
    tom.fill("Who sees it another way?", "Lena Hart, Children's services")
    tom.fill("How do they see it?", "Once a week is enough.").press("Save")
    assert tom.sees("Talk") and tom.sees("Senior managers") and tom.sees("within 3 working days") and fits(tom.page)
    tom.shot("difference-raised")

    lena = narrow(window(phone=True)).speak("en").sign_in(cast.lena).open("/children/").follow(TO_SETTLE)
    lena.shot("difference-list")
    lena.follow("Lena Hart, Children's services")
    hand = Keyboard(lena)
    hand.write("tried", "We met on Monday and did not agree.")
    hand.send(lena.page.get_by_role("button", name="Move on", exact=True))
    assert lena.sees("This is the last stage here.") and lena.sees("We met on Monday and did not agree.")
    lena.shot("difference-moved-on")

    mair = narrow(window(phone=True)).speak("en").sign_in(cast.mair).open("/children/")
    mair.shot("manager-children")
    mair.follow(TO_SETTLE).follow("Lena Hart, Children's services")
    assert mair.sees("Senior managers")
    mair.open(f"/plans/{plan.pk}/").shot("manager-plan")
    assert mair.sees("What was agreed") and fits(mair.page)
    for link in ("Who is kept out", "Core group meetings", "End the plan", "Who gets the plan"):
        assert not mair.page.get_by_role("link", name=link, exact=True).count(), link

    tom.open(lena.page.url)  # with the stage that came meanwhile
    tom.fill("How was it settled?", "School looks in on Fridays.")
    tom.fill("What changes for the plan?", "One more action.").press("Save")
    assert tom.sees("Settled") and not tom.page.get_by_role("button", name="Move on").count()
    wide = window().speak("en").sign_in(cast.mair).open(tom.page.url)
    assert wide.sees("School looks in on Fridays.")
    wide.shot("difference-settled-wide")
    assert not wide.open("/children/").sees(TO_SETTLE)
