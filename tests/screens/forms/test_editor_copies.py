"""Copies of steps and forms: ids of their own, rules that ask the copies, and a list of the rules that were dropped."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from forms.api import FormIndexPage, FormPage, StepPage, stable_id
from tests.unit.forms.fixtures import Make, excursion, folder, make

from .editing import desk, edit, editor, saved, steps_of, written

__all__ = ["desk", "editor", "excursion", "folder", "make"]
pytestmark = pytest.mark.django_db


def question(name: str) -> str:
    return stable_id("excursion", "question", name)


def with_rules(form: FormPage) -> None:
    """The first step asks itself, the second asks the first, both use a condition of the form."""
    wet = {"type": "condition", "id": "11111111-aaaa", "value": {"name": "Wet", "joined": "all", "tests": [
        {"type": "answer", "id": "22222222-bbbb", "value": {"question": question("rain"), "operator": "equals",
         "given": "yes", "negated": False}}]}}  # fmt: skip
    written(form, conditions=[wet])
    where, _way = steps_of(form)
    blocks = [dict(block) for block in saved(where).questions.raw_data]
    blocks[4]["value"] = blocks[4]["value"] | {"visible_if": f"{question('rain')}=yes"}
    blocks[5]["value"] = blocks[5]["value"] | {"visible_if": "if:11111111-aaaa"}
    written(where, questions=blocks)


def ids_in(page: Any) -> set[str]:
    """Every id of a block in the page."""

    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            if "type" in value and "id" in value:
                yield value["id"]
            for part in value.values():
                yield from walk(part)
        elif isinstance(value, list):
            for part in value:
                yield from walk(part)

    streams = [getattr(page, name).raw_data for name in ("questions", "ends", "conditions") if hasattr(page, name)]
    return {found for stream in streams for found in walk([dict(block) for block in stream])}


@pytest.fixture
def other(folder: FormIndexPage, make: Make) -> FormPage:
    """Another form, without steps."""
    form = FormPage(title="Another", purpose="excursion", live=False, locale=folder.locale)
    FormIndexPage.objects.get(pk=folder.pk).add_child(instance=form)
    return form


def test_a_step_of_another_form_is_copied(desk: Client, make: Make, other: FormPage) -> None:
    form = make(publish=False)
    with_rules(form)
    where = steps_of(form)[0]
    url = reverse("forms_editor:copy_step", args=[other.pk])
    body = desk.get(url).content.decode()
    assert "Excursion to the hills" in body and "On the way" in body

    response = desk.post(url, {"step": where.pk}, follow=True)

    (copy,) = steps_of(other)
    assert response.redirect_chain[-1][0] == edit(copy)
    assert "“Who leads?”" in response.content.decode()  # its rule named a condition of the form
    latest = saved(copy)
    assert not ids_in(latest) & ids_in(saved(where))
    labels = {block.value["label"]: block for block in latest.questions}
    assert labels["What do we eat?"].value["visible_if"] == f"{labels['Do we go in the rain?'].id}=yes"
    assert labels["Who leads?"].value["visible_if"] == ""
    assert copy.translation_key != where.translation_key
    assert saved(where).questions[5].value["visible_if"] == "if:11111111-aaaa"  # the original is as it was


def test_only_a_step_that_was_offered_is_copied(desk: Client, make: Make, other: FormPage) -> None:
    form = make(publish=False)
    url = reverse("forms_editor:copy_step", args=[form.pk])
    for forged in ("", "x", str(form.pk), str(steps_of(form)[0].pk)):
        desk.post(url, {"step": forged})
    assert len(steps_of(form)) == 2


def test_a_step_copied_inside_its_form_keeps_rules_about_the_form(desk: Client, make: Make) -> None:
    form = make(publish=False)
    with_rules(form)
    where, way = steps_of(form)
    data = {"new_title": "Back", "new_slug": "back", "new_parent_page": str(form.pk)}
    desk.post(reverse("wagtailadmin_pages:copy", args=[way.pk]), data)
    desk.post(reverse("wagtailadmin_pages:copy", args=[where.pk]), data | {"new_title": "Again", "new_slug": "again"})
    back, again = (saved(StepPage.objects.get(title=title)) for title in ("Back", "Again"))
    assert back.shown_if == saved(way).shown_if != ""
    labels = {block.value["label"]: block for block in again.questions}
    assert labels["What do we eat?"].value["visible_if"] == f"{labels['Do we go in the rain?'].id}=yes"
    assert labels["Who leads?"].value["visible_if"] == "if:11111111-aaaa"
    assert not ids_in(again) & ids_in(saved(where))


def test_a_copied_form_shares_no_id_and_asks_itself(desk: Client, make: Make) -> None:
    form = make(publish=False)
    with_rules(form)
    folder = form.get_parent()
    data = {"new_title": "Second", "new_slug": "second", "new_parent_page": str(folder.pk), "copy_subpages": "on"}
    desk.post(reverse("wagtailadmin_pages:copy", args=[form.pk]), data)
    copy = FormPage.objects.get(slug="second")
    (where, way), (before, _second) = map(saved, steps_of(copy)), steps_of(form)
    labels = {block.value["label"]: block for block in where.questions}
    condition = saved(copy).conditions[0]
    assert condition.value["tests"][0].value["question"] == labels["Do we go in the rain?"].id
    assert labels["Who leads?"].value["visible_if"] == f"if:{condition.id}"
    assert way.shown_if == f"{labels['What do we eat?'].id}={labels['What do we eat?'].value['options'][0].id}"
    stored = json.dumps([dict(block) for block in [*where.questions.raw_data, *way.questions.raw_data]])
    assert not [one for one in ids_in(saved(before)) | {"11111111-aaaa"} if one in stored]
