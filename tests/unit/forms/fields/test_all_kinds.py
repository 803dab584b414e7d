"""Each kind: what it takes, what it makes of it, how it says it."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from forms.enums import Kind, Operator
from forms.fields import KINDS
from forms.fields.base import blank, readable, said
from forms.wizard.field import make_field

from .examples import ANSWERED, BAD, EMPTY, GOOD, LABEL, PEOPLE, WELSH, WORDS, clean, field, question, shown

JUNK: list[Any] = [
    None, True, 7, 1.5, float("nan"), 10**400, "junk\x00", "", ["x"], [1], [], {"a": 1}, {"name": 3}, {"line_1": None},
    {"r1": "x"}, {"r1": {"c9": "x"}}, [{"id": "x"}], [{"id": 1, "q": []}], [[[]]], "2027-99-99", "2027-02-03T99:99",
]  # fmt: skip


def test_there_is_a_kind_for_every_name() -> None:
    assert set(KINDS) == set(Kind)
    assert all(kind.block.kind == key for key, kind in KINDS.items())
    assert all(set(kind.operators) <= set(Operator) for kind in KINDS.values())


@pytest.mark.parametrize(("kind", "settings", "raw", "answer", "said"), GOOD)
def test_an_answer_goes_in_and_comes_out(kind: str, settings: Any, raw: Any, answer: Any, said: str) -> None:
    found = clean(kind, raw, settings)
    assert found == answer
    assert type(found) is type(answer)
    asked = question(kind, settings)
    assert shown(kind, answer, settings) == said
    assert KINDS[kind].fits(asked, answer, PEOPLE)
    assert clean(kind, KINDS[kind].raw(asked, answer), settings) == answer
    assert KINDS[kind].spoken(asked, raw, WORDS, PEOPLE) == said
    assert json.loads(json.dumps(answer)) == answer


@pytest.mark.parametrize(("kind", "settings", "raw", "answer", "_said"), GOOD)
def test_what_a_browser_sends_is_what_was_typed(kind: str, settings: Any, raw: Any, answer: Any, _said: str) -> None:
    asked, sent = question(kind, settings), QueryDict(mutable=True)
    for name, value in KINDS[kind].posted(asked, "q", raw):
        sent.appendlist(name, value)
    widget = field(kind, settings).widget
    assert clean(kind, widget.value_from_datadict(sent, {}, "q"), settings) == answer


@pytest.mark.parametrize(("kind", "settings", "raw", "message"), BAD)
def test_what_is_wrong_is_said_in_words(kind: str, settings: Any, raw: Any, message: str) -> None:
    with pytest.raises(ValidationError) as error:
        clean(kind, raw, settings)
    (text,) = error.value.messages
    assert message in text
    assert LABEL in text
    assert (error.value.code == "required") is blank(raw)
    spoken = KINDS[kind].spoken(question(kind, settings), raw, WORDS, PEOPLE)
    assert bool(spoken) is any(said(raw))
    assert "+new" not in spoken
    assert "{" not in spoken


@pytest.mark.parametrize("kind", ANSWERED)
def test_nothing_is_no_answer_and_missing_when_it_is_required(kind: str) -> None:
    empty = EMPTY.get(kind, "")
    assert blank(empty)
    assert clean(kind, empty, required=False) is None
    with pytest.raises(ValidationError) as error:
        clean(kind, empty)
    assert LABEL in error.value.messages[0]
    assert error.value.error_list[0].code == "required"


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("junk", JUNK, ids=str)
def test_an_answer_of_another_kind_never_breaks(kind: str, junk: Any) -> None:
    fits = KINDS[kind].fits(question(kind, required=False), junk, PEOPLE)
    assert fits in (True, False)
    if isinstance(junk, dict) or (isinstance(junk, list) and junk):
        assert not fits


@pytest.mark.parametrize(("kind", "settings", "_raw", "answer", "_said"), GOOD)
def test_its_schema_takes_an_answer_and_nothing_of_another_type(
    kind: str, settings: Any, _raw: Any, answer: Any, _said: str
) -> None:
    schema = KINDS[kind].schema(question(kind, settings), WORDS)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    validator.validate(answer)
    others: list[Any] = [None, [], {}, "", {"x": 1}, [None], [[]]]
    assert not any(validator.is_valid(one) for one in others)


def test_words_nobody_translated_are_marked_with_their_language() -> None:
    attrs = make_field(question("short_text"), WELSH).widget.group_attrs
    assert (attrs["lang"], attrs["dir"]) == ("en", "ltr")
    assert "lang" not in field("short_text").widget.group_attrs
    assert WELSH.missing()


@given(st.text())
def test_readable_text_can_be_stored_and_loses_no_sign(text: str) -> None:
    result = readable(text)
    assert "\x00" not in result
    result.encode()
    assert len(result) == len(text.replace("\r\n", "\n"))


texts = st.text(max_size=40) | st.text("0123456789.,:-+ apm٫۳", max_size=12)
ids = st.sampled_from(["o1", "o3", "p-1", "g-1", "+new", "yes", "", "r1", "c1"]) | texts
raws = st.one_of(ids, st.lists(ids, max_size=5), st.dictionaries(ids, ids | st.lists(ids) | st.dictionaries(ids, ids)))


@given(st.sampled_from(list(KINDS)), raws)
def test_whatever_is_typed_is_an_answer_that_fits_or_an_error(kind: str, raw: Any) -> None:
    asked = question(kind, required=False)
    if kind == Kind.REPEAT:
        return
    try:
        answer = clean(kind, raw, required=False)
    except ValidationError:
        return
    assert answer is None or KINDS[kind].fits(asked, answer, PEOPLE)
    assert isinstance(KINDS[kind].spoken(asked, raw, WORDS, PEOPLE), str)


@given(st.sampled_from(list(KINDS)), st.dictionaries(st.sampled_from(["q", "q_day", "q_name", "q_r1", "q_r1_c1"]), ids))
def test_whatever_is_sent_is_read(kind: str, sent: dict[str, str]) -> None:
    data = QueryDict(mutable=True)
    data.update(sent)
    made = field(kind)
    made.required = False
    raw = made.widget.value_from_datadict(data, {}, "q")
    with suppress(ValidationError):
        made.clean(raw)


def test_blank_is_nothing_typed() -> None:
    assert blank([{"id": "a" * 32, "what": " ", "by": ["", "", ""]}])
    assert not blank([{"id": "a" * 32, "what": "x"}])
