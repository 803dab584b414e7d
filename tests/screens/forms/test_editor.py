"""The Wagtail editor of forms: what the gate refuses is said on the form, and nothing is published."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site, Task, Workflow, WorkflowPage, WorkflowTask
from wagtail.models.workflows import GroupApprovalTask
from wagtail.test.utils.form_data import nested_form_data, streamfield

from forms.api import FormIndexPage, FormPage, FormVersion, StepPage, stable_id
from forms.services.accepting import accept_all
from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import make_user, sign_in
from tests.unit.forms import example
from tests.unit.forms.fixtures import Make, excursion, folder, make

__all__ = ["excursion", "folder", "make"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def author(db: None) -> User:
    """A policy editor who may do everything in the CMS."""
    user = make_user("pat.author", AccountKind.POLICY)
    user.is_superuser = True
    user.save()
    return user


@pytest.fixture
def admin(author: User) -> Client:
    return sign_in(Client(), author)


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def gate(form: FormPage) -> str:
    return reverse("forms_editor:gate", args=[form.pk])


def form_post(form: FormPage, **changes: str) -> dict[str, Any]:
    data = {"title": form.title, "slug": form.slug, "purpose": form.purpose, "intro": form.intro}
    kept = {"translations": "warn", "keep_open": "", "keep_abandoned": "", "keep_submitted": ""}
    comments = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}
    posted: dict[str, Any] = nested_form_data(data | kept | {"sections": streamfield([]), "comments": comments})
    return posted | changes


def without_captures() -> list[dict[str, Any]]:
    steps = example.steps()
    steps[0]["questions"][0]["capture"] = ""
    return steps


def test_publishing_freezes_the_form(admin: Client, author: User, make: Make) -> None:
    form = make(publish=False)
    accept_all(form=form, reason="It is a test.", by=author, now=timezone.now())
    response = admin.post(edit(form), form_post(form) | {"action-publish": "1"}, follow=True)
    assert "has been published" in response.content.decode()
    version = FormVersion.objects.get()
    assert (version.form, version.published_by) == (form.translation_key, author)


def test_a_refusal_names_the_capture_and_keeps_the_draft(admin: Client, make: Make) -> None:
    form = make(publish=False, steps=without_captures())

    response = admin.post(edit(form), form_post(form, title="New name") | {"action-publish": "1"}, follow=True)

    body = response.content.decode()
    assert response.redirect_chain == [(gate(form), 302)]
    assert "The form was not published" in body
    assert "Nothing captures “Destination”" in body
    form = FormPage.objects.get(pk=form.pk)
    assert not form.live
    assert form.get_latest_revision_as_object().title == "New name"
    assert not FormVersion.objects.exists()


def test_a_new_form_cannot_be_published_without_steps(admin: Client, folder: FormIndexPage, excursion: object) -> None:
    url = reverse("wagtailadmin_pages:add", args=["forms", "formpage", folder.pk])
    form = FormPage(title="New", slug="new", purpose="excursion", intro="")
    response = admin.post(url, form_post(form) | {"action-publish": "1"}, follow=True)
    assert "The form has no steps" in response.content.decode()
    assert not FormPage.objects.get(slug="new").live


def test_the_outline_shows_steps_problems_and_where_to_go(
    admin: Client, make: Make, django_assert_max_num_queries: Any
) -> None:
    form = make(publish=False, steps=without_captures())
    with django_assert_max_num_queries(90):
        body = admin.get(edit(form)).content.decode()
    for step in StepPage.objects.child_of(form):
        assert edit(step) in body
    for words in ("Which place?", "only after What do we eat? – Packed lunch", "On which day?", gate(form)):
        assert words in body
    state = reverse("forms_editor:state", args=[form.pk])
    assert state in body
    assert "to put right before this form can be published" in admin.get(state).content.decode()
    assert reverse("wagtailadmin_pages:add", args=["forms", "steppage", form.pk]) in body


def names_in(response: Any) -> dict[str, Any]:
    """The names that the page hands to the editor's script."""
    found = re.search(r'<script id="forms-names" type="application/json">(.*?)</script>', response.content.decode())
    assert found is not None
    names: dict[str, Any] = json.loads(found[1])
    return names


def test_a_step_is_told_the_names_of_the_whole_form(admin: Client, make: Make) -> None:
    form = make()
    first, second = StepPage.objects.child_of(form).order_by("path")
    names = names_in(admin.get(edit(second)))
    assert names["here"] == str(second.translation_key)
    assert [title for _id, title in names["steps"]] == ["Where to", "On the way"]
    questions = {question["label"]: question for question in names["questions"]}
    assert [label for _id, label in questions["What do we eat?"]["options"]] == ["Packed lunch", "An inn & its soup"]
    assert questions["What is there?"]["group"] == questions["Where do we stop?"]["id"]
    assert "equals" in names["operators"]["yes_no"]
    add = reverse("wagtailadmin_pages:add", args=["forms", "steppage", form.pk])
    assert names_in(admin.get(add))["here"] == ""
    body = admin.get(edit(first)).content.decode()
    assert 'data-forms-key-of-value="rule"' in body
    assert 'data-forms-key-of-value="section"' in body


