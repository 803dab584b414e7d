"""Forms made by a program: what cannot be is refused before anything is kept."""

from __future__ import annotations

from typing import Any

import pytest

from forms.api import FormPage, FormVersion, PublishRefused, stable_id

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
