"""Figures within words from right to left keep their order on paper: asked of the places where letters were drawn."""

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from portal.family.pdf import write
from portal.wording import paper
from portal.wording.reading import Reading
from tests.figures import WORDS, figured

DRAWN = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">([^<]*)</word>')
DIRECTIONS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c"))
REVERSED = {"16:00–14:30", "6–2", "6.5.2026–1.5.2026"}


class Word(NamedTuple):
    """What stands between two spaces of a line, as it is seen from left to right, and where it begins."""

    x: float
    y: float
    text: str


def drawn(reading: Reading, folder: Path) -> list[Word]:
    file = folder / "plan.pdf"
    file.write_bytes(write(reading))
    found = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True).stdout
    return [Word(float(x), float(y), text.translate(DIRECTIONS).strip("،.")) for x, y, text in DRAWN.findall(found)]


def numbers(words: list[Word]) -> list[bool]:
    """Of each number to ring that stands on one line whether its groups follow each other from left to right."""
    return [
        first.x < second.x
        for first in words
        for second in words
        if (first.text, second.text) == ("01632", "960101") and first.y == second.y and abs(first.x - second.x) < 90
    ]


@pytest.mark.requirement("R-001-22")
@pytest.mark.parametrize(("level", "format"), [("parent", "standard"), ("parent_easy", "easy_read")])
@pytest.mark.parametrize("language", sorted(WORDS))
def test_figures_within_words_keep_their_order(language: str, level: str, format: str, tmp_path: Path) -> None:
    words = drawn(figured(language, level, format), tmp_path)
    texts, found = {one.text for one in words}, numbers(words)
    assert texts >= {"14:30–16:00", "2–6", "lena.hart5@example.org"} and not texts & REVERSED
    assert len(found) > 10 and all(found)


def test_the_look_at_the_order_finds_what_is_reversed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this the test above could not fail."""
    monkeypatch.setattr(paper, "ordered", lambda html, direction: html)
    words = drawn(figured("ur"), tmp_path)
    assert {one.text for one in words} >= REVERSED and numbers(words).count(False) > 10
