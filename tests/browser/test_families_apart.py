"""Who may not, who may no longer, and who has an account of their own: each family's people side by side."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.accounts import services
from portal.people.services import advocate
from portal.wording.enums import Audience
from tests.cast import Cast, account
from tests.plans import NOW, make_plan, release_to, withhold_from, word

from .conftest import Window
from .journey import come_in, fits, given, look
from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
OWN = ("", "pdf/", "pdf/waiting/", "looked/", "answers/", "answer/", "answer/concerns/")


def refused(screen: Screen, plan: object) -> bool:
    """Whether each address of the plan answers that there is nothing, on screens and in the API."""
    addresses = [f"/my/plans/{plan}/{end}" for end in OWN] + [f"/api/v1/readings/{plan}"]
    ask = "async (at) => (await fetch(at, {redirect: 'manual'})).status"
    return {screen.page.evaluate(ask, address) for address in addresses} == {404}


@pytest.mark.requirement("R-004-17")
def test_an_advocate_reads_one_persons_version_until_the_last_day(
    cast: Cast, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.localdate()
    advocate(child=cast.robin, advocate=cast.ada, speaks_for=cast.dana, since=today, until=today,
             by=account(cast.lena), now=NOW)  # fmt: skip
    plan = make_plan(cast.robin, cast.lena, cast.dana)  # what is to be done is Dana's to do
    word(plan, cast.lena)
    for reader in (cast.dana, cast.piotr, cast.ada):
        release_to(plan, reader, cast.lena)
    parts = {}
    for name, person in (("dana", cast.dana), ("piotr", cast.piotr), ("ada", cast.ada)):
        screen = window(phone=name == "ada").speak("en").sign_in(person)
        screen.open(f"/my/plans/{plan.pk}/")
        parts[name] = screen.page.locator("article .app-section").evaluate_all("all => all.map(one => one.innerText)")
    assert parts["ada"] == parts["dana"] != parts["piotr"]
    look(screen, "journey-advocate-plan")
    assert fits(screen.page) and "Ada Cole" in screen.page.locator("article").inner_text()
    monkeypatch.setattr(timezone, "localdate", lambda *_args: today + DAY)
    assert refused(screen, plan.pk)
    screen.page.reload()
    look(screen, "journey-advocate-after")
    assert "Robin" not in screen.page.locator("body").inner_text()
    screen.open("/my/")
    assert not screen.page.locator("main a[href*='/my/plans/']").count()


@pytest.mark.requirement("R-004-08")
def test_a_page_that_is_open_dies_when_the_plan_is_withheld(cast: Cast, window: Window) -> None:
    plan = given(cast, cast.robin, cast.piotr, "pl")
    nobody = window(phone=True, language="pl-PL").speak("pl").sign_in(cast.joan)
    nobody.open("/my/")
    screen = come_in(window(phone=True, language="pl-PL"), "piotr.green")
    page = screen.page
    page.locator("main a[href*='/my/plans/']").first.click()
    screen.check()
    words = page.locator("article h1").inner_text()
    withhold_from(plan, cast.piotr, cast.lena, cast.mira)
    page.locator(".app-entry a[href*='/answer/']").first.click()  # the next request
    look(screen, "journey-withheld")
    assert words not in page.content() and "Robin" not in page.locator("body").inner_text()
    assert refused(screen, plan.pk)
    page.go_back()
    screen.check()
    assert "Robin" not in page.locator("body").inner_text()
    screen.open("/my/")
    look(screen, "journey-withheld-home")
    # Word for word what somebody reads who never was given anything.
    assert page.locator("main").inner_text() == nobody.page.locator("main").inner_text()


@pytest.mark.requirement("R-004-20")
def test_a_young_person_has_an_account_and_words_of_their_own(cast: Cast, window: Window) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    word(plan, cast.lena)
    for reader in (cast.robin.person, cast.dana):
        release_to(plan, reader, cast.lena)
    _, token, code = services.invite(person=cast.robin.person, by=account(cast.lena), now=timezone.now())
    own = window(phone=True)
    page = own.page
    own.open(f"/invitation/{token}/").fill("Your code", code)
    send(own)
    look(own, "journey-young-account")
    own.fill("Choose a user name", "robin")
    page.locator("#id_password").fill("seven green bicycles")
    send(own)
    page.wait_for_url("**/start/safer/")
    look(own, "journey-young-safer")
    page.get_by_text("Not now", exact=True).click()
    page.wait_for_url("**/safety/**")
    own.check().press("I have read this")
    own.open("/my/")
    page.locator("main a[href*='/my/plans/']").first.click()
    look(own, "journey-young-plan")
    assert page.locator("article").get_attribute("class").find("child") > 0 and fits(page)  # type: ignore[union-attr]
    assert page.locator("main section h2").first.get_attribute("id") == "said"
    own.open(f"/my/plans/{plan.pk}/answer/").choose("I want to say something")
    own.choose("Only my social worker may see this")
    page.locator('textarea[name="text"]').fill("I am afraid on Fridays.")
    own.press("Send")
    assert own.sees("I am afraid on Fridays.")
    look(own, "journey-young-answers")
    mother = come_in(window(phone=True), "dana.green")
    for end in ("", "answers/", "looked/"):
        mother.open(f"/my/plans/{plan.pk}/{end}")
        assert "afraid" not in mother.page.content()
        seen = mother.page.locator("main").inner_text()
        assert end != "looked/" or not re.search(r"\bRobin\b", seen)  # nor that, and when, the child has read
    lead = window().sign_in(cast.lena).open(f"/plans/{plan.pk}/answers/")
    assert lead.sees("I am afraid on Fridays.")


def send(screen: Screen) -> None:
    """Press the button of the form one types into."""
    screen.page.locator("main form:has(input:visible) button[type=submit]:not([aria-label])").last.click()
    screen.check()


@pytest.mark.requirement("R-001-18", "R-001-23")
def test_what_a_young_person_says_comes_to_the_agenda_and_back_in_welsh(cast: Cast, window: Window) -> None:
    """By themselves, in their language; a parent's in English is told in test_answering.py."""
    plan = given(cast, cast.cai, cast.cai.person, "cy", Audience.CHILD)
    own = come_in(window(phone=True, language="cy-GB"), "cai.rees")
    own.page.locator("main a[href*='/my/plans/']").first.click()
    own.check().page.locator(".app-entry a[href*='/answer/']").first.click()
    look(own, "journey-cy-answer")
    own.page.locator('input[name="said"][value="disagree"]').check()
    own.page.locator('textarea[name="text"]').fill("Dim ond unwaith oedd hi.")
    own.page.locator("form.app-answer button[type=submit]").last.click()
    own.check()
    lead = window().sign_in(cast.owen).open(f"/plans/{plan.pk}/agenda/")
    assert lead.page.locator('[lang="cy"]').get_by_text("Dim ond unwaith oedd hi.").first.is_visible()
    look(lead, "journey-cy-agenda")
    lead.open(f"/plans/{plan.pk}/answers/").page.get_by_text("Reply", exact=True).first.click()
    lead.page.locator("main textarea:visible").first.fill("Diolch. Mae ar yr agenda.")
    lead.press("Send the reply")
    own.open("/my/")
    own.page.locator("main a[href*='/answers/']").first.click()
    look(own, "journey-cy-reply")
    assert own.sees("Diolch. Mae ar yr agenda.") and own.sees("Owen Pugh") and fits(own.page)
