"""The address of a page, to hand on: copied by a button where a script runs, selected by hand where none does."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.unit.content.manual import make, page

from .conftest import Window

pytestmark = pytest.mark.django_db(transaction=True)
GROUP = "invented/the-core-group/"


@pytest.fixture(autouse=True)
def manual() -> None:
    make()
    group = page("the-core-group")
    group.amendment, group.amendment_why = "Minutes go out within 5 working days.", "Families waited too long for them."
    group.save_revision().publish()


@pytest.mark.requirement("R-000-01", "R-001-01")
@pytest.mark.parametrize(("language", "phone"), [("en", False), ("en", True), ("cy", True), ("ur", True)])
def test_a_button_copies_the_address_and_says_so(window: Window, language: str, phone: bool) -> None:
    screen = window(phone=phone)
    screen.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=screen.base)
    screen.open(f"/{language}/{GROUP}")
    button, status = screen.page.locator("button[data-copies]"), screen.page.locator(".app-share [role=status]")
    expect(button).to_be_visible()
    expect(status).to_have_text("")
    button.click()
    expect(status).to_have_text(str(status.get_attribute("data-said")))
    assert screen.page.evaluate("navigator.clipboard.readText()") == f"{screen.base}/{language}/{GROUP}"
    screen.check().shot(f"share-{language}-{'phone' if phone else 'desk'}")


def test_where_the_clipboard_is_closed_the_address_is_selected(window: Window) -> None:
    screen = window()
    screen.page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))")
    screen.open(f"/en/{GROUP}")
    screen.page.locator("button[data-copies]").click()
    expect(screen.page.locator("#page-address")).to_be_focused()
    assert screen.page.evaluate("String(getSelection())") == f"{screen.base}/en/{GROUP}"
    expect(screen.page.locator(".app-share [role=status]")).to_have_text("")


def test_without_a_script_the_address_stands_there_and_no_button_that_does_nothing(window: Window) -> None:
    screen = window(javascript=False)
    screen.open(f"/en/{GROUP}")
    address = screen.page.locator("#page-address")
    expect(address).to_have_value(f"{screen.base}/en/{GROUP}")
    expect(address).not_to_be_editable()
    expect(screen.page.locator("button[data-copies]")).to_be_hidden()
