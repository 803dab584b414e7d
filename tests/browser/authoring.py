"""What a policy editor does again and again in the Wagtail admin."""

from __future__ import annotations

import re
from typing import Any

from portal.people.models import User

from .conftest import Window
from .screen import AXE, Screen

# Wagtail's own furniture is Wagtail's to mend: axe looks at what forms add.
OURS = "async part => (await axe.run({include: [part]}, {resultTypes: ['violations']})).violations"


def admin_window(window: Window, who: User) -> Screen:
    """A window in the CMS; `look` lets axe at the parts that are ours."""
    screen = window()
    screen.without_axe = True
    screen.sign_in(who)
    return screen


def look(screen: Screen, part: str) -> None:
    """Let axe look at this part of the page."""
    screen.page.evaluate(AXE.read_text(encoding="utf-8") + "\n;null")
    found: list[dict[str, Any]] = screen.page.evaluate(OURS, part)
    assert not found, [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]


def publish(screen: Screen) -> None:
    """Press "Publish" in the menu beside "Save draft"."""
    screen.page.locator(".w-dropdown-button [aria-expanded]").last.click()
    screen.page.get_by_role("button", name=re.compile("^Publish")).first.click()
    screen.page.wait_for_load_state("networkidle")
    screen.check()


def accept_warnings(screen: Screen, reason: str) -> None:
    """Accept every warning of the gate page, one after the other."""
    while screen.page.get_by_label("Accept because").count():
        screen.page.get_by_label("Accept because").first.fill(reason)
        screen.page.get_by_role("button", name="Accept").first.click()
        screen.check()
