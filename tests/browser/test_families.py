"""Families on their own way: from signing in to a copy of their plan, each in their language and format."""

import io
import json

import pikepdf
import pytest

from portal.family import pdf
from portal.people.enums import Format
from portal.people.models import Person
from portal.wording.enums import Audience
from tests.cast import Cast
from tests.readings import HARD, SENTENCES
from tests.screens.family.test_pdf_long import work

from .conftest import Window
from .journey import come_in, copy_of, fits, given, look
from .order import reversed_figures
from .test_read_aloud import SPEECH, button, end, heard, voice

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.requirement("R-001-14", "R-001-22")
@pytest.mark.parametrize(("language", "locale"), [("pl", "pl-PL"), ("ur", "ur-PK")])
def test_a_parent_on_a_phone_from_signing_in_to_a_copy(cast: Cast, window: Window, language: str, locale: str) -> None:
    child, parent, name = (
        (cast.robin, cast.piotr, "piotr.green") if language == "pl" else (cast.sami, cast.amina, "amina.shah")
    )
    given(cast, child, parent, language)
    screen = window(phone=True, language=locale)
    page = screen.page
    screen.open("/accounts/login/")
    assert page.locator("html").get_attribute("lang") == language
    look(screen, f"journey-{language}-login")
    come_in(screen, name)
    look(screen, f"journey-{language}-home")
    page.locator("main a[href*='/my/plans/']").first.click()
    look(screen, f"journey-{language}-plan")
    assert page.locator("main article").get_attribute("dir") == ("rtl" if language == "ur" else "ltr")
    assert SENTENCES[language] in page.locator(".app-section--concerns .app-entry__text").first.inner_text()
    assert fits(page) and reversed_figures(page) == []
    page.locator(".app-hard__word").first.tap()
    meaning = page.locator(".app-hard__meaning").first
    assert meaning.is_visible() and HARD[language][1] in meaning.inner_text()
    screen.check()
    page.keyboard.press("Escape")
    with pikepdf.open(io.BytesIO(copy_of(screen))) as made:
        assert str(made.Root.Lang) == language
    page.locator("main a[href$='looked/']").click()
    look(screen, f"journey-{language}-looked")
    assert fits(page) and reversed_figures(page) == []
    page.locator(".govuk-exit-this-page__button").first.wait_for()


@pytest.mark.requirement("R-X-05")
def test_who_reads_easy_read_finds_a_picture_with_each_idea(cast: Cast, window: Window) -> None:
    Person.objects.filter(pk=cast.dana.pk).update(format=Format.EASY_READ)
    cast.dana.refresh_from_db()
    given(cast, cast.robin, cast.dana, audience=Audience.EASY)
    screen = come_in(window(phone=True), "dana.green")
    page = screen.page
    page.locator("main a[href*='/my/plans/']").first.click()
    look(screen, "journey-easy-plan")
    assert page.locator("article.app-reading--easy_read").is_visible() and fits(page)
    entries = page.locator(".app-entry")
    pictures = page.locator(".app-entry .app-entry__picture img")
    assert entries.count() == pictures.count() > 5
    assert page.locator(".app-entry__picture img").evaluate_all("all => all.every(one => one.naturalWidth)")
    with pikepdf.open(io.BytesIO(copy_of(screen))) as made:
        assert len(made.pages) > 1
    page.locator(".app-entry a[href*='/answer/']").first.click()
    look(screen, "journey-easy-answer")
    assert fits(page)


@pytest.mark.requirement("R-001-23", "R-X-05")
def test_a_child_of_nine_sees_pictures_and_listens_in_welsh(cast: Cast, window: Window) -> None:
    Person.objects.filter(pk=cast.cai.person_id).update(born_on="2017-02-17")
    cast.cai.person.refresh_from_db()
    given(cast, cast.cai, cast.cai.person, "cy", Audience.CHILD)
    screen = window(phone=True, language="cy-GB")
    page = screen.page
    voices = json.dumps([voice("Ann", "en-GB"), voice("Nest", "cy-GB")])
    page.add_init_script(f"window.voices = {voices};{SPEECH}")
    come_in(screen, "cai.rees")
    page.locator("main a[href*='/my/plans/']").first.click()
    look(screen, "journey-child-plan")
    assert page.locator("article.app-reading--from_7").get_attribute("lang") == "cy" and fits(page)
    assert page.locator("main section h2").first.get_attribute("id") == "said"
    assert page.locator(".app-entry__picture img, .app-section__head img").count() > 5
    button(screen, "said", page.locator(".app-section--said .app-aloud button").first.inner_text()).click()
    for _ in range(2):
        end(screen)
    said = heard(screen)
    assert {one["voice"] for one in said} == {"Nest"} and SENTENCES["cy"] in [one["text"] for one in said]
    screen.check().shot("journey-child-listening")


@pytest.mark.parametrize("javascript", [True, False])
def test_who_has_a_long_plan_waits_for_the_copy_on_a_page_that_says_so(
    cast: Cast, window: Window, monkeypatch: pytest.MonkeyPatch, settings: object, javascript: bool
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # type: ignore[attr-defined]
    monkeypatch.setattr(pdf, "HEAVY", 0)
    plan = given(cast, cast.robin, cast.dana)
    screen = window(phone=True, javascript=javascript).sign_in(cast.dana)
    page = screen.page
    screen.open(f"/my/plans/{plan.pk}/")
    page.locator('main a[type="application/pdf"]').click()
    screen.check()
    assert page.url.endswith("/pdf/waiting/") and screen.heading() == "We are making your copy"
    look(screen, f"waiting-{javascript}")
    screen.follow("See if it is ready")
    assert screen.heading() == "We are making your copy"
    work()
    if javascript:  # it says so by itself, in place
        page.get_by_role("heading", name="Your copy is ready").wait_for()
    else:
        screen.follow("See if it is ready")
    look(screen, f"waiting-ready-{javascript}")
    assert copy_of(screen).startswith(b"%PDF")
