"""Where answers lead in a form that is a file: the wizard's own code, no database; and the format's page is true."""

from __future__ import annotations

import json
import re
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.core.management import CommandError, call_command

from forms.fields import KINDS
from forms.packs.form_shape import FORM, schema
from forms.packs.reading import read
from forms.packs.rule_shape import RULE
from forms.packs.tracing import Trace, trace
from forms.services.importing import import_form
from forms.spec import Document

PAGE = (Path(__file__).parents[3] / "docs" / "form-format.md").read_text()
EXAMPLE, ANSWERS = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
TODAY = date(2027, 1, 31)
FIRST, SECOND = (step["id"] for step in json.loads(EXAMPLE)["steps"])
ROW = {"id": "0" * 31 + "1", "who": "Ann", "age": 40}
OTHER = {"id": "0" * 31 + "2", "who": "Ben", "age": 17}
GOOD: dict[str, Any] = {"day": "2027-01-15", "alone": True, "present": [ROW]}


def document() -> Document:
    found, _data, findings = read(EXAMPLE.encode())
    assert found is not None, findings.found
    return found


def walked(**answers: Any) -> Trace:
    return trace(document(), GOOD | answers, TODAY)


def wrong(found: Trace) -> list[tuple[str, str, str]]:
    return [(one.question, one.row, one.code) for one in found.errors]


def test_good_answers_lead_to_sending() -> None:
    found = walked()
    assert (found.steps, found.end, found.sendable, found.errors) == ((FIRST, SECOND), "", True, ())
    assert found.answers == GOOD


def test_hidden_answers_do_not_count() -> None:
    assert "next" not in walked(next="visit").answers
    assert walked(present=[ROW, OTHER | {"age": 18}], next="visit").answers["next"] == "visit"


def test_what_is_missing_or_wrong_is_said_in_the_words_of_the_form() -> None:
    found = walked(alone=False)
    assert wrong(found) == [("why", "", "required")]
    assert found.errors[0].message == "Say why you did not see the child alone"
    assert not found.sendable
    assert wrong(walked(present=[ROW | {"age": 200}])) == [("age", ROW["id"], "number")]
    assert wrong(walked(present=[])) == [("present", "", "required")]


def test_an_end_is_where_the_path_ends() -> None:
    found = walked(day="2024-05-05")
    assert (found.steps, found.end, found.sendable) == ((FIRST,), "too-old", False)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"gone": 1}, ("gone", "", "unknown-question")),
        ({"who": "Ann"}, ("who", "", "unknown-question")),
        ({"day": 5}, ("day", "", "wrong-type")),
        ({"day": {"a": [None]}}, ("day", "", "wrong-type")),
        ({"alone": "yes"}, ("alone", "", "wrong-type")),
        ({"present": [{"id": "short"}]}, ("present", "", "wrong-type")),
        ({"present": [ROW | {"gone": 1}]}, ("present", "", "wrong-type")),
        ({"present": [ROW | {"age": [1]}]}, ("present", "", "wrong-type")),
    ],
)
def test_answers_that_nobody_can_type_are_told(answers: dict[str, Any], said: tuple[str, str, str]) -> None:
    assert said in wrong(walked(**answers))


def test_the_command_prints_lines_and_json(tmp_path: Path) -> None:
    """Without the database mark: a query would fail the test."""
    form, answers = tmp_path / "form.json", tmp_path / "answers.json"
    form.write_text(EXAMPLE)
    answers.write_text(ANSWERS)
    lines, data = StringIO(), StringIO()
    call_command("form_path", str(form), str(answers), today=TODAY, stdout=lines)
    call_command("form_path", str(form), str(answers), today=TODAY, json=True, stdout=data)
    said = json.loads(data.getvalue())
    assert [step["title"] for step in said["steps"]] == ["About the visit", "Who was there"]
    assert [(one["question"], one["code"]) for one in said["errors"]] == [("why", "required")]
    assert (said["end"], said["sendable"]) == (None, False)
    assert "About the visit" in lines.getvalue()
    assert "Leads to sending" in lines.getvalue()


@pytest.mark.parametrize("junk", ["", "[", "[]", "5", "null"])
def test_answers_that_are_no_object_are_refused(tmp_path: Path, junk: str) -> None:
    form, answers = tmp_path / "form.json", tmp_path / "answers.json"
    form.write_text(EXAMPLE)
    answers.write_text(junk)
    with pytest.raises(CommandError, match=r"answers\.json"):
        call_command("form_path", str(form), str(answers))


def test_a_form_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    form = tmp_path / "form.json"
    form.write_text('{"schema": 1}')
    with pytest.raises(CommandError, match="this release reads 2"):
        call_command("form_path", str(form), str(form))


@pytest.mark.django_db
def test_the_example_of_the_format_is_valid_and_imports() -> None:
    jsonschema.validate(json.loads(EXAMPLE), schema(), cls=jsonschema.Draft202012Validator)
    made, findings = import_form(EXAMPLE.encode())
    assert made is not None
    assert findings.found == []


def test_the_format_names_every_member_kind_and_rule() -> None:
    for name in (*FORM.members, *KINDS, *RULE.shape.names):  # type: ignore[attr-defined]
        assert f"`{name}`" in PAGE or f'"{name}"' in PAGE, name
    for kind in KINDS.values():
        row = next(line for line in PAGE.splitlines() if line.startswith("| `") and f"`{kind.key}`" in line)
        for name in (*kind.settings, *kind.texts.values()):
            assert f"`{name}`" in row, (kind.key, name)


def test_the_format_names_every_code() -> None:
    code = "".join(
        path.read_text()
        for folder in ("packs", "services")
        for path in (Path(__file__).parents[3] / "forms" / folder).glob("*.py")
        if folder == "packs" or path.name == "importing.py"
    )
    codes = set(re.findall(r'out\.(?:error|warning|note)\(\s*"([a-z-]+)"', code))
    codes |= set(re.findall(r'code="([a-z-]+)"', code))
    assert codes
    for one in codes:
        assert f"`{one}`" in PAGE, one
