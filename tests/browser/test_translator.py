"""Words on their way to a father who reads Polish: translated by hand and by file, checked, read (R-001-22)."""

from pathlib import Path

import polib
import pytest

from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.models import Plan
from portal.wording.enums import Audience
from portal.wording.services import give_work, write
from tests.cast import Cast, account, make_person
from tests.plans import NOW, make_plan, release_to, word

from .conftest import Window
from .screen import Screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("R-001-22")]
STRENGTH, CONCERN = "Robin waits for Dana at [[Hill School]].", "Nobody was home on four evenings"


@pytest.fixture
def vera(cast: Cast) -> Person:
    return make_person("Vera", "Nowak", AccountKind.TRANSLATOR, agency="Words Ltd")


@pytest.fixture
def hugo(cast: Cast) -> Person:
    return make_person("Hugo", "Zima", AccountKind.TRANSLATOR)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    word(made, cast.lena)
    item = made.items.get(capture="strength").pk
    write(plan=made, item=item, audience=Audience.FAMILY, text=STRENGTH, revision=1, by=account(cast.lena), now=NOW)
    return made


def give(screen: Screen, plan: Plan, translator: Person) -> None:
    """The lead gives the family's words in Polish to somebody."""
    screen.open(f"/plans/{plan.pk}/").follow("Give the words to translators")
    card = screen.page.locator("section.govuk-summary-card").filter(has_text="Words for the family in Polish")
    card.get_by_label("Translator").select_option(value=str(translator.pk))
    card.get_by_role("button", name="Give them this work").click()
    screen.check()
    assert screen.page.get_by_role("button", name=f"End ({translator})").is_visible()


def press_in(screen: Screen, item: str, button: str, text: str = "") -> None:
    """Type into one item's box, press one of its buttons, and be at that item afterwards."""
    card = screen.page.locator(f"#item-{item}")
    if text:
        card.get_by_label("In Polish").fill(text)
    with screen.page.expect_navigation():
        card.get_by_role("button", name=button, exact=True).click()
    screen.check()


def by_file(screen: Screen, folder: Path, source: str, target: str) -> None:
    """An agency's way: take the file, translate one text of it, bring it back, look, save."""
    screen.page.get_by_text("Work with files").click()
    with screen.page.expect_download() as coming:
        screen.page.get_by_role("link", name="Download as PO").click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    file = polib.pofile(str(path))
    next(entry for entry in file if entry.msgid.startswith(source)).msgstr = target
    file.save()
    screen.follow("Bring a file back")
    screen.page.locator("input[type=file]").set_input_files(path)
    screen.press("Show what it would change")
    assert screen.sees("1 text will be saved, to be checked by somebody else.")
    screen.shot("translator-import")
    screen.press("Save these texts")


def test_words_go_out_come_back_are_checked_by_another_and_are_read(
    cast: Cast, plan: Plan, vera: Person, hugo: Person, window: Window, tmp_path: Path
) -> None:
    strength = str(plan.items.get(capture="strength").pk)
    concern = str(plan.items.get(capture="concern").pk)
    lead = window().speak("en").sign_in(cast.lena)
    give(lead, plan, vera)
    give(lead, plan, hugo)

    writer = window().speak("en").sign_in(vera).open("/")
    writer.follow("My translations")
    writer.page.locator("main").get_by_role("link", name="Work").click()
    writer.check()
    assert writer.sees("[Name 1] waits for [Name 2] at [Name 3].")
    assert "Robin" not in writer.page.content() and "Green" not in writer.page.content()
    press_in(writer, strength, "Save", "[Name 1] czeka na [Name 2].")
    assert writer.sees("There is a problem") and writer.sees("Look at the names: [Name 3].")
    # The page came back to the item, and what is wrong there is where one goes on typing.
    writer.until("document.activeElement.matches('.govuk-textarea--error')")
    press_in(writer, strength, "Save", "[Name 1] czeka na [Name 2] w [Name 3].")
    assert writer.sees("You translated this. Somebody else has to check it.")
    by_file(writer, tmp_path, CONCERN, "Przez cztery wieczory nikogo nie było w domu")
    assert writer.page.locator(f"#item-{concern}").get_by_text("Needs checking", exact=True).is_visible()
    assert not writer.page.get_by_role("button", name="This translation is right").count()

    checker = window(phone=True).speak("en").sign_in(hugo).open("/translations/")
    assert checker.sees("2 to check")
    checker.page.locator("main").get_by_role("link", name="Work").click()
    checker.check()
    for item in (strength, concern):
        press_in(checker, item, "This translation is right")
        assert checker.page.locator(f"#item-{item}").get_by_text("Checked", exact=True).is_visible()
    checker.shot("translator-checked-phone")

    release_to(plan, cast.piotr, cast.lena)
    father = window(phone=True, language="pl-PL").sign_in(cast.piotr).open(f"/my/plans/{plan.pk}/")
    assert father.sees("Robin czeka na Dana w Hill School.")
    assert father.sees("Przez cztery wieczory nikogo nie było w domu")


@pytest.mark.parametrize("language", ["en", "cy", "ur"])
@pytest.mark.parametrize("phone", [True, False])
def test_every_screen_of_a_translator_fits_in_every_shape(
    cast: Cast, plan: Plan, vera: Person, window: Window, language: str, phone: bool
) -> None:
    given = [
        give_work(plan=plan, audience=Audience.FAMILY, language=tongue, translator=vera, by=account(cast.lena), now=NOW)
        for tongue in ("pl", "ur")
    ]
    screen = window(phone=phone).speak(language).sign_in(vera)
    for path in ("/translations/", *(f"/translations/{work.pk}/{more}" for work in given for more in ("", "file/"))):
        screen.open(path)
        assert screen.page.locator("html").get_attribute("dir") == ("rtl" if language == "ur" else "ltr")
        assert screen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        assert screen.page.locator("h1").count() == 1, path
