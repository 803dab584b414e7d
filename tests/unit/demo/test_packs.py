"""The shipped packs are whole: every capture once, every link good, every word in both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from forms.api import stable_id
from forms.enums import CHOICES, Kind
from forms.variables import used
from portal.demo import rules
from portal.demo.files import JURISDICTIONS, media
from portal.demo.manuals import manual
from portal.demo.selectors import glossary, pack, phrases
from portal.intake.purpose import PLAN_CAPTURES
from portal.procedures.enums import CalendarKey, TimescaleKey, Unit
from portal.procedures.selectors import OUT_OF_HOURS, TERMS
from portal.ui.symbols import SYMBOLS
from portal.wording.sections import READABLE

packs = pytest.mark.parametrize("key", JURISDICTIONS)
MEDIA = {name: number for number, name in enumerate(media(), start=1)}


def questions(key: str) -> list[tuple[str, rules.Data]]:
    return [found for step in pack(key).form["steps"] for found in rules.each_question(step)]


def words(data: Any, where: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """(place, {"en", "cy"}) of everything in two languages."""
    if isinstance(data, dict):
        if {"en", "cy"} & data.keys():
            yield where, data
            return
        for key, value in data.items():
            yield from words(value, f"{where}/{key}")
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from words(value, f"{where}/{number}")


@packs
def test_every_text_is_there_in_english_and_in_welsh(key: str) -> None:
    found = pack(key)
    for part in (found.jurisdiction, found.form):  # pages: portal/demo/checking.py
        for place, said in words(part):
            assert said.keys() == {"en", "cy"}, place
            assert all(text.strip() for text in said.values()), place
            # a word that is the same as the source counts as not translated
            assert said["en"] != said["cy"], place


@packs
def test_titles_labels_and_options_have_words(key: str) -> None:
    for step in pack(key).form["steps"]:
        assert {"title", "guidance", "procedure"} <= step.keys()
    for path, question in questions(key):
        assert question["label"], path
        assert (question["kind"] in CHOICES) == ("options" in question), path
        assert (question["kind"] == Kind.REPEAT) == ("item_name" in question), path


@packs
@pytest.mark.requirement("R-002-03", "R-002-14", "R-002-26", "R-002-29", "R-002-38")
def test_each_place_says_how_its_groups_its_reviews_and_its_register_work(key: str) -> None:
    place, pages = pack(key).jurisdiction, {page["key"] for page in pack(key).pages}
    assert place.get("core_group_chair", "lead") == ("any" if key == "wales" else "lead")
    assert place["quorum_agencies"] > 0
    assert ("register_basis" in place) == (key == "guernsey"), "the islands have a law of their own"
    for name in {"plan_aims", *({"categories", "register_purpose", "register_basis"} & set(place))}:
        lines = [line for line in place[name].splitlines() if line.strip()]
        assert lines and all(" | " in line for line in lines), name
    assert place.get("review_page", "reviews") in pages and "missing-children" in pages


@packs
@pytest.mark.requirement("R-004-73")
def test_the_steps_of_a_difference_are_drawn_from_the_place_and_typed_nowhere(key: str) -> None:
    blocks = [block for page in pack(key).pages for block in page.get("blocks", ())]
    assert sum("stages" in block for block in blocks) == 1
    typed = [str(block["table"]) for block in blocks if "table" in block]
    names = [stage["name"]["en"] for stage in pack(key).jurisdiction["stages"]]
    assert not [table for table in typed if sum(name in table for name in names) > 1]


@packs
def test_texts_fit_their_columns(key: str) -> None:
    found = pack(key)
    for term, said in found.jurisdiction["terms"].items():
        assert max(map(len, said.values())) <= 100, term


@packs
@pytest.mark.requirement("R-001-04", "R-001-05", "R-001-06", "R-001-07", "R-003-06")
def test_each_capture_of_the_plan_is_given_once_by_a_question_of_a_right_kind(key: str) -> None:
    given = Counter(question["capture"] for _path, question in questions(key) if "capture" in question)
    kinds = {question["capture"]: question["kind"] for _path, question in questions(key) if "capture" in question}
    known = {capture.key: capture for capture in PLAN_CAPTURES}
    known |= {f"{outer.key}.{inner.key}": inner for outer in PLAN_CAPTURES for inner in outer.fields}
    assert given == Counter(known.keys())
    for capture, kind in kinds.items():
        assert kind in known[capture].kinds, capture


@packs
def test_a_field_of_a_capture_stands_in_the_group_of_that_capture(key: str) -> None:
    for step in pack(key).form["steps"]:
        for group in step["questions"]:
            for inner in group.get("questions", ()):
                assert inner["capture"].rpartition(".")[0] == group["capture"]
                assert inner["kind"] != Kind.REPEAT


@packs
@pytest.mark.requirement("R-000-25")
def test_each_step_names_a_page_of_the_manual_with_a_pointer(key: str) -> None:
    pages = {page["key"]: page for page in pack(key).pages}
    assert len(pages) == len(pack(key).pages)
    for step in pack(key).form["steps"]:
        assert any("pointer" in block for block in pages[step["procedure"]]["blocks"]), step["key"]


@packs
def test_a_step_is_shown_by_an_answer_to_an_earlier_question(key: str) -> None:
    earlier: dict[str, rules.Data] = {}
    conditional = 0
    for step in pack(key).form["steps"]:
        asked, _equals, answer = step.get("shown_if", "").partition("=")
        if asked:
            conditional += 1
            question = earlier[asked]
            options = {option["key"] for option in question.get("options", ())}
            assert answer in ({"yes", "no"} if question["kind"] == Kind.YES_NO else options)
        earlier |= {question["key"]: question for question in step["questions"]}
    assert conditional >= 1


@packs
def test_keys_are_unique(key: str) -> None:
    paths = [path for path, _question in questions(key)]
    assert len(paths) == len(set(paths))
    for _path, question in questions(key):
        options = [option["key"] for option in question.get("options", ())]
        assert len(options) == len(set(options))


@packs
def test_jurisdictions_have_every_timescale_and_term(key: str) -> None:
    local = pack(key).jurisdiction
    assert local["key"] == key
    assert local["calendar"] in CalendarKey.values
    keys, seeing = {row["key"] for row in local["timescales"]}, {"visit", "seen_alone", "seen_home", "bedroom"}
    assert keys | seeing == set(TimescaleKey.values) and keys >= set(TimescaleKey.values) - seeing
    assert bool(keys & seeing) is (key != "guernsey")  # where the procedure names no figure, there is none (domain.md)
    assert {row["unit"] for row in local["timescales"]} <= set(Unit.values)
    assert local["terms"].keys() == set(TERMS)
    assert OUT_OF_HOURS in {row["key"] for row in local["contacts"] if row["phone"]}  # whom families ring at night


def test_england_is_in_full() -> None:
    form = pack("england").form
    assert len(form["steps"]) >= 12
    assert len(questions("england")) >= 60
    assert sum("shown_if" in step for step in form["steps"]) >= 2
    assert {question["kind"] for _path, question in questions("england")} >= {
        "short_text", "long_text", "date", "yes_no", "single_choice", "several_choices", "person", "repeat",
    }  # fmt: skip


@packs
def test_a_manual_has_the_same_blocks_and_paragraphs_in_both_languages(key: str) -> None:
    found = pack(key)
    english = {page["key"]: page for page in every(manual(found.jurisdiction, found.tree, "en", MEDIA)["children"])}
    welsh = list(every(manual(found.jurisdiction, found.tree, "cy", MEDIA)["children"]))
    assert [page["key"] for page in english.values()] == [f"{key}/{page['key']}" for page in found.pages]
    assert welsh
    for page in welsh:
        assert shape(english[page["key"]]) == shape(page), page["key"]


def every(pages: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for page in pages:
        yield page
        yield from every(page["children"])


def shape(page: dict[str, Any]) -> list[Any]:
    return [
        (block["type"], block.get("text", "").count("<p>"), block.get("text", "").count("<li>"),
         len(block.get("items", ())), bool(block.get("heading"))) for block in page["body"]
    ]  # fmt: skip


@packs
def test_every_word_of_a_form_has_a_text_key(key: str) -> None:
    form = pack(key).form
    english, welsh = (rules.form_texts(form, "a-form", language, stable_id) for language in ("en", "cy"))
    assert english.keys() == welsh.keys()
    assert len(english) > len(questions(key))


@pytest.mark.requirement("R-X-06")
def test_hard_words_are_explained_in_short_sentences() -> None:
    terms = glossary()
    assert len(terms) >= 40
    assert len({data["key"] for data in terms}) == len(terms)
    assert sum("pl" in data and "ur" in data for data in terms) >= 20
    for data in terms:
        assert {"en", "cy"} <= data.keys()
        for language in data.keys() - {"key"}:
            _word, _forms, meaning, _instead = data[language]
            assert all(len(sentence.split()) <= 15 for sentence in re.split(r"[.!?۔؟]", meaning)), (
                data["key"],
                language,
            )


@pytest.mark.requirement("R-001-22", "R-X-06")
def test_standard_sentences_are_short_and_have_known_pictures() -> None:
    found = phrases()
    assert len(found) >= 25
    for data in found:
        assert data["symbol"] in SYMBOLS, data["key"]
        assert data["capture"] in READABLE, data["key"]
        assert all(len(data[language].split()) <= 15 for language in ("en", "cy", "pl", "ur")), data["key"]


@packs
@pytest.mark.requirement("R-X-01", "R-X-08")
def test_a_form_says_figures_and_terms_that_its_place_has(key: str) -> None:
    """ "Within {time:first_review}" is the very figure the deadline is counted with."""
    found = pack(key)
    known = {*TERMS, *(f"time:{row['key']}" for row in found.jurisdiction["timescales"])}
    for language in ("en", "cy"):
        texts = form_texts(found.form, key, language)
        assert used(texts.values()) <= known
        assert {"time:first_review", "time:next_review"} <= used(texts.values())


def form_texts(form: rules.Data, key: str, language: str) -> dict[str, str]:
    return rules.form_texts(form, key, language, stable_id)
