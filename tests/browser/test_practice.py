"""A lead social worker from the list of children to a parent who reads, in a real browser (points 4, 5 and 8)."""

import pytest
from django.test import Client

from portal.plans.models import Plan, Withholding
from portal.wording.enums import Audience
from portal.wording.models import Wording
from tests.cast import Cast, sign_in
from tests.plans import make_plan, release_to, translated, withhold_from, word

from .conftest import Window

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.dana, [cast.tom, cast.joan])


@pytest.mark.requirement("R-001-04")
@pytest.mark.parametrize("javascript", [True, False])
def test_a_plan_goes_from_the_list_into_words_and_to_mum(
    cast: Cast, plan: Plan, window: Window, javascript: bool
) -> None:
    word(plan, cast.lena, Audience.CHILD)
    screen = window(javascript=javascript).speak("en").sign_in(cast.lena)
    screen.open("/children/").fill("Name", "robin").press("Show")
    assert "robin" not in screen.page.url.lower()
    screen.follow("Green, Robin").follow("Open the plan").follow("Words for the family")
    page = screen.page
    while page.get_by_role("button", name="Use the professional words").count():
        with page.expect_navigation():
            page.get_by_role("button", name="Use the professional words").first.click()
    assert screen.check().sees("7 of 7 items have words")
    screen.follow("Back").follow("Share the plan").press("Share (Dana Green)")
    screen.follow("See it as Dana Green will")
    assert screen.sees("This is what Dana Green (Mother) will see")
    page.go_back()
    screen.check().press("Share it with Dana Green")
    assert screen.sees("The plan is shared.")
    assert sign_in(Client(), cast.dana).get(f"/my/plans/{plan.pk}/").status_code == 200


def test_two_windows_on_one_item_lose_nothing(cast: Cast, plan: Plan, window: Window) -> None:
    path = f"/plans/{plan.pk}/wording/family/"
    first, second = (window().speak("en").sign_in(cast.lena).open(path) for _ in range(2))
    for screen, words in ((first, "Written first."), (second, "Written second.")):
        item = screen.page.locator("section.app-words").first
        item.locator("textarea").fill(words)
        item.get_by_role("button", name="Save").click()
        screen.check()
    assert second.sees("Somebody else changed these words")
    assert second.sees("Written first.")
    box = second.page.locator("section.app-words textarea").first
    assert box.input_value() == "Written second."
    second.shot("practice-wording-conflict")
    second.page.locator("section.app-words").first.get_by_role("button", name="Save").click()
    second.check()
    assert Wording.objects.get().text == "Written second."


@pytest.mark.requirement("R-004-08")
def test_withholding_asks_once_more_and_closes_the_door(cast: Cast, plan: Plan, window: Window) -> None:
    word(plan, cast.lena)
    release_to(plan, cast.piotr, cast.lena)
    screen = window(phone=True).speak("en").sign_in(cast.lena)
    screen.open(f"/plans/{plan.pk}/withhold/{cast.piotr.pk}/").press("Continue")
    assert screen.sees("There is a problem")
    screen.shot("practice-withhold-errors-phone")
    screen.choose("The whole plan").choose("It would put an adult at risk of serious injury").choose("A court's order")
    screen.fill("What shows it?", "A report of 1 March")
    screen.page.get_by_label("Which manager decided it?").select_option(str(cast.mira.pk))
    for part, value in (("Day", "1"), ("Month", "3"), ("Year", "2099")):
        screen.fill(part, value)
    screen.press("Continue").press("Withhold the plan")
    assert screen.sees("The plan is withheld.")
    assert Withholding.objects.get().person == cast.piotr
    assert sign_in(Client(), cast.piotr).get(f"/my/plans/{plan.pk}/").status_code == 404
    screen.follow("See the decision (Piotr Green)").press("End the withholding")
    assert screen.sees("The withholding is ended.")


@pytest.mark.parametrize("language", ["en", "cy", "ur"])
@pytest.mark.parametrize("phone", [True, False])
def test_every_screen_can_be_read_in_every_shape(
    cast: Cast, plan: Plan, window: Window, language: str, phone: bool
) -> None:
    word(plan, cast.lena)
    translated(plan, "pl", Audience.FAMILY, by=cast.mira, checked_by=cast.lena)
    release_to(plan, cast.dana, cast.lena)
    withhold_from(plan, cast.joan, cast.lena, cast.mira)
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], actions=2, mark="again")
    screen = window(phone=phone).speak(language).sign_in(cast.lena)
    here = f"/plans/{plan.pk}"
    for path in (
        "/children/", f"/children/{cast.robin.pk}/", f"{here}/", f"{here}/changes/2/", f"{here}/wording/family/",
        f"{here}/translation/family/pl/", f"{here}/as/{cast.piotr.pk}/", f"{here}/as/{cast.joan.pk}/",
        f"{here}/release/", f"{here}/release/?take_back={cast.dana.pk}", f"{here}/withhold/{cast.piotr.pk}/",
        f"{here}/withhold/{cast.joan.pk}/",
    ):  # fmt: skip
        screen.open(path)
        assert screen.page.locator("html").get_attribute("dir") == ("rtl" if language == "ur" else "ltr")
        assert screen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        assert screen.page.locator("h1").count() == 1, path
