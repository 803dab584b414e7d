"""The front end in docs/examples, on a host of its own: the manual, a form and a plan by the API alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Locale
from wagtail.models import Page as WagtailPage

from content.api import renew_search
from forms import purposes
from forms.headless import catalogue, drafts
from forms.models import DraftStep, Submission
from portal.api.selectors import preview_token
from portal.procedures.models import EscalationStage, GlossaryTerm, LocalContact
from tests.cast import Cast, account
from tests.filling import PURPOSE, make_purpose, make_version
from tests.headless import SUBJECT, OpenHost, token_for
from tests.manuals import files, in_welsh, make_manual
from tests.plans import make_plan, release_to, word

from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)
EXAMPLE = Path(django_settings.ROOT) / "docs" / "examples"
WRITTEN = "http://127.0.0.1:8000"  # where the service is, in the example


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


class Example(Screen):
    """A window on the example: it may talk to the service, which is another host to it."""

    service = ""

    def _watch(self, request: Any) -> None:
        if not request.url.startswith(self.service):
            super()._watch(request)

    def go(self, hash_: str, heading: str) -> Example:
        """Follow an address of the example until this heading is shown."""
        self.page.evaluate("hash => { location.hash = hash }", hash_)
        return self.shows(heading)

    def shows(self, heading: str) -> Example:
        self.page.get_by_role("heading", name=heading, level=1, exact=True).wait_for()
        self.check()
        return self

    def follow(self, name: str) -> Screen:
        # Its own script brings what comes: to be looked at when it `shows`, and not while it changes.
        self.page.get_by_role("link", name=name, exact=True).first.click()
        return self

    def check(self) -> Screen:
        # A page of the example is loaded before the service answered; until then it has nothing to look at.
        self.page.locator("main:not([aria-busy]) h1").wait_for()
        return super().check()


@pytest.fixture
def front(live_server: LiveServer, tmp_path: Path, settings: Settings) -> Iterator[str]:
    """The origin of the example, which the service knows; its files name this service."""
    folder = copytree(EXAMPLE, tmp_path / "front")
    index = folder / "index.html"
    text = index.read_text(encoding="utf-8")
    assert text.count(WRITTEN) == 3
    index.write_text(text.replace(WRITTEN, live_server.url), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_port}"
    settings.API_ORIGINS = [origin]
    yield origin
    server.shutdown()
    server.server_close()


@pytest.fixture
def example(browser: Browser, live_server: LiveServer, front: str) -> Iterator[Example]:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    context.set_default_timeout(15_000)
    screen = Example(context.new_page(), front)
    screen.service = live_server.url
    yield screen
    context.close()
    screen.finish()


def main(page: Page) -> str:
    return page.locator("main").inner_text()


def test_the_manual(cast: Cast, example: Example) -> None:
    english = Locale.objects.get(language_code="en")
    LocalContact.objects.create(
        jurisdiction="england", locale=english, key="duty", name="Duty team", phone="01632 960111"
    )
    EscalationStage.objects.create(
        jurisdiction="england", locale=english, position=1, name="Talk", who="Both", what="Say it.", count=2
    )
    GlossaryTerm.objects.create(locale=english, word="plan", meaning="What is agreed", live=True)
    make_manual(more=files(), deep=1)
    in_welsh()
    example.open("/")
    example.shows("Manuals").follow("Isle")
    example.shows("Isle")
    assert example.sees("Contents") and example.sees("01632 960111") and example.sees("Deep 0")
    example.follow("Core group")
    example.shows("Core group")
    said = main(example.page)
    for words in (
        "Within 10 working days.",
        "Ring ",
        "Is it safe?",
        "An Act, section 1",
        "Both: 2 working days",
        "01632 960111",
        "What is agreed",
    ):
        assert words in said
    kinds = example.page.locator("[data-block]").evaluate_all("all => all.map(one => one.dataset.block)")
    empty = example.page.locator("[data-block]:empty").count()
    assert len(set(kinds)) == 17 and empty == 0, "every kind of block is shown"
    example.shot("example-page")
    example.follow("the review")
    example.shows("Review")
    example.page.get_by_label("Language").select_option("cy")
    example.shows("Adolygiad")
    assert example.page.locator("article").get_attribute("lang") == "cy"
    example.page.get_by_label("Language").select_option("ur")
    example.shows("Review")
    assert example.sees("Nobody has translated this page yet.")
    example.go("#/pages/isle/nothing", "That did not work")


def test_search(cast: Cast, example: Example) -> None:
    make_manual()
    renew_search()
    example.open("/#/search")
    example.shows("Search").fill("Search the manuals", "meeting").page.get_by_role("button", name="Search").click()
    example.page.locator("mark").first.wait_for()
    example.shows("Search").follow("Core group")
    example.shows("Core group")


def test_a_draft_is_shown_to_its_editor(cast: Cast, example: Example, settings: Settings) -> None:
    make_manual()
    page = WagtailPage.objects.get(slug="core").specific
    page.title = "Not yet"
    page.save_revision()
    example.open(f"/#preview={preview_token(page, account(cast.pat))}")
    example.shows("Not yet")
    assert example.sees("This is a draft.") and example.page.url.endswith("#/preview")
    assert reverse("headless_preview", args=[page.pk])


def test_a_form_is_filled_and_sent(cast: Cast, example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    host = OpenHost()
    host.creators = {account(cast.lena).pk}
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(host))
    made = make_version()
    for module in (catalogue, drafts):  # current although it has no page
        monkeypatch.setattr(module, "current_versions", lambda purpose: [made])
    page = example.page
    example.open(f"/#/form/{PURPOSE}")
    example.shows("Fill in a form").fill("About whom", SUBJECT)
    page.get_by_role("button", name="Start", exact=True).click()
    example.shows("That did not work")
    assert example.sees("Give a token first")
    example.go("#/token", "Your token").fill("Token", token_for(account(cast.lena)))
    page.get_by_role("button", name="Use it").click()
    example.shows("Your plans")
    example.go(f"#/form/{PURPOSE}", "Fill in a form").fill("About whom", SUBJECT)
    page.get_by_role("button", name="Start", exact=True).click()
    example.shows("Plan a walk").fill("Where do you go?", "The wood")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("alert").wait_for()
    example.check()
    assert page.get_by_label("Where do you go?").input_value() == "The wood"
    example.shot("example-form")
    example.fill("First walk", "2027-02-03")
    page.get_by_label("Is there a dog?").select_option("no")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("heading", name="Who does what").wait_for()
    example.check().fill("What", "Buy a lead")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Send", exact=True).click()
    example.shows("Plan a walk: sent")
    assert Submission.objects.count() == 1
    assert DraftStep.objects.get(step="start").answers == {"place": "The wood", "when": "2027-02-03", "dog": False}


def test_a_plan_is_read(cast: Cast, example: Example) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena, actions=2)
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    example.open("/#/token")
    example.shows("Your token").fill("Token", token_for(account(cast.dana)))
    example.page.get_by_role("button", name="Use it").click()
    example.shows("Your plans").follow("The plan for Robin")
    example.shows("The plan for Robin")
    reading: Any = plan.releases.get(person=cast.dana).reading
    for section in reading.content["sections"]:
        assert section["heading"] in main(example.page)
    example.shot("example-plan")
    kept = example.page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""], "the token is kept nowhere"


def test_a_front_end_that_nobody_named_gets_nothing(cast: Cast, example: Example, settings: Settings) -> None:
    make_manual()
    settings.API_ORIGINS = []
    example.open("/").page.get_by_role("heading", name="That did not work").wait_for()
    example.check()
    assert any("CORS" in one for one in example.complaints)
    example.complaints.clear()
