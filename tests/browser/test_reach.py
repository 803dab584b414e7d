"""What a link of a plan leads to can be seen: the button to leave lies over the top of a phone's page."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from portal.wording.enums import Audience
from tests.cast import Cast
from tests.plans import make_plan, release_to, translated, word

from .conftest import Window

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_heading_is_not_below_the_button_to_leave(cast: Cast, language: str, window: Window) -> None:
    plan = make_plan(cast.sami, cast.lena, cast.lena, [cast.tom], actions=4)
    word(plan, cast.lena)
    if language != "en":
        translated(plan, language, Audience.FAMILY, by=cast.lena, checked_by=cast.tom)
    type(cast.amina).objects.filter(pk=cast.amina.pk).update(language=language)
    cast.amina.refresh_from_db()
    release_to(plan, cast.amina, cast.lena)
    screen = window(phone=True, language=language).sign_in(cast.amina).speak(language)
    screen.open(reverse("family:plan", args=[plan.pk]))
    screen.page.locator(".app-contents__list a").nth(4).click()
    expect(screen.page.locator(":target")).to_be_in_viewport()
    heading = screen.page.locator(":target").bounding_box()
    leave = screen.page.locator(".govuk-exit-this-page__button").bounding_box()
    assert heading and leave and leave["y"] >= 0
    assert heading["y"] >= leave["y"] + leave["height"]
