"""The form of twelve steps: comes in, passes the gate, goes out byte for byte, and needs all there is to be made."""

from __future__ import annotations

from datetime import date

import pytest

from forms import purposes
from forms.enums import Kind
from forms.fields import KINDS
from forms.packs.reading import read
from forms.packs.tracing import trace
from forms.packs.writing import text_of
from forms.services.documents import document_of
from forms.services.gate import problems_of
from tests import twelve

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def visit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(purposes._purposes, twelve.VISIT, twelve.make_visit(twelve.VisitHost()))


def test_it_comes_in_and_goes_out_byte_for_byte() -> None:
    form = twelve.bring_in()
    assert text_of(document_of(form)) == twelve.FILE.read_text(encoding="utf-8")


def test_the_gate_has_nothing_to_say() -> None:
    assert [problem for problem in problems_of(twelve.bring_in(publish=False)) if problem.level != "note"] == []


def test_all_words_are_there_in_three_languages() -> None:
    english = twelve.words("en")
    for language in ("cy", "ur"):
        assert twelve.words(language).keys() == english.keys()
        assert all(twelve.words(language).values())


def test_every_kind_of_question_stands_in_it() -> None:
    assert {question["kind"] for question in twelve.data()["questions"]} == set(KINDS)
    assert {str(kind) for kind in Kind} == set(KINDS)


def test_each_journey_is_without_an_error_when_it_is_filled_in() -> None:
    document, _data, findings = read(twelve.FILE.read_bytes())
    assert document is not None and not findings.found
    for journey in document.journeys:
        found = trace(document, journey.answers, date(2026, 3, 2))
        said = {(error.question, error.code) for error in found.errors}
        # Who wrote it and the number of a file belong to a draft.
        assert said <= {("writer", "required"), ("writer", "invalid_choice"), ("interpreter", "required")}, said
