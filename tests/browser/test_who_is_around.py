"""People come, change and go while they are signed in: what they may open follows at their next click."""

from __future__ import annotations

import pytest

from portal.people.enums import Relation
from portal.people.models import Person
from portal.plans.models import Plan
from tests.cast import Cast, make_person, relate
from tests.plans import make_plan, release_to, word

from .conftest import Window
from .hands import Keyboard, Pointer
from .journey import fits
from .screen import Screen
from .test_staying_together import narrow

pytestmark = pytest.mark.django_db(transaction=True)
AROUND = "Who is around the child"
AGAIN = "Look again at what was shared"


@pytest.fixture
def uncle(cast: Cast) -> Person:
    found = make_person("Rhys", "Green")
    relate(cast.robin, found, Relation.OTHER_FAMILY)
    return found


@pytest.fixture
def plan(cast: Cast, uncle: Person) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    word(made, cast.lena)
    cast.piotr.language = "en"
    cast.piotr.save()
    for person in (cast.piotr, uncle):
        release_to(made, person, cast.lena)
    return made


def reading(window: Window, who: Person, plan: Plan) -> Screen:
    """Somebody with their page of the plan open."""
    screen = narrow(window(phone=True)).speak("en").sign_in(who).open(f"/my/plans/{plan.pk}/")
    assert screen.page.title() and "Page not found" not in screen.page.content()
    return screen


def next_click(screen: Screen, plan: Plan) -> int:
    """The status of what comes when they follow a link of the page that they have open."""
    link = screen.page.locator(f'main a[href^="/my/plans/{plan.pk}/answer/"]').first
    with screen.page.expect_navigation() as came:
        link.click()
    screen.check()
    assert came.value is not None
    return came.value.status


def add_an_aunt(lena: Screen) -> None:
    lena.press("Add somebody")
    lena.shot("around-add")
    hand = Keyboard(lena)
    hand.write("given_name", "Joan")
    hand.write("family_name", "Green")
    hand.pick("relation", "other_family")
    hand.pick("format", "large_print")
    hand.send(lena.page.get_by_role("button", name="Save", exact=True))
    assert lena.page.locator(".govuk-error-summary li").all_inner_texts() == [
        "There is Joan Green already. Is it the same person?"
    ]
    lena.shot("around-add-alike")
    assert fits(lena.page)
    hand.write("given_name", "Olwen")
    hand.send(lena.page.get_by_role("button", name="Save", exact=True))
    assert lena.sees("Olwen Green")


@pytest.mark.requirement("R-004-07", "R-X-03")
def test_what_people_may_open_follows_who_they_are_to_the_child(
    cast: Cast, window: Window, plan: Plan, uncle: Person
) -> None:
    father, brother = reading(window, cast.piotr, plan), reading(window, uncle, plan)
    lena = narrow(window(phone=True)).speak("en").sign_in(cast.lena).open(f"/plans/{plan.pk}/").follow(AROUND)
    assert fits(lena.page)
    lena.shot("around-list")
    lena.follow("Change (Piotr Green)")
    assert fits(lena.page)
    lena.shot("around-change")
    hand = Pointer(lena)
    lena.page.locator('[name="parental_responsibility"]').uncheck()
    hand.pick("why", "court")
    lena.press("Save")
    assert lena.sees("What was shared with them is closed. Look at it again.")
    assert next_click(father, plan) == 404
    father.shot("around-father-404")

    lena.open(f"/plans/{plan.pk}/network/").follow("Take out (Rhys Green)")
    assert lena.sees("From then on they cannot open it") and fits(lena.page)
    lena.shot("around-out")
    assert brother.page.reload().status == 200, "asking takes nothing away"  # type: ignore[union-attr]
    brother.check()
    lena.press("Take them out")
    assert next_click(brother, plan) == 404
    assert not lena.sees("Rhys Green")

    add_an_aunt(lena)
    lena.follow("Invite (Olwen Green)")
    lena.open("/children/").follow(AGAIN)
    assert lena.sees("Share it anew, withhold it, or write down why not.")
    lena.shot("around-again")
    for name in ("Olwen Green", "Piotr Green"):
        card = lena.page.locator("section.govuk-summary-card", has=lena.page.get_by_role("heading", name=name))
        card.get_by_role("button", name="Share").click()
        lena.check().press(f"Share it with {name}")
        assert lena.sees("The plan is shared.")
    assert not lena.sees(AGAIN)
    assert father.page.goto(f"{father.base}/my/plans/{plan.pk}/").status == 200  # type: ignore[union-attr]
    father.check()


@pytest.mark.requirement("R-X-03")
def test_a_practitioner_joins_the_core_group_and_another_leaves_it(cast: Cast, window: Window, plan: Plan) -> None:
    tom = window().speak("en").sign_in(cast.tom).open(f"/plans/{plan.pk}/")
    lena = window().speak("en").sign_in(cast.lena).open(f"/plans/{plan.pk}/network/")
    lena.shot("around-list-wide")
    lena.follow("Add a practitioner to the core group")
    lena.fill("Name", "pugh").press("Search")
    lena.shot("around-group")
    lena.choose("Owen Pugh, Social worker, Children's services").press("Save")
    assert lena.sees("Owen Pugh")
    lena.follow("Take out (Tom Bell)")
    lena.shot("around-leave")
    lena.press("Take them out")
    assert tom.page.reload().status == 404  # type: ignore[union-attr]
    tom.check()
    owen = window().speak("en").sign_in(cast.owen).open(f"/plans/{plan.pk}/")
    assert owen.heading() == "Plan for Robin Green"
    narrow(lena).open(f"/plans/{plan.pk}/network/group/")
    assert fits(lena.page)
    lena.shot("around-group-narrow")
