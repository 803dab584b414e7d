"""The publish gate as a page: what is wrong, where, what may stay and why, and publishing from there."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from forms.api import FormPage, FormVersion, stable_id
from forms.models import AcceptedWarning
from forms.services.publishing import problems_of
from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import make_user, sign_in
from tests.unit.forms import example
from tests.unit.forms.fixtures import Make, excursion, folder, make

from .editing import desk, edit, editor, steps_of, written

__all__ = ["desk", "editor", "excursion", "folder", "make"]
pytestmark = pytest.mark.django_db


def gate(form: FormPage) -> str:
    return reverse("forms_editor:gate", args=[form.pk])


def broken() -> list[dict[str, Any]]:
    """The example without a destination, and with a choice of one option."""
    steps = example.steps()
    steps[0]["questions"][0]["capture"] = ""
    steps[0]["questions"][4]["options"] = steps[0]["questions"][4]["options"][:1]
    return steps


def test_every_problem_has_a_link_to_its_block(desk: Client, make: Make) -> None:
    form = make(publish=False, steps=broken())
    body = desk.get(gate(form)).content.decode()
    assert "Nothing captures “Destination”" in body
    food = stable_id("excursion", "question", "food")
    assert f"{edit(steps_of(form)[0])}#block-{food}-section" in body
    assert body.index("Nothing captures") < body.index("needs at least two options")  # the form first, then its steps
    assert 'name="publish"' not in body


def test_a_condition_has_a_page_of_its_own_to_link_to(desk: Client, make: Make) -> None:
    form = make(publish=False)
    unused = {"type": "condition", "id": "c0ffee00", "value": {"name": "Unused", "joined": "all", "tests": []}}
    written(form, conditions=[unused])
    part = reverse("forms_editor:part", args=[form.pk, "conditions", "c0ffee00"])
    assert part in desk.get(gate(form)).content.decode()


def test_a_warning_is_accepted_with_a_reason_and_then_the_form_is_published(
    desk: Client, editor: User, make: Make
) -> None:
    form = make(publish=False)
    warnings = [p for p in problems_of(form, now=timezone.now()) if p.level == "warning"]
    assert warnings
    assert desk.post(gate(form), {"publish": "1"}, follow=True).redirect_chain[-1][0] == gate(form)
    assert not FormVersion.objects.exists()
    response = desk.post(gate(form), {"accept": warnings[0].fingerprint, "reason": "  "}, follow=True)
    assert "Give a reason" in response.content.decode()
    for warning in warnings:
        desk.post(gate(form), {"accept": warning.fingerprint, "reason": "Welsh follows in May."})
    body = desk.get(gate(form)).content.decode()
    assert "Welsh follows in May." in body and str(editor) in body
    assert AcceptedWarning.objects.get(fingerprint=warnings[0].fingerprint).by == editor

    response = desk.post(gate(form), {"publish": "1"}, follow=True)

    assert "is published" in response.content.decode()
    version = FormVersion.objects.get()
    assert (version.form, version.published_by) == (form.translation_key, editor)


def test_an_error_cannot_be_accepted(desk: Client, make: Make) -> None:
    form = make(publish=False, steps=broken())
    error = next(p for p in problems_of(form, now=timezone.now()) if p.level == "error")
    desk.post(gate(form), {"accept": error.fingerprint, "reason": "Never mind."})
    assert not AcceptedWarning.objects.exists()


def test_the_gate_belongs_to_editors(make: Make) -> None:
    form = make(publish=False)
    stranger = sign_in(Client(), make_user("no.editor", AccountKind.POLICY))
    assert stranger.get(gate(form)).status_code == 404
    assert stranger.post(gate(form), {"publish": "1"}).status_code == 404
    assert not FormVersion.objects.exists()


def test_who_may_not_publish_only_looks(desk: Client, editor: User, make: Make) -> None:
    form = make(publish=False)
    GroupPagePermission.objects.filter(group=editor.groups.get(), permission__codename="publish_page").delete()
    assert desk.get(gate(form)).status_code == 200
    desk.post(gate(form), {"publish": "1"})
    assert not FormVersion.objects.exists()
