"""Conditions and test journeys, one at a time; the steps of the outline, moved."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from forms.api import FormPage, stable_id
from forms.services.documents import document_of
from forms.spec import Journey
from tests.unit.forms.fixtures import Make, excursion, folder, make

from .editing import desk, edit, editor, saved, steps_of, written

__all__ = ["desk", "editor", "excursion", "folder", "make"]
pytestmark = pytest.mark.django_db
RAIN = stable_id("excursion", "question", "rain")
WET: dict[str, Any] = {
    "type": "condition",
    "id": "11111111-aaaa",
    "value": {"name": "Wet", "joined": "all", "tests": []},
}


def part(form: FormPage, field: str, key: str = "") -> str:
    if key:
        return reverse("forms_editor:part", args=[form.pk, field, key])
    return reverse("forms_editor:add_part", args=[form.pk, field])


def condition_post(name: str) -> dict[str, Any]:
    answer = {
        "question": RAIN,
        "operator": "equals",
        "given": "yes",
        "upto": "",
        "other": "",
        "count": "",
        "unit": "days",
    }
    value = {"name": name, "joined": "all", "tests": streamfield([("answer", answer)])}
    posted: dict[str, Any] = nested_form_data({"part": value})
    return posted


def test_a_condition_is_added_changed_and_removed(desk: Client, make: Make) -> None:
    form = make(publish=False)
    response = desk.post(part(form, "conditions"), condition_post("Wet"), follow=True)
    assert "“Wet” is saved as a draft" in response.content.decode()
    (wet,) = saved(form).conditions
    assert (wet.value["name"], wet.value["tests"][0].value["question"]) == ("Wet", RAIN)
    assert part(form, "conditions", wet.id) in desk.get(edit(form)).content.decode()

    desk.post(part(form, "conditions", wet.id), condition_post("Very wet"))
    (again,) = saved(form).conditions
    assert (again.id, again.value["name"]) == (wet.id, "Very wet")

    desk.post(part(form, "conditions", wet.id), {"delete": "1"})
    assert not saved(form).conditions


def test_a_condition_without_a_name_is_not_kept(desk: Client, make: Make) -> None:
    form = make(publish=False)
    response = desk.post(part(form, "conditions"), condition_post(""))
    assert "This field is required" in response.content.decode()
    assert not saved(form).conditions


def test_saving_the_form_page_keeps_its_conditions(desk: Client, make: Make) -> None:
    from .test_editor import form_post

    form = written(make(publish=False), conditions=[WET])
    desk.post(edit(form), form_post(form, title="Another name"))
    assert (saved(form).title, saved(form).conditions[0].id) == ("Another name", WET["id"])


def test_a_condition_says_where_it_is_used(desk: Client, make: Make) -> None:
    form = written(make(publish=False), conditions=[WET])
    written(steps_of(form)[1], shown_if=f"if:{WET['id']}")
    body = desk.get(part(form, "conditions", WET["id"])).content.decode()
    assert "Used by" in body and "On the way" in body
    assert "if Wet" in desk.get(edit(form)).content.decode()


def test_unknown_parts_are_not_found(desk: Client, make: Make) -> None:
    form = make(publish=False)
    assert desk.get(part(form, "sections")).status_code == 404
    assert desk.get(part(form, "conditions", "forged")).status_code == 404
    assert desk.get(part(FormPage(pk=99999), "conditions")).status_code == 404


def test_a_journey_is_run_and_its_result_shown(desk: Client, make: Make) -> None:
    form = make(publish=False)
    where, _way = steps_of(form)
    answers = [("answer", {"question": RAIN, "given": "yes"})]
    value = {"name": "No lunch", "answers": streamfield(answers), "steps": str(where.translation_key), "end": ""}
    desk.post(part(form, "journeys"), nested_form_data({"part": value}))
    (journey,) = document_of(saved(form)).journeys
    assert journey == Journey(journey.id, "No lunch", {RAIN: True}, (str(where.translation_key),), "")
    state = reverse("forms_editor:state", args=[form.pk]) + "?of=journeys"
    assert "leads where it should" in desk.get(state).content.decode()

    desk.post(part(form, "journeys", journey.id), nested_form_data({"part": value | {"steps": ""}}))
    assert "“Where to” came and should not have" in desk.get(state).content.decode()


def move(desk: Client, form: FormPage, **data: Any) -> Any:
    return desk.post(reverse("forms_editor:arrange", args=[form.pk]), {"section": "", "before": ""} | data)


def test_steps_are_moved_in_the_outline(desk: Client, make: Make) -> None:
    section = {"type": "section", "id": "5ec71000", "value": "Getting ready"}
    form = written(make(publish=False), sections=[section])
    where, way = steps_of(form)
    response = move(desk, form, step=way.pk)
    assert response.content.decode() == "“On the way” is step 1 now."
    assert steps_of(form) == [way, where]
    response = move(desk, form, step=way.pk, before=where.pk, section="5ec71000")
    assert response.content.decode() == "“On the way” is step 2 now, in “Getting ready”."
    assert steps_of(form) == [where, way]
    assert (saved(way).section, way.shown_if, saved(way).questions[0].id) == (
        "5ec71000", steps_of(form)[1].shown_if, way.questions[0].id,
    )  # fmt: skip
    body = desk.get(edit(form)).content.decode()
    assert body.index("Getting ready</h3>") < body.index(f'data-step="{way.pk}"')


def test_forged_moves_change_nothing(desk: Client, make: Make) -> None:
    form = make(publish=False)
    where, way = steps_of(form)
    for data in (
        {"step": "x"},
        {"step": form.pk},
        {"step": way.pk, "before": "9999"},
        {"step": way.pk, "section": "x"},
    ):
        assert move(desk, form, **data).status_code == 404
    assert steps_of(form) == [where, way]
    assert desk.get(reverse("forms_editor:arrange", args=[form.pk])).status_code == 405
