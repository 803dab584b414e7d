"""Submissions as CSV that a spreadsheet can open without running anything."""

from __future__ import annotations

import csv
import io
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from forms.models import FormVersion, Submission
from forms.services.exporting import export_rows, harmless_cell
from forms.spec import Question, Spec, Step
from portal.people.models import User
from tests.filling import NOW, PURPOSE, FakeHost, make_draft, make_version

DANGEROUS = ["=1+1", "+44 20", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1", "=cmd|' /C calc'!A0"]
ROW, OTHER = "a" * 32, "b" * 32


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_formula_is_text(text: str) -> None:
    assert harmless_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "The wood", "-5", "+3", "-1.25", "a=b", "it's", "1-2"])
def test_what_runs_nothing_is_left_alone(text: str) -> None:
    assert harmless_cell(text) == text


@given(st.text(max_size=20))
def test_no_cell_begins_as_a_formula(text: str) -> None:
    cell = harmless_cell(text)
    assert cell.endswith(text)
    assert cell.lstrip()[:1] not in ("=", "@") and (cell[:1] not in ("+", "-", "\t", "\r") or cell[1:2].isdecimal())


def spec() -> tuple[Spec, dict[str, str]]:
    group = Question(
        "group", "repeat", required=False, settings={"max": 5},
        questions=(Question("what", "short_text"), Question("note", "short_text", required=False),
                   Question("secret", "short_text", restricted=True)),
    )  # fmt: skip
    step = Step("s", (Question("why", "long_text"), Question("dog", "yes_no"), group,
                      Question("diagnosis", "short_text", restricted=True), Question("files", "file")))  # fmt: skip
    labels = {
        "why.label": "=Why?", "dog.label": "Dog", "group.label": "Items", "what.label": "What", "note.label": "Note",
        "secret.label": "Secret", "diagnosis.label": "Diagnosis", "files.label": "Files",
    }  # fmt: skip
    return Spec("x", PURPOSE, (step,)), labels


def submission(version: FormVersion, by: User, answers: dict[str, Any]) -> Submission:
    return Submission.objects.create(
        draft=make_draft(version, by), version=version, subject="child:robin", answers=answers, content_hash="0" * 64,
        submitted_by=by, submitted_at=NOW,
    )  # fmt: skip


@pytest.fixture
def version(host: FakeHost, lena: User) -> FormVersion:
    version = make_version(*spec())
    submission(version, lena, {
        "why": "=HYPERLINK(1)\nlines", "dog": True, "diagnosis": "Asthma",
        "group": [{"id": ROW, "what": "One", "secret": "Hush"}, {"id": OTHER, "what": "-Two", "note": "Note"}],
    })  # fmt: skip
    return version


@pytest.mark.django_db
def test_a_column_a_question_and_a_line_a_submission(version: FormVersion) -> None:
    ids, labels, line = export_rows(version.form, "en")
    assert ids == ["submission", "version", "submitted_at", "corrects", "why", "dog", "what", "note", "files"]
    assert labels[4:] == ["'=Why?", "Dog", "Items: What", "Items: Note", "Files"]
    assert line[1:] == ["1", NOW.isoformat(), "", "'=HYPERLINK(1)\nlines", "Yes", "One\n-Two", "\nNote", ""]


@pytest.mark.django_db
def test_restricted_in_one_version_is_left_out_of_all(version: FormVersion, lena: User) -> None:
    step = spec()[0].steps[0]
    open_again = Step("s", (Question("diagnosis", "short_text"), Question("new", "short_text"), step.questions[0]))
    newer = make_version(
        Spec("x", PURPOSE, (open_again,)), spec()[1] | {"new.label": "New"}, form=version.form, number=2
    )
    submission(newer, lena, {"diagnosis": "Flu", "new": "N"})
    written = list(export_rows(version.form, "en"))
    assert written[0][4:] == ["new", "why", "dog", "what", "note", "files"]
    for hidden in ("Asthma", "Hush", "Flu", "child:robin"):
        assert not any(hidden in cell for row in written for cell in row)


@pytest.mark.django_db
def test_the_command_writes_csv(version: FormVersion, tmp_path: Path) -> None:
    out = io.StringIO()
    call_command("export_submissions", str(version.form), stdout=out)
    rows = list(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert rows == list(export_rows(version.form, "en"))
    call_command("export_submissions", str(version.form), "--output", str(tmp_path / "x.csv"))
    assert (tmp_path / "x.csv").read_bytes().decode() == out.getvalue()
    with pytest.raises(CommandError, match="ever published"):
        call_command("export_submissions", str(uuid.uuid4()))


@pytest.mark.django_db
def test_it_reads_a_few_at_a_time(version: FormVersion) -> None:
    rows = export_rows(version.form, "en")
    assert next(rows)[0] == "submission", "nothing is gathered first"
