"""A form tried before it is published: the whole run, in any language, and nothing of it kept."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, streamfield

from forms.api import Draft, FormPage, FormVersion, stable_id, translate_form
from forms.models import DraftStep
from tests.unit.forms import example
from tests.unit.forms.fixtures import Make, excursion, folder, make

from .editing import desk, editor, steps_of, written

__all__ = ["desk", "editor", "excursion", "folder", "make"]
pytestmark = pytest.mark.django_db
PLACE, START, RAIN, FOOD, LEADER, STOPS = (
    stable_id("excursion", "question", name) for name in ("place", "start", "rain", "food", "leader", "stops")
)
PACKED = stable_id("excursion", "option", "food.packed")
INN = stable_id("excursion", "option", "food.inn")


def url(form: FormPage, language: str = "en") -> str:
    return reverse("forms_editor:preview", args=[form.pk, language])


def state(response: Any) -> str:
    found = re.search(r'name="state" value="([^"]*)"', response.content.decode())
    assert found is not None
    return found[1]


def go(desk: Client, form: FormPage, before: Any, **data: Any) -> Any:
    return desk.post(url(form), {"state": state(before)} | data)


def first_step(food: str) -> dict[str, str]:
    day = {f"{START}_day": "3", f"{START}_month": "5", f"{START}_year": "2026"}
    return {PLACE: "Snowdon <b>", RAIN: "yes", FOOD: food, LEADER: "person-1"} | day


def test_a_full_run_from_the_task_list_to_the_end(desk: Client, make: Make) -> None:
    form = make(publish=False)
    where, way = (str(step.translation_key) for step in steps_of(form))
    tasks = desk.get(url(form))
    body = tasks.content.decode()
    assert "Nothing you type here is kept" in body
    assert "Where to" in body and "One step is hidden by its rule" in body and "On the way" not in body

    step = go(desk, form, tasks, go=where)
    assert "Which place?" in step.content.decode()
    wrong = go(desk, form, step, step=where, go="next")
    assert wrong.status_code == 422
    second = go(desk, form, wrong, step=where, go="next", **first_step(PACKED))
    assert "Where do we stop?" in second.content.decode()
    row = re.search(rf'name="{STOPS}-row" value="(\w+)"', second.content.decode())
    assert row is not None
    more = go(desk, form, second, step=way, **{f"{STOPS}-row": row[1], f"add-{STOPS}": "1"})
    assert more.content.decode().count(f'name="{STOPS}-row"') == 2
    check = go(desk, form, second, step=way, go="check")
    body = check.content.decode()
    assert "Snowdon &lt;b&gt;" in body and "Packed lunch" in body and "Not finished" in body

    inn = go(desk, form, check, step=where, go="next", **first_step(INN)).content.decode()
    assert "A real form could be sent now" in inn and "Where do we stop?" not in inn
    for model in (Draft, DraftStep, FormVersion):
        assert not model.objects.exists()


def test_the_words_are_those_of_the_language_before_anything_is_published(desk: Client, make: Make) -> None:
    form = make(publish=False)
    welsh, _created = Locale.objects.get_or_create(language_code="cy")
    translate_form(form=form, locale=welsh, texts=example.WELSH)
    page = desk.get(url(form, "cy"))
    body = page.content.decode()
    assert '<html lang="cy"' in body and "Gwibdaith i&#x27;r bryniau" in body and "I ble" in body
    assert desk.get(url(form, "xx")).status_code == 404


def test_the_steps_stand_under_the_headings_of_their_sections(desk: Client, make: Make) -> None:
    form = written(make(publish=False), sections=[{"type": "section", "id": "5ec71000", "value": "Before we go"}])
    written(steps_of(form)[0], section="5ec71000")
    body = desk.get(url(form)).content.decode()
    assert 0 < body.find("Before we go</h2>") < body.find("Where to</button>")


def test_the_run_ends_where_an_end_says(desk: Client, make: Make) -> None:
    form = make(publish=False)
    end = {
        "type": "end",
        "id": "e0de0de0",
        "value": {"when": f"{RAIN}=yes", "text": "Stay at home.", "sendable": False},
    }
    written(steps_of(form)[0], ends=[end])
    where = str(steps_of(form)[0].translation_key)
    tasks = desk.get(url(form))
    body = go(desk, form, tasks, step=where, go="next", **first_step(PACKED)).content.decode()
    assert "Stay at home." in body and "Nothing can be sent" in body


def test_what_was_tampered_with_begins_anew(desk: Client, make: Make) -> None:
    form = make(publish=False)
    response = desk.post(url(form), {"state": "forged", "step": "x", "go": "y"})
    assert response.status_code == 200
    assert "Not yet started" in response.content.decode()


def test_strangers_see_no_preview(make: Make) -> None:
    assert Client().get(url(make(publish=False))).status_code in (302, 404)


def test_journeys_are_run_at_preview(desk: Client, make: Make) -> None:
    form = make(publish=False)
    value = {"name": "Nothing typed", "answers": [], "steps": "", "end": ""}
    written(form, journeys=[{"type": "journey", "id": "0a0a0a0a", "value": value}])
    body = desk.get(url(form)).content.decode()
    assert "Nothing typed" in body and "“Where to” came and should not have" in body


def test_wagtails_preview_shows_the_step_with_what_is_typed_now(desk: Client, make: Make) -> None:
    form = make(publish=False)
    step = steps_of(form)[1]
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[step.pk])
    question = {"label": "An unsaved question?", "hint": "", "required": "on", "capture": ""}
    streams = {"questions": streamfield([("short_text", question)]), "ends": streamfield([])}
    comments = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}
    data = {"title": "Unsaved title", "guidance": "", "procedure_page": "", "shown_if": step.shown_if, "section": ""}
    response = desk.post(preview, nested_form_data(data | streams | {"comments": comments}))
    assert response.json()["is_valid"] is True
    for mode, _name in step.preview_modes:
        body = desk.get(f"{preview}?mode={mode}").content.decode()
        assert "An unsaved question?" in body and "Unsaved title" in body
    assert step.preview_modes[0][0] == "en"
