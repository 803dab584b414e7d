"""A policy editor makes a form with logic and repeats without a mouse, tries it, and publishes it through the gate."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator
from wagtail.models import Locale, Page

from forms import purposes
from forms.api import FormIndexPage, FormPage, FormVersion, StepPage
from forms.conditions import AnyRow, Equals, Named
from forms.purposes import Purpose
from forms.spec_json import decode
from tests.cast import Cast

from .authoring import accept_warnings, admin_window, look
from .conftest import Window
from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def walk(monkeypatch: pytest.MonkeyPatch) -> Purpose:
    """A purpose that needs nothing."""
    host: Any = None
    purpose = Purpose(key="walk", label="Walk", captures=(), host=host)
    monkeypatch.setitem(purposes._purposes, purpose.key, purpose)
    return purpose


@pytest.fixture
def folder(cast: Cast) -> FormIndexPage:
    locale, _created = Locale.objects.get_or_create(language_code="en")
    made: FormIndexPage = Page.objects.get(depth=1).add_child(
        instance=FormIndexPage(title="Forms", slug="forms-walk", locale=locale)
    )
    return made


class Author:
    """Works on a page with the keyboard alone."""

    def __init__(self, screen: Screen) -> None:
        self.screen, self.page = screen, screen.page

    def enter(self, place: Locator) -> None:
        place.focus()
        self.page.keyboard.press("Enter")
        self.page.wait_for_timeout(300)

    def write(self, name: str, text: str) -> None:
        self.page.locator(f'[id="{name}"]').focus()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)

    def pick(self, place: Locator, label: str) -> None:
        """Choose in a list by typing what one looks for."""
        place.focus()
        self.page.keyboard.type(label)
        self.page.wait_for_timeout(200)

    def add(self, stream: str, kind: str = "") -> None:
        """Add a block at the end of this stream."""
        self.insert(self.page.locator(f'[data-contentpath="{stream}"] button.c-sf-add-button').last, kind)

    def insert(self, button: Locator, kind: str) -> None:
        """Press the button and look the kind of block up; a stream of one kind does not ask."""
        self.enter(button)
        if kind:
            self.page.keyboard.press("Tab")
            self.page.keyboard.type(kind)
            self.page.wait_for_timeout(300)
            self.page.keyboard.press("Enter")
            self.page.wait_for_timeout(500)

    def save(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("ControlOrMeta+S")
        self.page.wait_for_load_state("networkidle")
        self.screen.check()

    def key(self, name: str) -> Locator:
        """The first of the selects that stand for this text box."""
        return self.page.locator(f'[id="{name}"]')

    def others(self, name: str) -> Locator:
        """The selects that came up beside it."""
        return self.page.locator(f'[id="{name}"] ~ .forms-key select')


def new_form(author: Author, folder: FormIndexPage) -> FormPage:
    author.screen.open(f"/cms/pages/add/forms/formpage/{folder.pk}/")
    author.write("id_title", "A walk")
    author.pick(author.key("id_purpose"), "Walk")
    author.add("sections")
    author.write("sections-0-value", "Before we go")
    author.save()
    made: FormPage = FormPage.objects.get(draft_title="A walk")
    return made


def first_step(author: Author, form: FormPage) -> None:
    author.screen.open(f"/cms/pages/add/forms/steppage/{form.pk}/")
    author.write("id_title", "Who comes")
    author.pick(author.key("id_section"), "Before")
    author.add("questions", "Yes or no")
    author.write("questions-0-value-label", "Does anybody come?")
    author.add("questions", "Repeating")
    author.write("questions-1-value-label", "Who?")
    author.write("questions-1-value-item_name", "Walker")
    # a rule about a question that nobody has saved yet
    group = author.page.locator("[data-streamfield-child]").nth(1)
    author.enter(group.locator("button", has=author.page.locator('use[href="#icon-cog"]')).first)
    author.pick(author.key("questions-1-value-visible_if"), "Only after")
    author.pick(author.others("questions-1-value-visible_if").first, "Does anybody")
    author.pick(author.others("questions-1-value-visible_if").nth(1), "Yes")
    inner = '[data-contentpath="questions"] [data-contentpath="questions"] button.c-sf-add-button'
    author.insert(author.page.locator(inner).last, "Yes or no")
    author.write("questions-1-value-questions-0-value-label", "Is this walker a child?")
    author.save()


def conditions(author: Author, form: FormPage) -> None:
    author.screen.open(f"/cms/forms/{form.pk}/conditions/add/")
    author.write("part-name", "The walker is a child")
    author.add("tests", "An answer")
    author.pick(author.key("part-tests-0-value-question"), "Is this")
    author.pick(author.key("part-tests-0-value-given"), "Yes")
    author.screen.shot("cms-condition")
    author.save()
    author.screen.open(f"/cms/forms/{form.pk}/conditions/add/")
    author.write("part-name", "A child comes along")
    author.add("tests", "Rows")
    author.pick(author.key("part-tests-0-value-group"), "Who")
    author.pick(author.key("part-tests-0-value-condition"), "The walker")
    author.save()


def second_step(author: Author, form: FormPage) -> None:
    author.screen.open(f"/cms/pages/add/forms/steppage/{form.pk}/")
    author.write("id_title", "Short ways")
    author.pick(author.key("id_section"), "Before")
    author.pick(author.key("id_shown_if"), "If a")
    author.pick(author.others("id_shown_if").first, "A child comes")
    author.add("questions", "Short text")
    author.write("questions-0-value-label", "Which short way?")
    author.save()


def test_a_form_with_logic_and_repeats_is_made_and_published_by_keyboard(
    cast: Cast, window: Window, folder: FormIndexPage, walk: Purpose
) -> None:
    screen = admin_window(window, cast.pat)
    author = Author(screen)
    form = new_form(author, folder)
    first_step(author, form)
    conditions(author, form)
    second_step(author, form)

    screen.open(f"/cms/pages/{form.pk}/edit/")
    screen.page.get_by_text("if A child comes along").wait_for()
    look(screen, ".form-outline")
    screen.shot("cms-outline")
    author.enter(screen.page.get_by_role("button", name="Move down: Who comes"))
    screen.page.get_by_text("“Who comes” is step 2 now, in “Before we go”").wait_for()
    author.enter(screen.page.get_by_role("button", name="Move up: Who comes"))
    screen.page.get_by_text("“Who comes” is step 1 now, in “Before we go”").wait_for()

    screen.open(f"/cms/forms/{form.pk}/preview/en/")
    look(screen, "main")
    author.enter(screen.page.get_by_role("button", name="Who comes"))
    look(screen, "main")
    screen.shot("cms-preview")
    assert screen.sees("Nothing you type here is kept")

    screen.open(f"/cms/forms/{form.pk}/gate/")
    look(screen, ".form-gate")
    screen.shot("cms-gate")
    accept_warnings(screen, "Translated in spring.")
    assert "Translated in spring." in screen.page.locator("main").inner_text()
    author.enter(screen.page.get_by_role("button", name="Publish"))
    screen.page.get_by_text("is published").first.wait_for()
    screen.check()

    version = FormVersion.objects.get()
    spec = decode(version.spec)
    who, ways = spec.steps
    comes, group = who.questions
    child, along = spec.conditions
    assert group.visible_if == Equals(comes.id, True)
    assert along.rule.rules == (AnyRow(group.id, Named(child.id)),)  # type: ignore[union-attr]
    assert ways.visible_if == Named(along.id)
    assert who.section == ways.section == spec.sections[0]
    assert StepPage.objects.live().count() == 2


def test_without_script_what_is_stored_is_typed(
    cast: Cast, window: Window, folder: FormIndexPage, walk: Purpose
) -> None:
    """Where our script does not arrive, the text box is there and holds the rule."""
    screen = admin_window(window, cast.pat)
    screen.page.route(re.compile("/static/forms/.*[.]js"), lambda route: route.abort())
    form = FormPage(title="A walk", purpose="walk", live=False, locale=folder.locale)
    folder.add_child(instance=form)
    screen.open(f"/cms/pages/add/forms/steppage/{form.pk}/")
    box = screen.page.locator("#id_shown_if")
    assert box.is_visible() and box.evaluate("box => box.type") == "text"
    screen.complaints.clear()  # of scripts that did not arrive
