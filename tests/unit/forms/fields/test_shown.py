"""What is read and not answered."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from forms.blocks import QuestionsBlock
from forms.fields import KINDS
from forms.wizard.field import make_field

from .examples import WORDS, question, shown

SHOWN = [key for key, kind in KINDS.items() if not kind.asks]


def html(kind: str, value: Any, data: Any = None) -> str:
    class Form(forms.Form):
        q = make_field(question(kind, required=False), WORDS)

    return str(Form(data, initial={"q": value})["q"].as_field_group())


@pytest.mark.parametrize("kind", SHOWN)
def test_nothing_that_is_sent_counts(kind: str) -> None:
    field = make_field(question(kind), WORDS)
    assert field.widget.value_from_datadict(QueryDict("q=x"), {}, "q") is None
    assert field.clean("x") is None
    assert KINDS[kind].posted(question(kind), "q", "x") == []
    assert KINDS[kind].spoken(question(kind), "x", WORDS) == ""
    assert KINDS[kind].schema(question(kind), WORDS)["readOnly"] is True


@pytest.mark.parametrize("kind", ["calculated", "earlier"])
def test_the_text_is_shown_whatever_is_sent(kind: str) -> None:
    for data in (None, QueryDict("q=forged")):
        drawn = html(kind, "12 <b>hours</b>", data)
        assert "12 &lt;b&gt;hours&lt;/b&gt;" in drawn
        assert "forged" not in drawn
        assert "optional" not in drawn
    assert "–" in html(kind, None)


def test_a_calculated_value_is_an_output_that_a_script_can_find() -> None:
    assert '<output class="govuk-body app-shown__text" id="id_q">7 hours</output>' in html("calculated", "7 hours")
    assert "<output" not in html("earlier", "x")


def test_a_calculated_value_is_said_in_words() -> None:
    assert shown("calculated", 1234.5) == "1,234.5 hours"
    assert shown("calculated", "2027-02-03") == "3 February 2027"


def test_a_calculated_value_fits_its_formula() -> None:
    kind = KINDS["calculated"]
    deadline = question("calculated", {"formula": "working_days_after"})
    assert kind.fits(question("calculated"), 3)
    assert not kind.fits(question("calculated"), "2027-02-03")
    assert kind.fits(deadline, "2027-02-03")
    assert not kind.fits(deadline, 3)


def test_the_editor_gives_what_the_formula_needs() -> None:
    value = {"label": "Sum", "formula": "sum", "of": "a b\nc", "group": "", "days": None}
    block = QuestionsBlock().to_python([{"type": "calculated", "id": "q", "value": value}])[0]
    kind = KINDS["calculated"]
    found = {name: kind.setting_of(name, block.value[name]) for name in kind.settings}
    assert found == {"formula": "sum", "of": ["a", "b", "c"], "group": "", "days": 0}
    assert kind.child_of("of", found["of"], "en") == "a b c"


@pytest.mark.parametrize("kind", SHOWN)
def test_its_author_is_not_asked_what_belongs_to_an_answer(kind: str) -> None:
    children = set(QuestionsBlock().child_blocks[kind].child_blocks)
    assert not children & {"required", "required_if", "required_text", "prefill_source", "restricted"}
    assert ("capture" in children) is (kind == "calculated")
