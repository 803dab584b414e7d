"""The story of a home visit as it is filled in: rooms to put right, a child who is hurt, all twelve steps."""

from __future__ import annotations

from pathlib import Path

from forms.models import Draft
from tests import twelve

from .hands import Pointer


class Story:
    """Fills the form of twelve steps. `script`: whether questions come up by themselves; otherwise the page is sent
    and asks again."""

    def __init__(self, hand: Pointer, draft: Draft, language: str, picture: Path, *, script: bool = True) -> None:
        self.hand, self.draft, self.language, self.picture, self.script = hand, draft, language, picture, script
        self.asked_again = 0
        self.shots = ""  # what pictures are called; "" for none

    def at(self, step: str) -> None:
        """See that this step is open, under its name in this language."""
        page = self.hand.page
        assert page.url.partition("?")[0].endswith(f"/steps/{twelve.step_id(step)}/"), page.url
        assert self.hand.screen.heading() == twelve.words(self.language)[f"{twelve.step_id(step)}.title"]

    def come_up(self, *questions: str) -> None:
        """These questions are needed now."""
        if not self.script:
            for question in questions:
                self.hand.shown(question, visible=False)
            self.hand.press()
            assert self.hand.page.locator(".govuk-notification-banner").is_visible(), self.hand.page.url
            self.asked_again += 1
        for question in questions:
            self.hand.shown(question)

    def go(self, step: str = "") -> None:
        """Take a picture, save and continue."""
        if self.shots and step:
            self.hand.screen.shot(f"{self.shots}-{step}")
        self.hand.press()
        assert not self.hand.page.locator(".govuk-error-summary").count(), self.hand.page.locator("main").inner_text()

    def whole(self) -> None:
        """Every step, from the first to the page that checks answers."""
        for tell in (self.visit, self.talking, self.seen, self.people, self.rooms, self.repairs, self.money,
                     self.child, self.week, self.harm, self.next, self.sign):  # fmt: skip
            self.at(tell.__name__)
            tell()
            self.go(tell.__name__)

    def visit(self) -> None:
        hand = self.hand
        hand.date("visit-on", "2", "3", "2026")
        hand.write("arrived", "16:30")
        hand.pick("announced", "ann-short")
        hand.choose("reason", "why-worry")
        self.come_up("worried-who")
        hand.write("worried-who", "The school")

    def talking(self) -> None:
        hand = self.hand
        hand.write("writer-email", "lena.hart@example.org")
        hand.write("writer-phone", "01632 960 123")
        hand.search("language", twelve.words(self.language)["lang-polish.label"], "lang-polish")
        self.come_up("interpreted")
        hand.pick("interpreted", "yes")
        self.come_up("interpreter")
        hand.pick("interpreter", "+new")
        hand.write("interpreter_name", "Bridge Words")

    def seen(self) -> None:
        hand = self.hand
        hand.pick("child-seen", "yes")
        self.come_up("child-alone")
        hand.pick("child-alone", "no")
        self.come_up("why-not-alone")
        hand.write("why-not-alone", "Dana stayed in the room.")

    def people(self) -> None:
        hand = self.hand
        (first,) = hand.rows("people")
        hand.pick(f"{first}-person-who", "p-1")
        hand.date(f"{first}-person-since", "", "9", "2024")
        hand.pick(f"{first}-person-known", "yes")
        hand.press("add-people")
        second = hand.rows("people")[1]
        self.in_row(second)
        hand.pick(f"{second}-person-who", "+new")
        hand.write(f"{second}-person-who_name", "Karl Moss")
        hand.write(f"{second}-person-who_role", "Lodger")
        hand.pick(f"{second}-person-known", "no")
        self.come_up("new-people")
        hand.write(f"{second}-person-why", "He moved in last week.")

    def rooms(self) -> None:
        hand = self.hand
        hand.pick("same-home", "no")
        self.come_up("other-home")
        hand.write("other-home_line_1", "7 Mill Lane")
        hand.write("other-home_town", "Ashford")
        hand.write("other-home_postcode", "TN24 8AA")
        (first,) = hand.rows("rooms")
        hand.choose(f"{first}-room-which", "room-bed")
        hand.pick(f"{first}-room-fit", "no")
        self.come_up("room-cost", "faults")
        hand.write(f"{first}-room-cost", "150")
        (fault,) = hand.rows(f"{first}-faults")
        hand.write(f"{fault}-fault-what", "Broken window")
        hand.pick(f"{fault}-fault-risk", "yes")
        self.come_up("fault-until")
        hand.date(f"{fault}-fault-until", "9", "3", "2026")
        hand.press(f"add-{first}-faults")
        extra = hand.rows(f"{first}-faults")[1]
        self.in_row(extra)
        hand.press(f"remove-{extra}")
        assert hand.rows(f"{first}-faults") == [fault]
        hand.press("add-rooms")
        second = hand.rows("rooms")[1]
        self.in_row(second)
        hand.choose(f"{second}-room-which", "room-kitchen")
        hand.pick(f"{second}-room-fit", "no")
        if not self.script:
            hand.press()
        decimal = "80.50"
        hand.write(f"{second}-room-cost", decimal)

    def repairs(self) -> None:
        hand = self.hand
        hand.pick("repairs-who", "o-1")
        hand.date("repairs-month", "", "3", "2026")
        hand.pick("repairs-stay", "yes")

    def money(self) -> None:
        assert "230" in self.hand.page.locator('[data-question="cost-again"]').inner_text()
        self.hand.write("grant", "600")
        self.hand.press()
        self.hand.shown("grant-why")
        assert self.hand.page.evaluate("document.activeElement.className") == "govuk-error-summary" or not self.script
        assert self.hand.page.locator(".govuk-error-summary li").count() == 1
        self.hand.write("grant-why", "Two rooms at once, and Dana has no savings.")

    def child(self) -> None:
        hand = self.hand
        hand.pick("mood", "2")
        hand.write("child-says", "It is cold at night.")
        hand.pick("signs", "sign-tired")
        hand.pick("signs", "sign-hurt")
        self.come_up("hurt-where")
        hand.write("hurt-where", "Left arm")

    def week(self) -> None:
        hand = self.hand
        hand.write("timetable_monday_morning", "Dana")
        hand.write("timetable_sunday_evening", "Joan")
        hand.write("school-days", "7")
        self.come_up("school-why")
        hand.write("school-why", "A cold")

    def harm(self) -> None:
        hand = self.hand
        assert "It is cold at night." in hand.page.locator('[data-question="says-again"]').inner_text()
        hand.date("harm-when", "2", "3", "2026")
        hand.write("harm-when_time", "17:05")
        hand.pick("harm-told", "p-2")
        hand.write("harm-what", "A blue mark, as large as a coin.")
        hand.attach("harm-photos", self.picture)

    def next(self) -> None:
        hand = self.hand
        hand.pick("agreed", "agree-doctor")
        hand.pick("agreed", "agree-repair")
        hand.date("next-on", "1", "4", "2026")
        self.come_up("next-late")
        hand.write("next-late", "The family is away.")

    def sign(self) -> None:
        hand = self.hand
        assert hand.page.locator('[name="writer"][value="p-1"]').is_checked()
        hand.pick("true", "yes")

    def in_row(self, row: str) -> None:
        """See that the focus is on the first box of a new row."""
        if self.script:
            here = self.hand.page.evaluate("document.activeElement.name || ''")
            assert here.startswith(f"{row}-"), f"focus is on {here!r}, not in {row}"
