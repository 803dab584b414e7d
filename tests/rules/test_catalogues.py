"""Every language of the screens is whole: Django would show English for what lacks, without a word."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def catalogue(language: str) -> list[polib.POEntry]:
    path = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
    assert path.exists(), f"{language} is a language of the screens and has no catalogue"
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    entries = catalogue(language)
    assert entries
    assert [entry.msgid for entry in entries if not entry.translated()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same(language: str) -> None:
    def marks(text: str) -> list[str]:
        return sorted(PLACEHOLDER.findall(text))

    wrong = []
    for entry in catalogue(language):
        plural = sorted({*marks(entry.msgid), *marks(entry.msgid_plural)})
        for text in [entry.msgstr] if not entry.msgid_plural else entry.msgstr_plural.values():
            # A plural form for exactly one or two may leave the number out, never add a placeholder.
            fits = set(marks(text)) <= set(plural) if entry.msgid_plural else marks(text) == marks(entry.msgid)
            if not fits:
                wrong.append(entry.msgid)
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_is_the_same(language: str) -> None:
    tag = re.compile(r"</?\w+")
    wrong = [
        entry.msgid
        for entry in catalogue(language)
        if not entry.msgid_plural and sorted(tag.findall(entry.msgid)) != sorted(tag.findall(entry.msgstr))
    ]
    assert wrong == []
