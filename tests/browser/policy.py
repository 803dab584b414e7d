"""What people of each group do in the CMS with pages of the manual, one step of their day a function."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Locator, expect
from wagtail.models import Page

from tests.screens.content.desks import edit, somebody

from .authoring import admin_window
from .conftest import Window
from .screen import Screen

# Whether the form of the page would send this text.
WRITTEN = """text => [...new FormData(document.querySelector("#id_title").form).values()].some(
    (one) => typeof one === "string" && one.includes(text))"""


def desk_of(window: Window, group: str) -> Screen:
    """A window in the CMS of somebody of this group alone."""
    return admin_window(window, somebody(group))


def add_block(screen: Screen, stream: str, kind: str = "") -> None:
    """Add a block at the end of this stream, looked up by its name; a list of one kind does not ask."""
    blocks = screen.page.locator(f'[data-contentpath="{stream}"] [data-streamfield-child]')
    before = blocks.count()
    screen.page.locator(f'[data-contentpath="{stream}"] button.c-sf-add-button').last.click()
    if kind:
        screen.page.get_by_role("option", name=kind).first.click()
    expect(blocks).not_to_have_count(before)


def write_rich(screen: Screen, place: Locator, text: str) -> None:
    """Type into an editor of rich text."""
    place.locator('[contenteditable="true"]').first.click()
    screen.page.keyboard.type(text)
    screen.until(f"({WRITTEN})({json.dumps(text)})")  # the editor writes down what was typed a moment later


def press_action(screen: Screen, name: str) -> None:
    """Press what stands in the menu at the foot of the editor, or is its first button."""
    screen.page.locator(".w-dropdown-button [aria-expanded]").last.click()
    screen.page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
    screen.page.wait_for_load_state("networkidle")
    screen.check()


def approve(screen: Screen, page: Page, action: str, comment: str) -> None:
    """Find the page on the home page of the CMS, open it, and approve it with a comment in the dialogue."""
    screen.open("/cms/")
    screen.shot(f"policy-2-waits-for-{comment.lower()}")
    assert screen.page.get_by_role("link", name=page.draft_title).first.is_visible()
    screen.open(edit(page))
    screen.page.locator(".w-dropdown-button [aria-expanded]").last.click()
    screen.page.get_by_role("button", name=re.compile(f"^{action}$")).first.click()
    dialogue = screen.page.locator(".modal-content")
    dialogue.get_by_label("Comment").fill(comment)
    screen.shot(f"policy-2-approving-{comment.lower()}")
    with screen.page.expect_navigation():
        dialogue.get_by_role("button", name=re.compile("^Approve")).click()
    screen.check()


def put(screen: Screen, source: str, target: str) -> None:
    """Translate one text on the screen of wagtail-localize."""
    row = screen.page.locator("li.incomplete").filter(has_text=source).last
    row.get_by_role("button", name="Translate").click()
    box = screen.page.locator("li textarea").first
    box.fill(target)
    screen.page.get_by_role("button", name="Save", exact=True).first.click()
    screen.page.locator("li.complete").filter(has_text=target).first.wait_for()
    screen.page.get_by_text("Saving...").wait_for(state="hidden")


def in_welsh(reader: Screen) -> None:
    """Choose Welsh in the list of languages, which is folded for visitors."""
    reader.page.locator("header summary").click()
    reader.press("Cymraeg")
