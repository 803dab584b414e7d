"""A person in front of a browser: opens pages, presses what they see, and every page they see is checked by axe."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import ConsoleMessage, Page, Request

from portal.people.models import Child, Person, User
from tests.cast import sign_in

AXE = Path(settings.ROOT) / "node_modules" / "axe-core" / "axe.min.js"
# What axe looks for by itself: WCAG 2.1 AA and its own good practice; none of that is left out.
AXE_RUN = "async (only) => (await axe.run(document, {resultTypes: ['violations'], ...only})).violations"
# What other colours than the ones that were checked before can spoil, and what WCAG 2.2 adds (2.5.8).
OF_COLOURS: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block", "target-size"]}
}
CHROMIUM_SAYS = ("Failed to load resource",)  # a status of 4xx is an answer, and journeys look at those themselves


@dataclass
class Screen:
    """One browser window. Use its methods to move, so that no page goes unchecked; `page` for everything else."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    checked: set[str] = field(default_factory=set)
    visited: set[str] = field(default_factory=set)
    without_axe: bool = False  # with JavaScript off axe cannot run either

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        self.page.on("console", self._listen)
        self.page.on("request", self._watch)
        self.page.on("framenavigated", lambda frame: self._note(frame.url) if frame == self.page.main_frame else None)

    def _listen(self, message: ConsoleMessage) -> None:
        # A refusal by the content security policy arrives here too.
        if message.type == "error" and not message.text.startswith(CHROMIUM_SAYS):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.complaints.append(f"asked another machine: {request.url}")

    def _note(self, url: str) -> None:
        if url.startswith(self.base):
            self.visited.add(url.partition("#")[0])

    def open(self, path: str) -> Screen:
        """Go to a path of the service, as somebody who types it."""
        self.page.goto(path if path.startswith("http") else f"{self.base}{path}")
        return self.check()

    def press(self, name: str) -> Screen:
        """Press the button with this name, and see what comes."""
        self.page.get_by_role("button", name=name, exact=True).click()
        return self.check()

    def follow(self, name: str) -> Screen:
        """Follow the link with this name."""
        self.page.get_by_role("link", name=name, exact=True).first.click()
        return self.check()

    def fill(self, label: str, value: str) -> Screen:
        """Type into the field with this label."""
        self.page.get_by_label(label, exact=True).fill(value)
        return self

    def choose(self, label: str) -> Screen:
        """Choose the radio button or tick the box with this label."""
        self.page.get_by_label(label, exact=True).check()
        return self

    def sees(self, text: str) -> bool:
        """Whether this text stands on the page for everybody to see."""
        return self.page.get_by_text(text).first.is_visible()

    def heading(self) -> str:
        """The page's one h1."""
        return self.page.locator("h1").inner_text()

    def check(self) -> Screen:
        """Let axe look at the page as it is now; called after each move, call it yourself after others."""
        return self._axe({})

    def check_colours(self) -> Screen:
        """Let axe look again at a page in other colours, by the rules that they can break."""
        return self._axe(OF_COLOURS)

    def _axe(self, only: dict[str, Any]) -> Screen:
        self.page.wait_for_load_state("load")
        if not self.page.url.startswith(self.base):
            return self  # having left the service: what stands there is not ours
        if not self.without_axe:
            if not self.page.evaluate("() => 'axe' in window"):
                # Through the developer tools: the page's own policy lets no such script in.
                self.page.evaluate(AXE.read_text(encoding="utf-8") + "\n;null")
            self.complaints += [self._said(violation) for violation in self.page.evaluate(AXE_RUN, only)]
        self.checked.add(self.page.url.partition("#")[0])
        return self

    def _said(self, violation: dict[str, Any]) -> str:
        nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
        return f"{self.page.url}: {violation['id']}: {violation['help']}: {nodes}"

    def until(self, expression: str) -> Screen:
        """Wait until this is true in the page (Playwright's own way needs what our policy refuses)."""
        for _ in range(200):
            if self.page.evaluate(expression):
                return self
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{self.page.url}: never true: {expression}")

    def shot(self, name: str) -> Path:
        """A picture of the whole page, in VAR_DIR/shots, for people to look at."""
        path = Path(settings.VAR) / "shots" / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path, full_page=True)
        return path

    def sign_in(self, who: Person | Child | User, *, told: bool = True) -> Screen:
        """Put the session of somebody of the cast into this window (the screens of signing in have their own test).

        `told`: they have read what leaving quickly does (tests/cast.py).
        """
        session = sign_in(Client(), who, told=told).cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.base}])
        return self

    def speak(self, language: str) -> Screen:
        """Choose the language of the screens, as the language list does."""
        self.page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": self.base}])
        return self

    def finish(self) -> None:
        """Raise AssertionError for whatever was wrong on the way, or a page that was never checked."""
        unchecked = self.visited - self.checked
        assert not self.complaints, "\n".join(dict.fromkeys(self.complaints))
        assert not unchecked, f"visited but never checked: {sorted(unchecked)}"
