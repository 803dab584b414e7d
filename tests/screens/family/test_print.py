"""What the printed plan looks like where no extracted text would show it."""

import io
import re

import pikepdf
import pytest
from django.template.loader import render_to_string
from django.utils import translation

from portal.family.pdf import write
from portal.wording.reading import Contact, Entry, Reading, Section, Text

JOINED = {"ff", "fi", "fl", "ffi", "ffl"}


def reading(language: str, direction: str, words: str) -> Reading:
    section = Section("concerns", "items", "Concerns", "", (Entry(Text(words, "en", in_source=True)),))
    lena = Contact("Lena Hart", "Social worker", "01632 960111")
    return Reading(
        title="Plan", term=Text("child protection plan", "en"), child="Sami", reader="Amina", audience="family",
        level="parent", language=language, direction=direction, format="standard", number=1, agreed_on="1 May 2026",
        sections=(section, Section("people", "people", "Who", "", (), people=(lena,))),
    )  # fmt: skip


def letters(pdf: bytes) -> set[str]:
    """What each glyph that is drawn stands for."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        maps = [font.ToUnicode.read_bytes() for page in opened.pages for font in page.Resources.Font.values()]
    pairs = [pair for one in maps for pair in re.findall(rb"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>", one)]
    return {bytes.fromhex(pair.decode()).decode("utf-16-be") for pair in pairs}


@pytest.mark.parametrize(("language", "direction"), [("pl", "ltr"), ("ur", "rtl")])
def test_no_letters_are_joined_that_the_font_would_draw_as_others(language: str, direction: str) -> None:
    drawn = letters(write(reading(language, direction, "He first finds five office staff.")))
    assert {"f", "i", "s", "t"} <= drawn
    assert not JOINED & drawn


def test_a_passage_in_english_runs_from_left_to_right_in_urdu() -> None:
    with translation.override("ur"):
        html = render_to_string(
            "family/plan/print.html", {"reading": reading("ur", "rtl", "He is well."), "static": "/"}
        )
    assert '<div lang="en" dir="ltr"><p>He is well.</p></div>' in html
