"""Forms as files: out, in and out again byte for byte; nothing dropped unsaid; junk is told and changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from wagtail.models import Locale, Page

from forms.api import FormPage, FormVersion, translate_form
from forms.packs.findings import Findings, path_of
from forms.packs.fitting import fit
from forms.packs.form_shape import schema, schema_text
from forms.packs.reading import read
from forms.packs.writing import data_of, text_of
from forms.purposes import Purpose
from forms.services.documents import document_of
from forms.services.importing import import_form
from forms.services.keyed import Keyed
from forms.spec import Document

from . import example
from .fixtures import Make, excursion, folder, make
from .random_forms import documents

__all__ = ["excursion", "folder", "make"]
pytestmark = pytest.mark.django_db
settled_down = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def file(excursion: Purpose, db: None) -> dict[str, Any]:
    """The example form as JSON, in English and Welsh; it has no pages."""
    made = Keyed("excursion", example.steps(), {}).document(
        title="Excursion to the hills", intro="Take good shoes.", purpose="excursion", language="en"
    )
    data = data_of(made)
    data["texts"]["cy"] = {key: example.WELSH[text] for key, text in data["texts"]["en"].items()}
    return data


def empty() -> None:
    for page in FormPage.objects.order_by("-pk"):
        page.delete()


def content(data: Any) -> bytes:
    return json.dumps(data).encode()


def found(data: Any) -> list[tuple[str, str, str]]:
    """(level, code, path) of everything that is said about it."""
    _made, findings = import_form(content(data), dry_run=True)
    return [(one.level, one.code, one.path) for one in findings.found]


def question(data: dict[str, Any], label: str) -> dict[str, Any]:
    keys = [key for key, text in data["texts"]["en"].items() if text == label]
    return next(one for one in data["questions"] if f"{one['id']}.label" in keys)


def test_the_shipped_schema_is_the_one_of_the_code() -> None:
    shipped = Path(__file__).parents[3] / "forms" / "packs" / "form.schema.json"
    assert shipped.read_text() == schema_text()
    jsonschema.Draft202012Validator.check_schema(schema())
    out = StringIO()
    call_command("form_schema", stdout=out)
    assert out.getvalue() == schema_text()


@pytest.mark.requirement("R-X-07")
def test_out_in_and_out_again_are_the_same_bytes(make: Make, tmp_path: Path) -> None:
    Locale.objects.get_or_create(language_code="cy")
    form = make()
    translate_form(form=form, locale=Locale.objects.get(language_code="cy"), texts=example.WELSH)
    first, second, report = tmp_path / "1.json", tmp_path / "2.json", tmp_path / "report.json"
    call_command("export_form", str(form.translation_key), str(first), stdout=StringIO())
    key = str(form.translation_key)
    empty()
    call_command("import_form", str(first), report=report, publish=True, stdout=StringIO())
    call_command("export_form", key, str(second), stdout=StringIO())
    assert first.read_bytes() == second.read_bytes()
    said = json.loads(report.read_text())
    assert (said["imported"], said["published"], said["errors"], said["findings"]) == (True, True, 0, [])
    live = StringIO()
    call_command("export_form", key, live=True, stdout=live)
    assert live.getvalue() == first.read_text()


@settled_down
@given(documents())
def test_every_form_is_a_file_of_the_schema_and_back(excursion: Purpose, document: Document) -> None:
    text = text_of(document)
    jsonschema.validate(json.loads(text), schema(), cls=jsonschema.Draft202012Validator)
    again, data, findings = read(text.encode())
    assert again == document
    assert text_of(again) == text
    assert fit(again, data, findings) == document
    assert not findings.refused()


def test_a_dry_run_reports_and_changes_nothing(file: dict[str, Any], tmp_path: Path) -> None:
    path, report = tmp_path / "form.json", tmp_path / "report.json"
    path.write_bytes(content(file))
    before = (Page.objects.count(), FormVersion.objects.count())
    call_command("import_form", str(path), report=report, dry_run=True, publish=True, stdout=StringIO())
    assert json.loads(report.read_text())["imported"] is False
    assert (Page.objects.count(), FormVersion.objects.count()) == before


def cases() -> list[Any]:
    """(id, change, what must be said)."""
    far = "00000000-0000-4000-8000-00000000dead"

    def at(*path: Any, value: Any) -> Change:
        def change(data: dict[str, Any]) -> None:
            place: Any = data
            for part in path[:-1]:
                place = place[part]
            place[path[-1]] = value

        return change

    return [
        ("kind", at("questions", 1, "kind", value="riddle"), ("error", "unknown-kind", "$.questions[1].kind")),
        ("key", at("steps", 0, "colour", value=1), ("error", "unknown-key", "$.steps[0].colour")),
        ("setting", at("questions", 0, "settings", value={"x": 1}),
         ("error", "unknown-key", "$.questions[0].settings.x")),
        ("bad setting", at("questions", 6, "settings", value={"min": "many"}),
         ("error", "wrong-setting", "$.questions[6].settings.min")),
        ("operator", at("steps", 0, "visible_if", value=["smells", "x"]),
         ("error", "unknown-operator", "$.steps[0].visible_if[0]"[:-3])),
        ("parts", at("steps", 0, "visible_if", value=["equals", "x"]),
         ("error", "wrong-length", "$.steps[0].visible_if")),
        ("in", at("questions", 2, "in", value=far), ("error", "dangling", "$.questions[2].in")),
        ("rule", at("questions", 2, "visible_if", value=["answered", far]),
         ("warning", "dangling", "$.questions[2].visible_if[1]")),
        ("named", at("questions", 2, "visible_if", value=["named", far]),
         ("warning", "dangling", "$.questions[2].visible_if[1]")),
        ("unused", at("conditions", value=[{"id": "c", "name": "C", "rule": ["all"]}]),
         ("warning", "unused-condition", "$.conditions[0]")),
        ("complex", at("questions", 2, "visible_if", value=["any", ["today-is", 1]]),
         ("error", "unknown-operator", "$.questions[2].visible_if[1]")),
        ("language", at("texts", "xx", value={"form.title": "X"}), ("error", "no-locale", "$.texts.xx")),
        ("text", at("texts", "en", f"{far}.label", value="Of nothing"),
         ("error", "cannot-keep", f"$.texts.en['{far}.label']")),
        ("translation", at("texts", "cy", f"{far}.label", value="O ddim"),
         ("error", "dangling", f"$.texts.cy['{far}.label']")),
        ("purpose", at("purpose", value="ransom"), ("error", "unknown-purpose", "$.purpose")),
        ("capture", at("questions", 1, "capture", value="gold"),
         ("warning", "unknown-capture", "$.questions[1].capture")),
        ("role", at("questions", 1, "roles", value=["cook"]), ("warning", "unknown-role", "$.questions[1].roles[0]")),
        ("procedure", at("steps", 0, "procedure", value=far), ("warning", "no-procedure", "$.steps[0].procedure")),
        ("schema", at("schema", value=1), ("error", "wrong-schema", "$.schema")),
        ("type", at("questions", 1, "required", value="yes"), ("error", "wrong-type", "$.questions[1].required")),
        ("id", at("questions", 1, "id", value="yes"), ("error", "wrong-id", "$.questions[1].id")),
        ("control", at("texts", "en", "form.title", value="a\x00b"),
         ("error", "control-character", "$.texts.en['form.title']")),
        ("title", at("texts", "en", "form.title", value=" "), ("error", "missing", "$.texts.en['form.title']")),
        ("long", at("texts", "en", "form.title", value="x" * 300), ("error", "too-long", "$.texts.en['form.title']")),
    ]  # fmt: skip


@pytest.mark.parametrize(("change", "said"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_nothing_is_dropped_unsaid(file: dict[str, Any], change: Change, said: tuple[str, str, str]) -> None:
    change(file)
    assert said in found(file)
    assert not FormPage.objects.exists()


def test_an_id_used_twice_is_told_with_both_places(file: dict[str, Any]) -> None:
    file["questions"][3]["id"] = file["questions"][0]["id"]
    _made, findings = import_form(content(file))
    (said,) = [one for one in findings.found if one.code == "id-twice"]
    assert (said.level, said.path) == ("error", "$.questions[3].id")
    assert "$.questions[0].id" in said.message


def test_a_rule_no_question_can_hold_is_named(file: dict[str, Any]) -> None:
    place = question(file, "When do we start?")["id"]
    file["steps"][1]["visible_if"] = ["compare", place, "<", ["today", {"count": 3, "unit": "weeks"}]]
    made, findings = import_form(content(file))
    assert made is not None
    (said,) = findings.found
    assert (said.level, said.code, said.path) == ("note", "named-rule", "$.steps[1].visible_if")
    again = data_of(document_of(made))
    assert again["steps"][1]["visible_if"] == ["named", again["conditions"][0]["id"]]
    assert again["conditions"][0]["rule"] == ["all", file["steps"][1]["visible_if"]]


def test_groups_nest_once_and_not_twice(file: dict[str, Any]) -> None:
    stops = question(file, "Where do we stop?")
    inner = {**stops, "id": "inner", "in": stops["id"], "capture": ""}
    file["texts"]["en"] |= {"inner.label": "Again", "inner.item": "Thing"}
    file["questions"].append(inner)
    assert not [one for one in found(file) if one[0] == "error"]
    file["texts"]["en"] |= {"deep.label": "Deeper", "deep.item": "Thing"}
    file["questions"].append({**inner, "id": "deep", "in": "inner"})
    assert ("error", "too-deep", f"$.questions[{len(file['questions']) - 1}].in") in found(file)


def test_questions_in_a_circle_are_told(file: dict[str, Any]) -> None:
    stops = question(file, "Where do we stop?")
    file["questions"] += [{**stops, "id": "x1", "in": "x2"}, {**stops, "id": "x2", "in": "x1"}]
    assert [code for _level, code, _path in found(file)].count("circle") == 2


def test_the_gate_speaks_when_it_is_to_be_published(file: dict[str, Any]) -> None:
    question(file, "Which place?")["capture"] = ""
    made, findings = import_form(content(file), publish=True)
    assert made is None
    assert [one.code for one in findings.found] == ["gate"], findings.found
    assert not FormPage.objects.exists()


def test_warnings_of_the_gate_refuse_unless_a_reason_is_given(file: dict[str, Any]) -> None:
    Locale.objects.get_or_create(language_code="cy")
    del file["texts"]["cy"]
    made, findings = import_form(content(file), publish=True)
    assert made is None
    assert {one.code for one in findings.found} == {"gate"}
    made, _findings = import_form(content(file), publish=True, accept_warnings="Welsh follows next week")
    assert made is not None
    assert made.live


def test_a_step_of_another_form_is_not_taken(make: Make, file: dict[str, Any]) -> None:
    make(key="other")
    there = FormPage.objects.get().get_children().first()
    assert there is not None
    old, new = file["steps"][0]["id"], str(there.translation_key)
    assert ("error", "id-elsewhere", "$.steps[0].id") in found(json.loads(json.dumps(file).replace(old, new)))


def test_what_is_live_stays_until_it_is_published(make: Make) -> None:
    form = make()
    data = data_of(document_of(form))
    data["texts"]["en"]["form.title"] = "Excursion to the sea"
    import_form(content(data))
    form.refresh_from_db()
    assert form.title == "Excursion to the hills"
    assert form.get_latest_revision_as_object().title == "Excursion to the sea"
    assert FormVersion.objects.count() == 1


def test_the_command_says_what_is_wrong_and_fails(tmp_path: Path, excursion: Purpose) -> None:
    path = tmp_path / "form.json"
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_form", str(path))
    path.write_text("no")
    out, report = StringIO(), tmp_path / "report.json"
    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("import_form", str(path), report=report, stdout=out)
    assert "not JSON" in out.getvalue()
    assert json.loads(report.read_text())["findings"][0]["code"] == "not-json"


def test_a_form_that_is_not_there_cannot_be_exported(db: None) -> None:
    for given_key in ("5", "x", "00000000-0000-4000-8000-00000000dead", "9" * 50):
        with pytest.raises(CommandError, match="there is no form"):
            call_command("export_form", given_key)


def test_paths_name_places_by_number() -> None:
    data = {"steps": [{"id": "a"}, {"id": "b", "ends": [{"id": "c"}]}]}
    assert path_of(data, ("steps", "b", "ends", "c", "rule")) == "$.steps[1].ends[0].rule"
    assert path_of(data, ("steps", "gone", "title")) == "$.steps"
    assert Findings().report(file="x")["findings"] == []
