"""Rows and columns."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from forms.blocks import QuestionsBlock
from forms.composing.words import step_texts
from forms.fields import KINDS
from forms.wizard.field import make_field

from .examples import GRID, WORDS, clean, field, question

STORED = {
    "type": "grid", "id": "q", "value": {
        "label": "When?", "cell": "tick",
        "rows": [{"type": "part", "id": "r1", "value": "Monday"}],
        "columns": [{"type": "part", "id": "c1", "value": "Morning"}, {"type": "part", "id": "c2", "value": "Evening"}],
    },
}  # fmt: skip


def form(cell: str, data: Any = None, **more: Any) -> forms.Form:
    class Form(forms.Form):
        q = make_field(question("grid", {"cell": cell}), WORDS)

    return Form(data, **more)


def test_every_box_says_its_row_and_its_column() -> None:
    html = str(form("text", initial={"q": {"r1": {"c2": "Ann"}}})["q"].as_field_group())
    assert 'name="q_r1_c2" type="text" value="Ann"' in html
    assert 'Tuesday: </span>Morning</span></label><input class="govuk-input" id="id_q-r2-c1"' in html
    assert 'data-kind="grid"' in html


def test_ticks_are_kept_by_row() -> None:
    html = str(form("tick", initial={"q": {"r2": ["c1"]}})["q"].as_field_group())
    assert html.count(" checked>") == 1
    assert 'name="q_r2" type="checkbox" value="c1" checked' in html


def test_cells_that_do_not_exist_are_not_read() -> None:
    data = QueryDict("q_r1_c1=a&q_r9_c1=b&q_r1_c9=c&q_r2=c1")
    assert field("grid").widget.value_from_datadict(data, {}, "q") == {"r1": {"c1": "a"}}
    ticks = QueryDict("q_r1=c1&q_r1=c9&q_r9=c1")
    assert field("grid", {"cell": "tick"}).widget.value_from_datadict(ticks, {}, "q") == {"r1": ["c1"]}
    assert not KINDS["grid"].fits(question("grid"), {"r1": {"c1": "a"}, "r9": {"c1": "b"}})


def test_the_wrong_cell_is_marked() -> None:
    with pytest.raises(ValidationError) as error:
        clean("grid", {"r2": {"c2": "x" * 201}})
    assert error.value.params is not None
    assert error.value.params["boxes"] == ["r2-c2"]
    html = str(form("text", QueryDict(f"q_r2_c2={'x' * 201}"))["q"].as_field_group())
    assert 'class="govuk-input govuk-input--error" id="id_q-r2-c2"' in html


def test_a_missing_grid_leads_to_its_first_cell() -> None:
    with pytest.raises(ValidationError) as error:
        clean("grid", {})
    assert error.value.error_list[0].params == {"boxes": ["r1-c1"]}


def test_rows_and_columns_keep_the_ids_of_the_editor() -> None:
    block = QuestionsBlock().to_python([STORED])[0]
    kind = KINDS["grid"]
    settings = {name: kind.setting_of(name, block.value[name]) for name in kind.settings}
    assert settings == {"rows": ["r1"], "columns": ["c1", "c2"], "cell": "tick"}

    class Step:
        title, guidance, translation_key, ends, questions = "", "", "s", (), [block]

    texts = step_texts(Step())  # type: ignore[arg-type]
    assert texts == {"q.label": "When?", "r1.label": "Monday", "c1.label": "Morning", "c2.label": "Evening"}


def test_the_schema_names_rows_and_columns() -> None:
    schema = KINDS["grid"].schema(question("grid", GRID), WORDS)
    assert schema["properties"]["r1"]["title"] == "Monday"
    assert schema["properties"]["r1"]["properties"]["c2"]["title"] == "Evening"
