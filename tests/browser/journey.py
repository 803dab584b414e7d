"""What journeys of families share: plans in real sentences of each language, the way in, pictures by day and night."""

from __future__ import annotations

import uuid
from typing import Any

from playwright.sync_api import Page
from wagtail.models import Locale

from portal.people.models import Child, Person
from portal.plans.models import Plan
from portal.plans.selectors import latest_version
from portal.procedures.models import GlossaryTerm
from portal.wording.enums import Audience
from portal.wording.rules import source_text
from portal.wording.services import check, translate
from tests.cast import PASSWORD, Cast, account
from tests.plans import NOW, make_plan, release_to, word
from tests.readings import HARD, SENTENCES

from .conftest import Window
from .screen import Screen


def given(cast: Cast, child: Child, reader: Person, language: str = "en", audience: Audience = Audience.FAMILY) -> Plan:
    """The child's plan, given to this reader in sentences of their language, a hard word of it explained."""
    lead = cast.owen if child == cast.cai else cast.lena
    plan = make_plan(child, lead, reader if audience == Audience.FAMILY else lead, [cast.tom], actions=3)
    word(plan, lead)
    locale, _ = Locale.objects.get_or_create(language_code=language)
    hard, meaning = HARD[language]
    GlossaryTerm.objects.create(word=hard, meaning=meaning, locale=locale)
    if language != "en":
        _put(plan, language, audience, lead, cast.tom)
    release_to(plan, reader, lead)
    return plan


def _put(plan: Plan, language: str, audience: Audience, by: Person, checked_by: Person) -> None:
    for item in filter(source_text, latest_version(plan).content["items"]):
        place: dict[str, Any] = {
            "plan": plan,
            "item": uuid.UUID(item["id"]),
            "audience": audience,
            "language": language,
            "now": NOW,
        }
        made = translate(**place, text=SENTENCES[language], revision=0, by=account(by))
        check(**place, revision=made.revision, by=account(checked_by))


def come_in(screen: Screen, name: str, password: str = PASSWORD) -> Screen:
    """Sign in through the screens, in whatever language, and read what leaving quickly does."""
    screen.open("/my/")
    assert "/accounts/login/" in screen.page.url
    screen.page.locator("#id_login").fill(name)
    screen.page.locator("#id_password").fill(password)
    screen.page.locator("main form:has(#id_password) button[type=submit]").first.click()
    screen.check()
    if "/safety/" in screen.page.url:
        screen.page.locator("main form button[type=submit]").last.click()
        screen.check()
    assert screen.page.url.endswith("/my/"), screen.page.url
    return screen


def look(screen: Screen, name: str) -> None:
    """Pictures by day and by night, each looked at by axe."""
    screen.check().shot(f"{name}-day")
    screen.page.emulate_media(color_scheme="dark")
    screen.check().shot(f"{name}-night")
    screen.page.emulate_media(color_scheme="light")


def on_phone(window: Window, who: Person | Child, language: str = "en") -> Screen:
    """A telephone of 375 pixels in somebody's hand."""
    screen = window(phone=True).speak(language).sign_in(who)
    screen.page.set_viewport_size({"width": 375, "height": 812})
    return screen


def show(screen: Screen, name: str) -> None:
    """A picture of a page over whose side nothing hangs."""
    assert fits(screen.page), screen.page.url
    screen.shot(name)


def fits(page: Page) -> bool:
    """Whether nothing hangs over the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def copy_of(screen: Screen) -> bytes:
    """The PDF that the link on the plan's page gives."""
    with screen.page.expect_download() as download:
        screen.page.locator('main a[type="application/pdf"]').click()
    assert download.value.suggested_filename == "plan.pdf"
    return download.value.path().read_bytes()