def step_post(title: str, shown_if: str = "", section: str = "") -> dict[str, Any]:
    question = {"label": "How far?", "hint": "", "required": "on", "capture": ""}
    data = {"title": title, "guidance": "", "procedure_page": "", "shown_if": shown_if, "section": section}
    streams = {"questions": streamfield([("short_text", question)]), "ends": streamfield([])}
    comments = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}
    posted: dict[str, Any] = nested_form_data(data | streams | {"comments": comments})
    return posted


def test_a_step_is_added_saved_and_never_published_alone(admin: Client, make: Make) -> None:
    form = make()
    add = reverse("wagtailadmin_pages:add", args=["forms", "steppage", form.pk])
    assert "action-publish" not in admin.get(add).content.decode()
    rule = f"{stable_id('excursion', 'question', 'rain')}=yes"
    admin.post(add, step_post("Afterwards", rule))
    step = StepPage.objects.child_of(form).get(title="Afterwards")
    assert (step.live, step.shown_if) == (False, rule)
    assert "action-publish" not in admin.get(edit(step)).content.decode()

    response = admin.post(edit(step), step_post("Then", rule) | {"action-publish": "1"}, follow=True)

    assert "published with its form" in response.content.decode()
    step = StepPage.objects.get(pk=step.pk)
    assert (step.live, step.get_latest_revision_as_object().title) == (False, "Then")
    assert FormVersion.objects.count() == 1


def test_a_new_step_posted_as_published_is_a_draft(admin: Client, make: Make) -> None:
    form = make()
    add = reverse("wagtailadmin_pages:add", args=["forms", "steppage", form.pk])
    admin.post(add, step_post("Afterwards") | {"action-publish": "1"})
    assert not StepPage.objects.get(title="Afterwards").live
    assert FormVersion.objects.count() == 1


def test_a_rule_that_nobody_offered_is_refused(admin: Client, make: Make) -> None:
    add = reverse("wagtailadmin_pages:add", args=["forms", "steppage", make().pk])
    response = admin.post(add, step_post("Afterwards", "forged=yes"))
    assert "Choose an answer or a condition of this form" in response.content.decode()
    response = admin.post(add, step_post("Afterwards", section="forged"))
    assert "Choose a section of this form" in response.content.decode()
    assert not StepPage.objects.filter(title="Afterwards").exists()


def test_only_the_children_that_belong_can_be_added(folder: FormIndexPage, make: Make) -> None:
    form = make()
    assert FormIndexPage.allowed_subpage_models() == [FormPage]
    assert FormPage.allowed_subpage_models() == [StepPage]
    assert StepPage.allowed_subpage_models() == []
    assert FormPage.allowed_parent_page_models() == [FormIndexPage]
    assert [page.url for page in (folder, form, *StepPage.objects.child_of(form))] == [None] * 4


@pytest.mark.parametrize("path", ["forms-test/", "forms-test/excursion-to-the-hills/"])
def test_forms_have_no_public_address(make: Make, path: str) -> None:
    make().get_parent().move(Site.objects.get(is_default_site=True).root_page, "last-child")
    assert Client().get(f"/en/{path}", follow=True).status_code == 404


def test_revisions_are_compared(admin: Client, make: Make) -> None:
    form = make()
    step = StepPage.objects.child_of(form).order_by("path")[0]
    step.questions[0].value["label"] = "To which town?"
    step.save_revision()
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[step.pk, "earliest", "latest"])
    body = admin.get(compare).content.decode()
    assert "town" in body
    assert (
        admin.get(reverse("wagtailadmin_pages:revisions_compare", args=[form.pk, "earliest", "latest"])).status_code
        == 200
    )


def test_a_copied_step_has_ids_of_its_own(admin: Client, make: Make) -> None:
    form = make()
    step = StepPage.objects.child_of(form).order_by("path")[1]
    data = {"new_title": "Back", "new_slug": "back", "new_parent_page": str(form.pk)}
    admin.post(reverse("wagtailadmin_pages:copy", args=[step.pk]), data)
    copy = StepPage.objects.get(title="Back").get_latest_revision_as_object()
    group, old = copy.questions[0], step.questions[0]
    assert group.value["label"] == old.value["label"]
    assert group.id != old.id
    inner, before = group.value["questions"][2], old.value["questions"][2]
    assert (inner.id != before.id, inner.value["options"][0].id != before.value["options"][0].id) == (True, True)
    assert inner.value["options"][0].value == "The old"


def test_the_last_approval_of_a_workflow_passes_the_gate_too(admin: Client, author: User, make: Make) -> None:
    form = make(publish=False, steps=without_captures())
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    task: Task = GroupApprovalTask.objects.create(name="Look")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=form)
    state = workflow.start(form, author)

    url = reverse("wagtailadmin_pages:workflow_action", args=[form.pk, "approve", state.current_task_state.pk])
    response = admin.post(url, {"comment": ""}, follow=True)

    assert "Nothing captures “Destination”" in response.content.decode()
    assert not FormVersion.objects.exists()
    assert not FormPage.objects.get(pk=form.pk).live
