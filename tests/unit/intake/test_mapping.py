"""From captures to items, pure."""

from datetime import date
from typing import Any

import pytest

from portal.intake.mapping import OWN_ITEMS, day, items, others, people_in
from portal.intake.purpose import CAPTURE_LABELS, FIELD_LABELS, PLAN_CAPTURES
from portal.wording.sections import READABLE, SOURCE_FIELDS

VALUES: dict[str, Any] = {
    "action": [
        {
            "row": "r1",
            "fields": {
                "what": {"type": "text", "value": "Walk", "display": "Walk"},
                "who": {"type": "person", "value": "p1", "display": "Dana Green"},
                "when": {"type": "date", "value": "2026-04-01", "display": "1 April 2026"},
            },
        }
    ],
    "child_views": {"type": "text", "value": "Read with me", "display": "Read with me"},
    "lead": {"type": "person", "value": "p2", "display": "Lena Hart"},
    "core_group": [{"row": "r2", "fields": {"who": {"type": "person", "value": "p3", "display": "Tom Bell"}}}],
    "next_conference": {"type": "date", "value": "2026-06-02", "display": "2 June 2026"},
}


def test_rows_and_single_answers_become_items_in_order() -> None:
    found = items(VALUES)
    assert [(capture, row) for capture, row, _ in found] == [
        ("action", "r1"), ("child_views", ""), ("lead", ""), ("core_group", "r2"), ("next_conference", ""),
    ]  # fmt: skip
    assert found[0][2]["what"] == {"type": "text", "value": "Walk"}
    assert found[1][2] == {"text": {"type": "text", "value": "Read with me"}}
    assert found[4][2]["date"]["value"] == "2026-06-02"


def test_people_and_days_are_found() -> None:
    assert people_in(VALUES, "lead") == ("p2",)
    assert people_in(VALUES, "core_group") == ("p3",)
    assert people_in(VALUES, "nobody") == ()
    assert day(VALUES, "next_conference") == date(2026, 6, 2)
    assert day(VALUES, "conference_date") is None


def test_somebody_typed_in_is_shown_and_is_nobody_of_the_network() -> None:
    typed = {"type": "person", "value": {"name": "Bo Lee", "role": "Coach"}, "display": "Bo Lee (Coach)"}
    values = {"lead": typed, "core_group": [{"row": "r1", "fields": {"who": typed}}, VALUES["core_group"][0]]}
    assert people_in(values, "lead") == ()
    assert people_in(values, "core_group") == ("p3",)
    assert items(values)[0] == ("lead", "", {"who": typed})


def test_a_restricted_answer_stays_marked() -> None:
    values = {
        "child_views": VALUES["child_views"] | {"restricted": True},
        "action": [{"row": "r1", "fields": {"when": VALUES["action"][0]["fields"]["when"] | {"restricted": True}}}],
    }
    found = items(values)
    assert found[0][2] == {"text": {"type": "text", "value": "Read with me", "restricted": True}}
    assert found[1][2]["when"]["restricted"] is True
    assert others([("A", "1")], [("B", "2")]) == [
        {"label": "A", "value": "1"},
        {"label": "B", "value": "2", "restricted": True},
    ]


def test_evidence_stands_in_its_concern_and_is_an_item_of_its_own() -> None:
    evidence = {"type": "text", "value": "The school's log", "restricted": True}
    rows = [
        {"row": "c1", "fields": {"text": {"type": "text", "value": "Alone"}, "evidence": evidence}},
        {"row": "c2", "fields": {"text": {"type": "text", "value": "Late"}}},
        {"row": "c3", "fields": {"text": {"type": "text", "value": "Cold"}, "evidence": evidence | {"value": " "}}},
    ]
    found = items({"concern": rows})
    assert [(capture, row) for capture, row, _ in found] == [
        ("concern", "c1"), ("concern", "c2"), ("concern", "c3"), ("evidence", "c1"),
    ]  # fmt: skip
    assert found[0][2]["evidence"] == found[-1][2]["text"] == evidence


@pytest.mark.requirement("R-000-10")
def test_what_a_concern_means_for_the_child_is_an_item_of_its_own() -> None:
    likely = {"type": "choice", "value": "o1", "display": "It is likely"}
    fields = {"text": {"type": "text", "value": "Alone"}, "impact": {"type": "text", "value": "Afraid"}}
    found = items({"concern": [{"row": "c1", "fields": fields | {"likelihood": likely}}]})
    assert [(capture, row) for capture, row, _ in found] == [("concern", "c1"), ("impact", "c1")]
    assert found[1][2] == {"text": {"type": "text", "value": "Afraid"}, "likelihood": likely}


def test_what_readings_show_is_what_forms_must_capture() -> None:
    assert set(READABLE) <= set(CAPTURE_LABELS)
    fields = {(c.key, f.key) for c in PLAN_CAPTURES for f in c.fields}
    fields |= {(capture, name) for capture, names in OWN_ITEMS.items() for name in names}
    assert fields == set(FIELD_LABELS)
    single = {c.key for c in PLAN_CAPTURES if not c.fields}
    for capture, names in SOURCE_FIELDS.items():
        assert capture in single or {(capture, name) for name in names} <= fields
    for capture, readable in READABLE.items():
        assert capture in single or {(capture, name) for name, *_ in readable.facts} <= fields
