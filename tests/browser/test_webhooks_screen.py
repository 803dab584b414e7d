"""A publisher's webhooks in the CMS, and the button that shows a draft elsewhere."""

import pytest
from pytest_django import Settings
from wagtail.models import Page

from portal.api.models import Webhook
from tests.cast import Cast
from tests.manuals import make_manual

from .conftest import Window

pytestmark = pytest.mark.django_db(transaction=True)
FRONT = "https://front.example.org"


def test_webhooks_are_kept_and_a_draft_is_shown_elsewhere(cast: Cast, window: Window, settings: Settings) -> None:
    settings.WEBHOOK_ORIGINS, settings.HEADLESS_PREVIEW_URL = [FRONT], f"{FRONT}/#preview={{token}}"
    make_manual()
    screen = window()
    screen.without_axe = True  # Wagtail's own screens are not ours to mend
    screen.sign_in(cast.pat).open("/cms/webhooks/new/")
    page = screen.page
    page.locator("#id_name").fill("The app")
    page.locator("#id_url").fill("https://elsewhere.example.org/")
    page.get_by_role("button", name="Create", exact=True).click()
    page.get_by_text("has not named this host").wait_for()
    screen.check().shot("webhooks-refused")
    page.locator("#id_url").fill(f"{FRONT}/told")
    page.get_by_role("button", name="Create", exact=True).click()
    page.get_by_role("link", name="The app").first.wait_for()
    screen.check()
    page.get_by_role("link", name="The app").first.click()
    page.get_by_text(Webhook.objects.get().secret).wait_for()
    screen.check().shot("webhooks")
    screen.open(f"/cms/pages/{Page.objects.get(slug='core').pk}/edit/")
    page.locator("header [data-w-dropdown-target='toggle']").first.click()
    page.get_by_role("link", name="Look at the draft elsewhere").wait_for()
    screen.shot("look-elsewhere")
