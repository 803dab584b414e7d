"""What a parent needs to take part: written down by the lead, asked for on a telephone, flagged before the meeting."""

from __future__ import annotations

import pytest

from portal.engagement.enums import NeedKind
from portal.engagement.models import SupportNeed
from portal.plans.models import Plan
from tests.cast import Cast
from tests.dialogue import read_by

from .conftest import Window
from .hands import Keyboard
from .journey import given, on_phone, show
from .order import reversed_figures
from .screen import Screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("R-002-17")]
RIDE, CHILDCARE = "A lift from the farm; there is no bus before ten.", "Somebody for the baby, please."
FLAG = "Still needed before the meeting"


def flagged(screen: Screen, plan: Plan) -> str:
    """What stands on the meetings' page as still needed; "" for nothing."""
    screen.open(f"/plans/{plan.pk}/meetings/")
    card = screen.page.get_by_role("region", name=FLAG)
    return card.inner_text() if card.count() else ""


def press(screen: Screen, name: str) -> None:
    """Press the button that stands first under this name, and see what comes."""
    with screen.page.expect_navigation():
        screen.page.get_by_role("button", name=name, exact=True).first.click()
    screen.check()


def test_a_need_is_written_down_asked_for_and_flagged_until_it_is_met(cast: Cast, window: Window) -> None:
    plan = read_by(cast, cast.dana)
    lena = on_phone(window, cast.lena).open(f"/plans/{plan.pk}/").follow("Help to take part")
    show(lena, "needs-1-none")
    lena.choose("Dana Green").choose("Getting there").fill("What do they need?", RIDE)
    press(lena, "Save")
    assert lena.sees(RIDE)
    show(lena, "needs-2-written-down")

    dana = on_phone(window, cast.dana).open(f"/my/plans/{plan.pk}/").follow("Help to take part")
    assert dana.sees(RIDE) and dana.sees("We are working on it")
    show(dana, "needs-3-hers")
    hand = Keyboard(dana)
    hand.pick("kind", NeedKind.CHILDCARE)
    hand.write("text", CHILDCARE)
    hand.send(dana.page.get_by_role("button", name="Send", exact=True))
    assert dana.sees("Thank you. We are working on it.") and dana.sees(CHILDCARE)
    show(dana, "needs-4-asked")

    assert all(words in flagged(lena, plan) for words in (RIDE, CHILDCARE))
    show(lena, "needs-5-flagged")
    lena.follow("Help to take part")
    assert lena.sees("Asked for by them")
    for words, how in ((RIDE, "Tom drives her."), (CHILDCARE, "Joan has the baby on Tuesdays.")):
        card = lena.page.locator("section.app-card").filter(has_text=words)
        card.locator("summary").click()
        card.get_by_label("Arranged").check()
        card.get_by_label("How is it met, or what is in the way?").fill(how)
        show(lena, "needs-6-how-far")
        with lena.page.expect_navigation():
            card.get_by_role("button", name="Save").click()
        lena.check()
        assert (words in flagged(lena, plan)) is False
        lena.open(f"/plans/{plan.pk}/needs/")
    assert not flagged(lena, plan)
    lena.page.set_viewport_size({"width": 1280, "height": 900})
    show(lena.open(f"/plans/{plan.pk}/needs/"), "needs-7-met-wide")
    dana.open(f"/my/plans/{plan.pk}/help/")
    assert dana.sees("Arranged") and "Tom drives her." not in dana.page.content()
    show(dana, "needs-8-arranged")


def test_a_mother_asks_in_urdu(cast: Cast, window: Window) -> None:
    plan = given(cast, cast.sami, cast.amina, "ur")
    amina = on_phone(window, cast.amina, "ur").open(f"/my/plans/{plan.pk}/help/")
    words = "مجھے اردو بولنے والا مترجم چاہیے۔"
    hand = Keyboard(amina)
    hand.pick("kind", NeedKind.LANGUAGE)
    hand.write("text", words)
    hand.send(amina.page.locator("main form button[type=submit]").last)
    made = SupportNeed.objects.get()
    assert (made.person, made.what, made.language, made.is_own) == (cast.amina, words, "ur", True)
    said = amina.page.locator(f"#need-{made.pk}")
    assert said.get_by_text(words).is_visible() and reversed_figures(amina.page) == []
    show(amina, "needs-9-urdu")
