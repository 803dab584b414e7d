"""A real Chromium for the journeys."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from .screen import AXE, Screen

# Playwright's own loop runs in this thread; the ORM would refuse to work beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = [
    "--no-sandbox",  # in a container as root
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
Window = Callable[..., Screen]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test below this folder drives a browser; nobody has to remember the mark."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium a worker. Skips with the way to get it where there is none."""
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: apt install chromium, or set CHROMIUM")
    if not AXE.exists():
        pytest.skip("no axe-core: make static")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def window(browser: Browser, live_server: LiveServer) -> Iterator[Window]:
    """Opens windows, each a person's own: `window(phone=True, language="ur-PK", javascript=False)`.

    When the test ends each is asked what was wrong on its way: axe, script errors, refused by policy, other machines.
    """
    opened: list[Screen] = []

    def open_window(*, phone: bool = False, language: str = "en-GB", javascript: bool = True) -> Screen:
        shape = PHONE if phone else {"viewport": {"width": 1280, "height": 900}}
        context = browser.new_context(locale=language, java_script_enabled=javascript, reduced_motion="reduce", **shape)
        context.set_default_timeout(15_000)
        screen = Screen(context.new_page(), live_server.url, without_axe=not javascript)
        opened.append(screen)
        return screen

    yield open_window
    for screen in opened:
        screen.page.context.close()
    for screen in opened:
        screen.finish()
