"""The pure rules of the practitioners' screens."""

from datetime import date

import pytest
from django.utils import translation

from portal.plans.rules import changes
from portal.practice.rules import (
    Line,
    changed_items,
    groups,
    label_of,
    progress,
    sentence,
    tongue,
    translation_state,
    word_state,
)
from portal.practice.rules.sentences import SENTENCES
from portal.procedures.terms import nowhere
from tests.plans import day, text

LABELS = {"concern": "Concerns", "action": "Actions"}
FIELDS = {("action", "what"): "What", ("action", "when"): "When"}


def item(ident: str, capture: str, **fields: object) -> dict[str, object]:
    return {"id": ident, "capture": capture, "fields": fields}


def test_items_stand_by_capture_in_the_order_of_the_labels_and_unknown_ones_last() -> None:
    found = groups(
        [
            item("1", "novelty", text=text("x")),
            item("2", "action", what=text("y")),
            item("3", "concern", text=text("z")),
        ],
        LABELS,
        FIELDS,
    )
    assert [(group.capture, group.label) for group in found] == [
        ("concern", "Concerns"), ("action", "Actions"), ("novelty", "novelty"),
    ]  # fmt: skip


def test_empty_fields_and_people_of_the_group_are_left_out() -> None:
    found = groups([item("1", "concern", text=text("")), item("2", "lead", who=text("x"))], LABELS, FIELDS)
    assert found == ()


def test_a_date_is_a_day_and_a_broken_one_is_its_text() -> None:
    found = groups(
        [item("1", "action", when=day(date(2026, 4, 1)), by={"type": "date", "value": "soon"})], LABELS, FIELDS
    )
    ((_, lines),) = found[0].items
    assert lines == (Line("When", "", day=date(2026, 4, 1)), Line("", "soon"))


def test_what_changed_has_both_sides_or_one() -> None:
    before = {
        "items": [item("1", "action", what=text("a"), when=day(date(2026, 4, 1))), item("2", "action", what=text("c"))]
    }
    after = {
        "items": [item("1", "action", what=text("b"), when=day(date(2026, 4, 1))), item("3", "action", what=text("d"))]
    }
    found = changed_items(changes(before, after), before, after, LABELS, FIELDS)
    sides = [(one.what, field.before, field.after) for one in found for field in one.fields]
    assert sides == [
        ("changed", Line("What", "a"), Line("What", "b")),
        ("added", None, Line("What", "d")),
        ("removed", Line("What", "c"), None),
    ]


@pytest.mark.parametrize(
    ("wording", "source", "state"), [(None, "x", "missing"), ("x", "x", "written"), ("y", "x", "out_of_date")]
)
def test_how_far_words_are(wording: str | None, source: str, state: str) -> None:
    assert word_state(wording, source) == state


@pytest.mark.parametrize(
    ("translated", "checked", "state"),
    [
        (None, False, "not_translated"),
        ("x", False, "needs_checking"),
        ("x", True, "checked"),
        ("y", True, "out_of_date"),
    ],
)
def test_how_far_a_translation_is(translated: str | None, checked: bool, state: str) -> None:
    assert translation_state(translated, "x", is_checked=checked) == state


def test_progress_counts_what_is_done() -> None:
    assert (progress(["written", "missing"], "written").done, progress([], "written").is_complete) == (1, True)


def test_a_language_nobody_knows_goes_by_its_code() -> None:
    assert (tongue("xx").name, tongue("xx").dir, tongue("ur").dir) == ("xx", "ltr", "rtl")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (("plan.released", "Lena", "Dana", {"version": 2}), "Lena shared version 2 with Dana."),
        (("wording.written", "Lena", "", {"audience": "child"}), "Lena wrote words for the child."),
        (("plan.withdrawn", "", "", {}), "The service took the plan back from somebody."),
        (("plan.burned", "Lena", "", {}), "Lena did something else (plan.burned)."),
    ],
)
def test_entries_are_sentences(entry: tuple[str, str, str, dict[str, object]], words: str) -> None:
    with translation.override("en"):
        assert sentence(*entry, nowhere()) == words


@pytest.mark.parametrize("language", ["cy", "pl", "ur"])
@pytest.mark.parametrize("action", [*SENTENCES, "plan.burned"])
def test_every_sentence_can_be_filled_in_every_language(action: str, language: str) -> None:
    name, _, audience = action.partition(":")
    with translation.override("en"):
        english = sentence(name, "Lena", "Dana", {"version": 2, "audience": audience}, nowhere())
    with translation.override(language):
        said = sentence(name, "Lena", "Dana", {"version": 2, "audience": audience}, nowhere())
    assert said and said != english
    assert [who in said for who in ("Lena", "Dana")] == [who in english for who in ("Lena", "Dana")]


def test_a_capture_without_a_label_goes_by_its_key() -> None:
    assert (label_of("concern", LABELS), label_of("novelty", LABELS)) == ("Concerns", "novelty")
