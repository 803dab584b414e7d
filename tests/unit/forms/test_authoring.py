"""Forms made by a program: what cannot be is refused before anything is kept."""

from __future__ import annotations

from typing import Any

import pytest

from forms.api import FormPage, FormVersion, PublishRefused, stable_id
from forms.conditions import All, AnyOf, AnyRow, Contains, Equals, Named
from forms.services.documents import document_of
from forms.spec import Prefill

from . import example
from .fixtures import Make, excursion, folder, make

__all__ = ["excursion", "folder", "make"]
pytestmark = pytest.mark.django_db


def changed(**question: Any) -> list[dict[str, Any]]:
    steps = example.steps()
    steps[0]["questions"][0] |= question
    return steps


def test_ids_come_from_the_keys_alone() -> None:
    assert stable_id("a", "question", "b") == stable_id("a", "question", "b")
    assert len({stable_id("a"), stable_id("a", "step", "b"), stable_id("a", "question", "b"), stable_id("b")}) == 4


def test_a_kind_that_does_not_exist_is_refused(make: Make) -> None:
    with pytest.raises(ValueError, match="riddle"):
        make(steps=changed(kind="riddle"))


def test_a_group_in_two_groups_is_refused(make: Make) -> None:
    steps = example.steps()
    group = steps[1]["questions"][0]
    inner = group | {"key": "again", "capture": "", "questions": [group | {"key": "deep", "questions": []}]}
    group["questions"].append(inner)
    with pytest.raises(ValueError, match="inside two others"):
        make(steps=steps)


def test_a_rule_about_no_question_is_refused(make: Make) -> None:
    steps = example.steps()
    steps[1]["shown_if"] = "drink=tea"
    with pytest.raises(ValueError, match="no such question"):
        make(steps=steps)


def test_what_the_gate_refuses_is_not_kept(make: Make) -> None:
    with pytest.raises(PublishRefused, match="Destination"):
        make(steps=changed(capture=""))
    assert not FormPage.objects.filter(translation_key=stable_id("excursion")).exists()
    assert not FormVersion.objects.exists()


def test_the_same_key_twice_is_refused_by_the_gate(make: Make) -> None:
    steps = example.steps()
    steps[0]["questions"].append(steps[0]["questions"][1])
    with pytest.raises(PublishRefused, match="shares its id"):
        make(steps=steps)


def big() -> dict[str, Any]:
    """What `create_form` takes beside steps, and steps that use it."""
    stop = {"id": "1" * 32, "what": "Mill", "parts": [{"id": "2" * 32, "size": 3}]}
    steps = example.steps()
    steps[0] |= {
        "section": "before",
        "ends": [{"key": "rained", "text": "Stay at home.", "rule": "rain=no", "sendable": True}],
    }
    steps[0]["questions"][1] |= {
        "visible_if": "if:rainy", "required_text": "Say why", "roles": ["lead"], "restricted": True,
        "prefill": {"source": "last"},
    }  # fmt: skip
    steps[0]["questions"].append(
        {"key": "town", "kind": "several_choices", "label": "Towns", "option_list": "towns", "required": False}
    )
    steps[1]["questions"][0]["questions"].append(
        {"key": "parts", "kind": "repeat", "label": "Parts", "item_name": "Part", "required": False, "questions": [
            {"key": "size", "kind": "number", "label": "Size", "required": False, "unit": "m", "decimals": 1},
        ]}
    )  # fmt: skip
    steps[1]["questions"].append(
        {"key": "sum", "kind": "calculated", "label": "Stops", "formula": "count", "group": "stops"}
    )
    return {
        "steps": steps,
        "sections": [{"key": "before", "title": "Before"}],
        "conditions": [
            {"key": "rainy", "name": "It rains", "rule": ["all", ["equals", "rain", True]]},
            {"key": "mill", "name": "A mill", "rule": AnyOf((Contains("stops.what", "mill"),))},
            {"key": "mills", "name": "Mills", "rule": All((AnyRow("stops", Named("mill")), Equals("food", "inn")))},
        ],
        "option_lists": [{"key": "towns", "name": "Towns", "options": [{"key": "ely", "label": "Ely"}]}],
        "journeys": [
            {"key": "j", "name": "All", "answers": {"food": "packed", "town": ["ely"], "stops": [stop]},
             "steps": ["where"], "end": "where.rained"},
        ],
        "fixed_order": True,
        "keep": {"open": 5},
        "publish": False,
    }  # fmt: skip


def test_everything_an_author_can_make_can_be_made_by_keys(make: Make) -> None:
    document = document_of(make(**big()).get_latest_revision_as_object())
    spec = document.spec
    ids = {path: stable_id("excursion", "question", path) for path in ("rain", "stops", "stops.parts", "stops.what")}
    option = {path: stable_id("excursion", "option", path) for path in ("food.packed", "food.inn", "towns.ely")}
    rainy, mill, mills = spec.conditions
    assert rainy.rule == All((Equals(ids["rain"], True),))
    assert mill.rule == AnyOf((Contains(ids["stops.what"], "mill"),))
    food = stable_id("excursion", "question", "food")
    assert mills.rule == All((AnyRow(ids["stops"], Named(mill.id)), Equals(food, option["food.inn"])))
    assert (spec.fixed_order, spec.keep, spec.sections) == (True, {"open": 5}, (spec.steps[0].section,))
    why = spec.steps[0].questions[1]
    assert (why.roles, why.restricted, why.prefill) == (("lead",), True, Prefill("last"))
    assert why.visible_if == Named(rainy.id)
    town = spec.steps[0].questions[-1]
    assert [one.id for one in town.options] == [option["towns.ely"]]
    assert document.lists == {town.option_list: {"en": "Towns"}}
    inner = spec.steps[1].questions[0].questions[-1]
    assert (inner.id, inner.questions[0].kind) == (ids["stops.parts"], "number")
    assert spec.steps[1].questions[1].settings["group"] == ids["stops"]
    (journey,) = document.journeys
    assert journey.answers[food] == option["food.packed"]
    assert journey.answers[ids["stops"]][0][ids["stops.what"]] == "Mill"
    assert (journey.steps, journey.end) == ((spec.steps[0].id,), spec.steps[0].ends[0].id)


def test_the_same_data_twice_is_the_same_version(make: Make) -> None:
    made = make()
    assert make().pk == made.pk
    assert FormVersion.objects.count() == 1


def test_what_create_form_does_not_know_is_refused(make: Make) -> None:
    with pytest.raises(TypeError, match="colour"):
        make(colour="red")
