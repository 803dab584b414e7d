"""A parent, a young person and those who may not, in a real browser (points 6 and 8 of the spine)."""

import pytest

from portal.audit.models import Entry
from portal.plans.models import Plan
from portal.wording.enums import Audience
from tests.cast import Cast
from tests.plans import make_plan, release_to, translated, withhold_from, word

from .conftest import Window

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sami(cast: Cast) -> Plan:
    plan = make_plan(cast.sami, cast.lena, cast.lena, [cast.tom], actions=2)
    word(plan, cast.lena)
    translated(plan, "ur", Audience.FAMILY, by=cast.lena, checked_by=cast.tom)
    return plan


@pytest.mark.requirement("R-001-22")
def test_a_mother_reads_urdu_from_right_to_left_on_her_phone(cast: Cast, sami: Plan, window: Window) -> None:
    release_to(sami, cast.amina, cast.lena)
    screen = window(phone=True, language="ur-PK").sign_in(cast.amina)
    screen.open(f"/my/plans/{sami.pk}/")
    screen.shot("family-plan-urdu-phone")
    page = screen.page
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("main").get_attribute("lang") == "ur"
    # Nothing hangs over the side of the phone, and a telephone number stands in its own order.
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    phone = page.locator("a.app-phone bdi").first
    assert phone.get_attribute("dir") == "ltr"
    assert page.locator("main h1").bounding_box()["x"] > 0  # type: ignore[index]
    left = page.locator(".app-entry__text").first.evaluate("e => getComputedStyle(e).textAlign")
    assert left in ("start", "right")


def test_a_father_reads_polish_on_his_phone_and_without_javascript(cast: Cast, window: Window) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.piotr, [cast.tom])
    word(plan, cast.lena)
    translated(plan, "pl", Audience.FAMILY, by=cast.lena, checked_by=cast.tom)
    release_to(plan, cast.piotr, cast.lena)
    for javascript in (True, False):
        screen = window(phone=True, language="pl-PL", javascript=javascript).sign_in(cast.piotr)
        screen.open("/my/")
        screen.page.locator("main a").first.click()
        screen.check()
        assert screen.page.locator("main").get_attribute("lang") == "pl"
        assert screen.page.locator("#expected").is_visible()
    screen.shot("family-plan-polish-phone")


def test_a_young_person_reads_their_own_words_first_in_welsh(cast: Cast, window: Window) -> None:
    plan = make_plan(cast.cai, cast.owen, cast.owen, [cast.tom])
    word(plan, cast.owen)
    translated(plan, "cy", Audience.CHILD, by=cast.owen, checked_by=cast.tom)
    release_to(plan, cast.cai.person, cast.owen)
    screen = window(phone=True, language="cy").sign_in(cast.cai)
    screen.open(f"/my/plans/{plan.pk}/")
    screen.shot("family-plan-child-welsh-phone")
    assert screen.page.locator("main section h2").first.get_attribute("id") == "said"
    assert screen.page.locator("html").get_attribute("lang") == "cy"


@pytest.mark.requirement("R-004-08")
def test_the_withheld_and_the_other_family_find_nothing(cast: Cast, sami: Plan, window: Window) -> None:
    release_to(sami, cast.amina, cast.lena)
    withhold_from(sami, cast.karl, cast.lena, cast.mira)
    seen = []
    for person in (cast.karl, cast.dana):
        screen = window().sign_in(person)
        screen.open(f"/my/plans/{sami.pk}/")
        seen.append(screen.page.locator("main").inner_text())
        screen.open("/my/")
        seen.append(screen.page.locator("main").inner_text())
    assert seen[:2] == seen[2:]
    assert "Sami" not in "".join(seen)


@pytest.mark.requirement("R-X-10")
def test_after_signing_out_back_shows_nothing(cast: Cast, sami: Plan, window: Window) -> None:
    release_to(sami, cast.amina, cast.lena)
    screen = window(language="en-GB").speak("en").sign_in(cast.amina)
    screen.open(f"/my/plans/{sami.pk}/")
    screen.press("Sign out")
    screen.page.go_back()
    screen.check()
    assert "Sami" not in screen.page.locator("body").inner_text()
    assert "/accounts/login/" in screen.page.url


@pytest.mark.requirement("R-X-06")
@pytest.mark.parametrize("javascript", [True, False])
def test_exit_this_page_ends_the_session_and_leaves(
    cast: Cast, sami: Plan, window: Window, settings: object, javascript: bool
) -> None:
    release_to(sami, cast.amina, cast.lena)
    screen = window(javascript=javascript).speak("en").sign_in(cast.amina)
    settings.EXIT_URL = f"{screen.base}/en/"  # type: ignore[attr-defined]
    screen.open(f"/my/plans/{sami.pk}/")
    screen.page.locator(".govuk-exit-this-page__button").click()
    screen.page.wait_for_url("**/en/**")
    screen.check()
    screen.page.go_back()
    screen.check()
    assert "Sami" not in screen.page.locator("body").inner_text()
    screen.open(f"/my/plans/{sami.pk}/")
    assert "/accounts/login/" in screen.page.url
    assert Entry.objects.filter(action="reading.viewed").count() == 1
