"""Each kind: what it takes, what it makes of it, how it says it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from forms.fields import KINDS, kind_of
from forms.fields.base import DAMAGED, blank, readable
from forms.spec import Question
from forms.wizard.form import make_field
from forms.words import Words

PEOPLE = [("p-1", "Dana Green"), ("p-2", "Tom Bell")]
LABEL = "Is it 100% (sure) %s %d?"
TEXTS = {"q.label": LABEL, "o1.label": "Red", "o2.label": "Blue"}
WORDS = Words("en", "en", TEXTS, TEXTS)
WELSH = Words("cy", "en", {}, TEXTS)


def question(kind: str, **more: Any) -> Question:
    return Question("q", kind, options=("o1", "o2"), **more)


def clean(kind: str, raw: Any, **more: Any) -> Any:
    return make_field(question(kind, **more), WORDS, PEOPLE).clean(raw)


GOOD = [
    ("short_text", "  The wood ", "The wood", "The wood"),
    ("long_text", "One\r\n\r\nTwo", "One\n\nTwo", "One\n\nTwo"),
    ("date", ["3", "02", "2027"], "2027-02-03", "3 February 2027"),
    ("date", ["29", "2", "2028"], "2028-02-29", "29 February 2028"),
    ("date", ["۳", "۲", "۲۰۲۷"], "2027-02-03", "3 February 2027"),
    ("yes_no", "yes", True, "Yes"),
    ("yes_no", "no", False, "No"),
    ("single_choice", "o2", "o2", "Blue"),
    ("several_choices", ["o2", "o1"], ["o1", "o2"], "Red, Blue"),
    ("person", "p-2", "p-2", "Tom Bell"),
]


@pytest.mark.parametrize(("kind", "raw", "answer", "shown"), GOOD)
def test_an_answer_goes_in_and_comes_out(kind: str, raw: Any, answer: Any, shown: str) -> None:
    assert clean(kind, raw) == answer
    asked = question(kind)
    assert KINDS[kind].display(asked, answer, WORDS, PEOPLE) == shown
    assert KINDS[kind].fits(asked, answer, PEOPLE)
    assert clean(kind, KINDS[kind].raw(asked, answer)) == answer
    assert KINDS[kind].spoken(asked, raw, WORDS, PEOPLE) == shown


BAD = [
    ("short_text", "x" * 501, "Take away 1 character"),
    ("long_text", "x" * 20_002, "Take away 2 characters"),
    ("short_text", f"a{DAMAGED}b", "cannot be read"),
    ("long_text", "a\x00b", "cannot be read"),
    ("date", ["", "2", "2027"], "must include a day"),
    ("date", ["3", "", ""], "must include a month and a year"),
    ("date", ["31", "2", "2027"], "must be a real date"),
    ("date", ["3", "Feb", "2027"], "must be a real date"),
    ("date", ["3", "2", "27"], "must have 4 numbers"),
    ("date", ["²", "2", "2027"], "must be a real date"),
    ("yes_no", "perhaps", "Choose yes or no"),
    ("single_choice", "o9", "Choose an answer"),
    ("several_choices", ["o1", "o9"], "Choose at least one"),
    ("person", "p-9", "Choose a person"),
]


@pytest.mark.parametrize(("kind", "raw", "message"), BAD)
def test_what_is_wrong_is_said_in_words(kind: str, raw: Any, message: str) -> None:
    with pytest.raises(ValidationError) as error:
        clean(kind, raw)
    (text,) = error.value.messages
    assert message in text
    assert LABEL in text


@pytest.mark.parametrize(("raw", "boxes"), [(["", "2", "2027"], ["day"]), (["3", "13", "2027"], ["month"])])
def test_only_the_wrong_box_of_a_date_is_marked(raw: list[str], boxes: list[str]) -> None:
    with pytest.raises(ValidationError) as error:
        clean("date", raw)
    assert error.value.params is not None
    assert error.value.params["boxes"] == boxes


@pytest.mark.parametrize("kind", [key for key in KINDS if key != "repeat"])
def test_nothing_is_no_answer_and_missing_when_it_is_required(kind: str) -> None:
    empty = {"date": ["", "", ""], "several_choices": []}.get(kind, "")
    assert clean(kind, empty, required=False) is None
    with pytest.raises(ValidationError) as error:
        clean(kind, empty)
    assert LABEL in error.value.messages[0]


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("junk", [None, 7, 1.5, "junk\x00", ["x"], {"a": 1}, [{"id": "x"}], [{"id": 1, "q": []}]])
def test_an_answer_of_another_kind_never_fits_and_never_breaks(kind: str, junk: Any) -> None:
    assert not KINDS[kind].fits(question(kind), junk, PEOPLE)


def test_words_nobody_translated_are_marked_with_their_language() -> None:
    field = make_field(question("short_text"), WELSH)
    assert field.widget.group_attrs == {"lang": "en", "dir": "ltr"}
    assert not hasattr(make_field(question("short_text"), WORDS).widget, "group_attrs")
    assert WELSH.missing()


def test_many_people_are_a_list_to_choose_from() -> None:
    crowd = [(f"p-{number}", f"Person {number}") for number in range(9)]
    assert make_field(question("person"), WORDS, crowd).widget.input_type == "select"
    assert make_field(question("person"), WORDS, PEOPLE).widget.input_type == "radio"


def test_somebody_who_left_is_said_so() -> None:
    assert kind_of(question("person")).display(question("person"), "p-9", WORDS, PEOPLE).startswith("Somebody")


@given(st.text())
def test_readable_text_can_be_stored_and_loses_no_sign(text: str) -> None:
    result = readable(text)
    assert "\x00" not in result
    result.encode()
    assert len(result) == len(text.replace("\r\n", "\n"))


raws = st.one_of(st.text(), st.lists(st.text(), max_size=4))


@given(st.sampled_from([key for key in KINDS if key != "repeat"]), raws)
def test_whatever_is_typed_is_an_answer_that_fits_or_an_error(kind: str, raw: Any) -> None:
    asked = question(kind, required=False)
    if kind in ("date", "several_choices") and isinstance(raw, str):
        raw = [raw]
    if kind not in ("date", "several_choices") and isinstance(raw, list):
        raw = "".join(raw)
    try:
        answer = clean(kind, raw, required=False)
    except ValidationError:
        return
    assert answer is None or KINDS[kind].fits(asked, answer, PEOPLE)
    assert isinstance(KINDS[kind].spoken(asked, raw, WORDS, PEOPLE), str)


def test_blank_is_nothing_typed() -> None:
    assert blank([{"id": "a" * 32, "what": " ", "by": ["", "", ""]}])
    assert not blank([{"id": "a" * 32, "what": "x"}])
