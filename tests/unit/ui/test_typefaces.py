"""Typefaces are asked for early, and those only that the style sheet draws the language in."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from portal.ui.typefaces import FACES, preloads


@pytest.mark.parametrize("language", sorted(FACES))
def test_each_is_a_file_that_the_style_sheet_names(language: str) -> None:
    css = Path(str(finders.find("dist/brand.css"))).read_text()
    asked = re.findall(r'href="([^"]+)"', preloads(language))
    assert len(asked) == len(FACES[language])
    for address in asked:
        name = address.removeprefix(settings.STATIC_URL)
        assert finders.find(name) and name.removeprefix("dist/") in css


def test_letters_that_every_device_has_need_none() -> None:
    assert preloads("en") == preloads("uk") == ""


@pytest.mark.django_db
def test_a_page_asks_for_its_own(client: Client) -> None:
    client.cookies["django_language"] = "ur"
    page = client.get("/accounts/login/").content.decode()
    assert preloads("ur") in page and "bengali" not in page
