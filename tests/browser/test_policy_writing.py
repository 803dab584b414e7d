"""A policy editor's working day, second part: a page is written, checked, approved, put into Welsh, and found."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from wagtail.models import Locale, Page

from content.models import ProcedurePage
from tests.cast import Cast
from tests.screens.content.desks import edit
from tests.unit.content.manual import make

from .conftest import Window
from .policy import add_block, approve, desk_of, in_welsh, press_action, put, write_rich
from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)
PUBLISH = re.compile("^Publish in ")
NOT_YET = "Nid yw'r dudalen hon wedi'i chyfieithu"
TITLE, NOTE = "Visits at night", "A new page about the night."
# As a translator writes them; "gynllun" is how "cynllun" begins after "ei".
WELSH: Mapping[str, str] = {
    TITLE: "Ymweliadau â'r nos",
    "When somebody knocks late.": "Pan fydd rhywun yn curo'n hwyr.",
    "Read the plan before you go.": "Darllenwch y cynllun cyn mynd.",
    "Before you go": "Cyn mynd",
    "Ring the duty team": "Ffonio'r tîm dyletswydd",
    "Take a torch": "Mynd â fflachlamp",
    NOTE: "Tudalen newydd am y nos.",
    "Two teams asked.": "Gofynnodd dau dîm.",
}


def write(screen: Screen, parent: Page) -> ProcedurePage:
    """The author writes the page and hands it in."""
    screen.open(f"/cms/pages/add/content/procedurepage/{parent.pk}/")
    screen.page.locator("#id_title").press_sequentially(TITLE)  # the address follows what is typed
    screen.page.locator("#id_summary").fill("When somebody knocks late.")
    add_block(screen, "body", "Text")
    write_rich(screen, screen.page.locator('[data-contentpath="body"]'), "Read the plan before you go.")
    add_block(screen, "body", "What to do")
    screen.page.locator("#body-1-value-title").fill("Before you go")
    for number, words in enumerate(("Ring the duty team", "Take a torch")):
        box = screen.page.locator(f"#body-1-value-items-{number}-value")
        if not box.count():
            add_block(screen, "items")
        box.fill(words)
    screen.page.locator("#id_amendment").fill(NOTE)
    screen.page.locator("#id_amendment_why").fill("Two teams asked.")
    screen.shot("policy-2-written")
    press_action(screen, "Submit to")
    screen.shot("policy-2-handed-in")
    made: ProcedurePage = ProcedurePage.objects.get(draft_title=TITLE)
    return made


@pytest.mark.requirement("R-X-01", "R-000-01", "R-000-02", "R-001-01", "R-002-02")
def test_a_page_is_written_approved_translated_and_found_in_welsh(cast: Cast, window: Window) -> None:
    parent = make()
    author, reader = desk_of(window, "Authors"), window().speak("en")
    made = write(author, parent)
    assert reader.page.goto(f"{reader.base}/en/invented/visits-at-night/").status == 404  # type: ignore[union-attr]
    reader.check()

    editor = desk_of(window, "Editors")
    approve(editor, made, "Approve with comment", "Checked")
    publisher = desk_of(window, "Publishers")
    made.refresh_from_db()
    assert not made.live
    approve(publisher, made, "Approve with comment and Publish", "Good")

    reader.open("/en/invented/")
    assert reader.sees(TITLE) and reader.sees("When somebody knocks late.")
    reader.shot("policy-2-index")
    reader.follow(TITLE)
    for words in ("Read the plan before you go.", "Take a torch", NOTE, "Version 1"):
        assert reader.sees(words), words
    reader.shot("policy-2-public")
    in_welsh(reader)
    assert reader.heading() == TITLE and reader.sees(NOT_YET)
    reader.shot("policy-3-not-yet-welsh")

    welsh = into_welsh(desk_of(window, "Translators"), made)
    assert not welsh.live and reader.open(reader.page.url).sees(NOT_YET), "public when it is published, not before"
    publisher.open(edit(welsh))
    publisher.page.get_by_role("button", name=PUBLISH).click()
    publisher.page.wait_for_load_state("networkidle")
    publisher.check().shot("policy-3-published-in-welsh")

    read_in_welsh(reader, made)


def into_welsh(screen: Screen, made: ProcedurePage) -> Page:
    """The translator begins the translation and writes every text of it; returns the Welsh page, a draft."""
    cymraeg = Locale.objects.get(language_code="cy")
    screen.open(f"/cms/localize/submit/page/{made.pk}/")
    screen.shot("policy-3-which-language")
    screen.page.locator(f'[name="locales"][value="{cymraeg.pk}"]').check()
    screen.page.locator('input[type="submit"][value="Submit"]').click()
    screen.page.wait_for_load_state("networkidle")
    screen.check()
    welsh = made.get_translation(cymraeg)
    screen.open(edit(welsh))
    screen.page.locator("li.incomplete").first.wait_for()
    screen.shot("policy-3-to-translate")
    for source, target in WELSH.items():
        put(screen, source, target)
    screen.shot("policy-3-translated")
    assert not screen.page.get_by_role("button", name=PUBLISH).count()
    return welsh


def read_in_welsh(reader: Screen, made: ProcedurePage) -> None:
    """The page in Welsh, and found by a word that mutated."""
    in_welsh(reader.open(made.url))
    assert reader.page.locator("html").get_attribute("lang") == "cy"
    assert reader.heading() == WELSH[TITLE]
    for words in WELSH.values():
        assert reader.sees(words) or words == WELSH["When somebody knocks late."], words
    assert not reader.page.get_by_text(NOT_YET).count()
    reader.shot("policy-3-welsh")
    reader.open("/cy/invented/")
    assert reader.sees(WELSH[TITLE])
    box = reader.page.locator('input[name="q"]').first
    box.fill("gynllun nos")
    box.press("Enter")
    reader.check().shot("policy-3-welsh-search")
    assert reader.page.locator("main").get_by_role("link", name=WELSH[TITLE]).count()
    assert "cynllun" in reader.page.locator("main mark").all_inner_texts()
