"""How somebody fills a form: with a pointer, or with nothing but a keyboard. Boxes are named as the browser sends them.

Both do the same things, so that one story can be told with either.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, expect

from .screen import Screen

# What is under the focus, by name and value; and whether one can see that it is.
HERE = """() => { const e = document.activeElement; return [e.name || e.id || "", e.value ?? "", e.type || ""]; }"""
SEEN = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect();
  const drawn = [e, ...(e.labels ?? []), e.parentElement, ...e.parentElement.children].flatMap((one) =>
    [getComputedStyle(one), getComputedStyle(one, "::before"), getComputedStyle(one, "::after")]);
  const marked = drawn.some((style) => style.boxShadow !== "none" ||
    (style.outlineStyle !== "none" && style.outlineWidth !== "0px"));
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return marked && inside ? "" : `${e.outerHTML.slice(0, 200)} ${marked ? "out of sight" : "not marked"}`;
}"""
MOST_TABS = 150


def button(names: str) -> str:
    """The selector of a button of the step: "" is "save and continue", else the beginning of its name."""
    within = "form[data-step] button:not([aria-hidden])"
    return f'{within}[name^="{names}"]' if names else f"{within}:not([name])"


class Pointer:
    """Fills by clicking and typing."""

    def __init__(self, screen: Screen) -> None:
        self.screen, self.page = screen, screen.page

    def box(self, name: str) -> Locator:
        return self.page.locator(f'[name="{name}"]:not([type=hidden])')

    def write(self, name: str, text: str) -> None:
        """Type into a box."""
        self.box(name).fill(text)

    def pick(self, name: str, value: str) -> None:
        """Choose a radio button or tick a box."""
        self.page.locator(f'[name="{name}"][value="{value}"]').check()

    def choose(self, name: str, value: str) -> None:
        """Choose from a list that opens."""
        self.page.select_option(f'select[name="{name}"]', value)

    def search(self, name: str, words: str, value: str) -> None:
        """Choose from a list that is searched where there is JavaScript."""
        if self.screen.without_axe:
            return self.choose(name, value)
        self.page.locator(f"input#id_{name}").fill(words)
        self.page.get_by_role("option", name=words, exact=True).click()

    def attach(self, name: str, path: Path) -> None:
        """Add a file."""
        self.page.locator(f'input[name="{name}-file"]').set_input_files(path)

    def press(self, name: str = "") -> None:
        """Press the button whose name begins so, or "save and continue", and see what comes."""
        self.send(self.page.locator(button(name)).last)

    def send(self, found: Locator) -> None:
        """Press this button, which sends its form, and see what comes."""
        with self.page.expect_navigation():
            self._press(found)
        self.screen.check()

    def _press(self, found: Locator) -> None:
        found.click()

    def date(self, name: str, day: str, month: str, year: str) -> None:
        """Type a date into its boxes; without a day it is a month."""
        if day:
            self.write(f"{name}_day", day)
        self.write(f"{name}_month", month)
        self.write(f"{name}_year", year)

    def rows(self, group: str) -> list[str]:
        """The names of the rows of a group: what the names of their boxes begin with."""
        found = self.page.locator(f'input[name="{group}-row"]').all()
        return [f"{group}-{one.get_attribute('value')}" for one in found]

    def shown(self, question: str, *, visible: bool = True) -> None:
        """See that a question has come up, or has gone."""
        expect(self.page.locator(f'[data-question="{question}"]').first).to_be_visible(visible=visible)


class Keyboard(Pointer):
    """Fills with Tab, Space, arrows, Enter and letters; each stop must be where one can see it."""

    def reach(self, name: str, value: str = "") -> None:
        """Tab on to the box or button with this name (a radio group is one stop), forward and then from the top."""
        keys = self.page.keyboard
        for _step in range(2 * MOST_TABS):
            here, there, kind = self.page.evaluate(HERE)
            if here == name and (not value or there == value or kind == "radio"):
                seen = self.page.evaluate(SEEN)
                assert not seen, seen
                return
            keys.press("Tab")
        raise AssertionError(f"no way to {name} by keyboard")

    def write(self, name: str, text: str) -> None:
        self.reach(name)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def pick(self, name: str, value: str) -> None:
        self.reach(name, value)
        keys, found = self.page.keyboard, self.page.locator(f'[name="{name}"][value="{value}"]')
        if self.page.evaluate(HERE)[2] == "checkbox":
            keys.press("Space")
        else:
            for _step in range(30):
                if self.page.evaluate(HERE)[1] == value:
                    break
                keys.press("ArrowDown")
            keys.press("Space")
        expect(found).to_be_checked()

    def choose(self, name: str, value: str) -> None:
        self.reach(name)
        for _step in range(30):
            if self.page.evaluate(HERE)[1] == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} cannot be chosen")

    def search(self, name: str, words: str, value: str) -> None:
        self.reach(f"id_{name}")
        self.page.keyboard.type(words[:4])
        expect(self.page.get_by_role("option", name=words, exact=True)).to_be_visible()
        self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")
        expect(self.page.locator(f'select[name="{name}"]')).to_have_value(value)

    def _press(self, found: Locator) -> None:
        keys = self.page.keyboard
        for _step in range(2 * MOST_TABS):
            if found.evaluate("e => e === document.activeElement"):
                seen = self.page.evaluate(SEEN)
                assert not seen, seen
                return keys.press("Enter")
            keys.press("Tab")
        raise AssertionError(f"no way to {found} by keyboard")
