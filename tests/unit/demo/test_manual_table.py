"""docs/manual.md: every row that speaks of text has a page, and the page stands in the manual and says something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.demo import blocks, files

ROOT = Path(__file__).parents[3]
ROW = re.compile(r"^\| (R-[0-9X]{1,3}-\d+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
KEYS = re.compile(r"`([a-z0-9-]+)`")

# whose manual is meant, by the source of a row
PLACES = {
    "000": ("wales",), "001": ("england",), "002": ("wales",), "003": ("guernsey",), "004": ("england",),
    "X": files.JURISDICTIONS,
}  # fmt: skip
NAMED = {  # rows that the manual was asked to answer, beside all of R-002
    "R-000-01", "R-000-02", "R-000-25", "R-001-01", "R-001-25", "R-001-45", "R-001-64", "R-004-01", "R-004-05",
    "R-004-06", "R-004-09", "R-004-13", "R-004-22", "R-004-23", "R-004-73", "R-004-76", "R-X-01",
}  # fmt: skip
FEWEST_WORDS = 150  # fewer is a note and no page


def table() -> dict[str, list[str]]:
    """Row → keys of pages, as docs/manual.md has them."""
    text = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    return {row: KEYS.findall(keys) for row, _about, keys in ROW.findall(text)}


def waiting() -> set[str]:
    """The rows whose machine is not built, as docs/manual.md lists them."""
    text = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    return set(re.findall(r"R-\d{3}-\d+", text.partition("## What waits")[2].partition("\n## ")[0]))


def proved() -> set[str]:
    """The rows that a test carries."""
    marks = re.compile(r"mark\.requirement\(([^)]*)\)")
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return {row for text in texts for given in marks.findall(text) for row in re.findall(r"R-[0-9X]+-\d+", given)}


def known() -> list[str]:
    """Every requirement there is."""
    return (ROOT / "tests" / "rules" / "requirement_ids.txt").read_text(encoding="utf-8").split()


def asked() -> Iterator[tuple[str, str, str]]:
    """(row, place, key) of every page that the table points at."""
    for row, keys in table().items():
        for place in PLACES[row.split("-")[1]]:
            yield from ((row, place, key) for key in keys)


def english(page: files.Data) -> int:
    """How many English words a page has below its summary."""
    found = (
        said["en"] if isinstance(said, dict) else said
        for block in page["blocks"]
        for _where, _what, _most, said in blocks.texts_of(blocks.kind_of(block), blocks.content_of(block))
    )  # fmt: skip
    return sum(len(text.split()) for text in found)


def test_every_row_of_the_overview_and_every_row_named_is_in_the_table() -> None:
    overview = {row for row in known() if row.startswith("R-002-")}
    assert len(overview) == 41
    assert overview | NAMED <= table().keys()


def test_what_the_manual_was_asked_for_is_proved_or_said_to_wait() -> None:
    wanted = {row for row in known() if row.startswith("R-002-")} | NAMED
    assert waiting() <= wanted
    assert not waiting() & proved(), "they are built: take them off docs/manual.md"
    assert not wanted - waiting() - proved(), "no test carries them, and docs/manual.md does not say that they wait"


def test_every_row_of_the_table_is_a_requirement_and_stands_once() -> None:
    text = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    rows = [row for row, _about, _keys in ROW.findall(text)]
    assert len(rows) == len(set(rows)) == text.count("\n| R-")
    assert set(rows) <= set(known())


def test_every_row_of_the_sources_is_in_the_table() -> None:
    assert {row for row in known() if not row.startswith("R-X-")} <= table().keys()


@pytest.mark.parametrize("place", files.JURISDICTIONS)
def test_every_key_of_the_table_is_a_page_of_its_place(place: str) -> None:
    pages = {node.page["key"] for node in files.flat(files.manual(place))}
    assert not {(row, key) for row, where, key in asked() if where == place and key not in pages}


@pytest.mark.parametrize("place", files.JURISDICTIONS)
def test_every_place_answers_each_row_of_the_overview(place: str) -> None:
    pages = {node.page["key"] for node in files.flat(files.manual(place))}
    assert not [row for row, keys in table().items() if row.startswith("R-002-") and not pages & set(keys)]


@pytest.mark.parametrize("place", files.JURISDICTIONS)
def test_every_page_that_is_pointed_at_says_something(place: str) -> None:
    pages = {node.page["key"]: node.page for node in files.flat(files.manual(place))}
    wanted = {key for _row, where, key in asked() if where == place}
    assert not {key: english(pages[key]) for key in wanted if english(pages[key]) < FEWEST_WORDS}
