"""What the printed plan looks like where no extracted text would show it."""

import subprocess
from pathlib import Path

import pikepdf
import pytest
from django.template.loader import render_to_string
from django.utils import translation

from portal.family.pdf import write
from portal.wording.reading import Contact, Entry, Reading, Section, Text


def reading(language: str, direction: str, words: str) -> Reading:
    section = Section("concerns", "items", "Concerns", "", (Entry(Text(words, "en", in_source=True)),))
    lena = Contact("Lena Hart", "Social worker", "01632 960111")
    return Reading(
        title="Plan", term=Text("child protection plan", "en"), child="Sami", reader="Amina", audience="family",
        level="parent", language=language, direction=direction, format="standard", number=1, agreed_on="1 May 2026",
        sections=(section, Section("people", "people", "Who", "", (), people=(lena,))),
    )  # fmt: skip


@pytest.mark.parametrize(("language", "direction"), [("pl", "ltr"), ("ur", "rtl"), ("uk", "ltr")])
def test_joined_letters_are_drawn_as_themselves(language: str, direction: str, tmp_path: Path) -> None:
    """A typeface in several files once made "Ī rst" of "first", and Cyrillic letters of Latin ones."""
    file = tmp_path / "plan.pdf"
    file.write_bytes(write(reading(language, direction, "He first finds five office staff. Він її бачить.")))
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert "first finds five office staff. Він її бачить" in " ".join(text.split())
    with pikepdf.open(file) as pdf:
        names = {str(font.BaseFont).partition("+")[2] for one in pdf.pages for font in one.Resources.Font.values()}
    assert {"Noto-Sans", "Noto-Sans-Bold"} <= names


def test_a_passage_in_english_runs_from_left_to_right_in_urdu() -> None:
    with translation.override("ur"):
        html = render_to_string(
            "family/plan/print.html", {"reading": reading("ur", "rtl", "He is well."), "static": "/", "paper": True}
        )
    assert '<div lang="en" dir="ltr"><p>He is well.</p></div>' in html
