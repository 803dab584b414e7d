"""What an author's browser never sends, and a form that changes while somebody tries it: never a 500."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.unit.forms.fixtures import Make, excursion, folder, make

from .editing import desk, editor, steps_of, written
from .test_editor_preview import PACKED, PLACE, first_step, go, url

__all__ = ["desk", "editor", "excursion", "folder", "make"]
pytestmark = pytest.mark.django_db

HUGE = "9" * 30
KINDS = ("number", "date", "date_time", "several_choices", "address", "file", "repeat", "guidance", "calculated")


@pytest.mark.parametrize("data", [{"step": HUGE}, {"step": "\x00"}, {"step": "٣"}, {"step": "own", "before": HUGE}])
def test_forged_keys_of_steps_are_not_there(desk: Client, make: Make, data: dict[str, str]) -> None:
    form = make(publish=False)
    own = {name: str(steps_of(form)[0].pk) if key == "own" else key for name, key in data.items()}
    assert desk.post(reverse("forms_editor:arrange", args=[form.pk]), own).status_code == 404


def test_a_form_with_a_key_that_no_database_knows(desk: Client, make: Make) -> None:
    make(publish=False)
    assert desk.get(reverse("forms_editor:gate", args=[10**25])).status_code == 404


def test_what_was_tried_stands_but_for_the_questions_that_changed_meanwhile(desk: Client, make: Make) -> None:
    form = make(publish=False)
    where, way = (str(step.translation_key) for step in steps_of(form))
    tried = go(desk, form, desk.get(url(form)), step=where, go="next", **first_step(PACKED))
    blocks: list[dict[str, Any]] = list(steps_of(form)[0].get_latest_revision_as_object().questions.raw_data)
    assert "Snowdon &lt;b&gt;" in go(desk, form, tried, go="check").content.decode()
    for kind in KINDS:
        for place, block in enumerate(blocks):
            changed = copy.deepcopy(blocks)
            changed[place]["type"] = kind
            written(steps_of(form)[0], questions=changed)
            for page in (where, way, "check", "tasks"):
                assert go(desk, form, tried, go=page).status_code == 200
            if block["type"] != kind:
                shown = go(desk, form, tried, go="check").content.decode()
                assert ("Snowdon &lt;b&gt;" in shown) is (block["id"] != PLACE)
