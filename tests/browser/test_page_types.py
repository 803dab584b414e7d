"""Every type of page, in English, Welsh and Urdu: looked at by axe by day and by night, and by the Nu HTML checker."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from portal.people.models import Person
from tests.cast import Cast, sign_in

from .conftest import Window
from .journey import fits
from .page_types import LANGUAGES, Kind, furnished
from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)
NU = Path(settings.ROOT) / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_type_of_page(cast: Cast, window: Window, language: str) -> None:
    screens: dict[Person | None, Screen] = {}
    with furnished(cast) as kinds:
        for kind in kinds(language):
            screen = screens.get(kind.who)
            if screen is None:
                screen = screens[kind.who] = window(phone=True).speak(language)
                if kind.who:
                    screen.sign_in(kind.who)
            screen.page.emulate_media(color_scheme="light")
            screen.open(kind.path)
            assert fits(screen.page), kind.name
            screen.page.emulate_media(color_scheme="dark")
            screen.check()


def _saved(kinds: list[Kind], language: str, folder: Path) -> dict[str, str]:
    """{file: name of the page}: each page as the server sends it."""
    names = {}
    for number, kind in enumerate(kinds):
        client = Client()
        if kind.who:
            sign_in(client, kind.who)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        response = client.get(kind.path)
        assert response.status_code == kind.status, kind
        file = folder / f"{language}-{number}.html"
        file.write_bytes(response.content)
        names[file.name] = f"{kind.name}, {language}"
    return names


def _told(folder: Path) -> list[dict[str, Any]]:
    """Everything the checker says of the pages in a folder, read by one Java."""
    java = shutil.which("java")
    if java is None or not NU.exists():
        pytest.skip("no Java, or no checker: apt install default-jre-headless, and make static")
    command = [java, "-jar", str(NU), "--format", "json", "--stdout", "--exit-zero-always", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


def test_the_nu_html_checker_finds_nothing_on_any_type_of_page(cast: Cast, tmp_path: Path) -> None:
    names: dict[str, str] = {}
    with furnished(cast) as kinds:
        for language in LANGUAGES:
            names |= _saved(kinds(language), language, tmp_path)
    found = [
        f"{names[Path(one['url']).name]}: {one['message']} {one.get('extract', '')!r}"
        for one in _told(tmp_path)
        if one["type"] != "info" or one.get("subType") == "warning"
    ]
    assert not found, "\n".join(dict.fromkeys(found))
    assert len(names) > 60


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text('<!doctype html><html lang="en"><title>Wrong</title><p id="a"><b id="a">x')
    assert any("Duplicate ID" in one["message"] for one in _told(tmp_path))
