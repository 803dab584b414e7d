"""What Wagtail gives pages works on forms and steps: moderation, schedule, comments, comparison, and option lists."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Comment, GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import nested_form_data, streamfield

from forms.api import FormPage, FormVersion, stable_id
from forms.models import OptionList
from forms.services.accepting import accept_all
from forms.services.documents import document_of
from portal.people.models import User
from tests.unit.forms.fixtures import Make, excursion, folder, make

from .editing import desk, edit, editor, saved, steps_of, written
from .test_editor import form_post

__all__ = ["desk", "editor", "excursion", "folder", "make"]
pytestmark = pytest.mark.django_db


def accepted(form: FormPage, by: User) -> FormPage:
    accept_all(form=form, reason="It is a test.", by=by, now=timezone.now())
    return form


def moderated(form: FormPage, editor: User) -> None:
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    task = GroupApprovalTask.objects.create(name="Look")
    task.groups.add(editor.groups.get())
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=form)


def test_a_form_goes_through_moderation_and_is_frozen_at_the_last_approval(
    desk: Client, editor: User, make: Make
) -> None:
    form = accepted(make(publish=False), editor)
    moderated(form, editor)
    desk.post(edit(form), form_post(form) | {"action-submit": "1"})
    state = FormPage.objects.get(pk=form.pk).current_workflow_state
    assert state is not None and not FormVersion.objects.exists()
    approve = reverse("wagtailadmin_pages:workflow_action", args=[form.pk, "approve", state.current_task_state.pk])
    desk.post(approve, {"comment": "Good"})
    assert FormVersion.objects.get().form == form.translation_key


def test_a_step_is_not_moderated_alone(desk: Client, editor: User, make: Make) -> None:
    form = make(publish=False)
    moderated(form, editor)
    assert "action-submit" not in desk.get(edit(steps_of(form)[0])).content.decode()


def test_a_form_is_published_on_its_date_with_the_steps_of_that_day(desk: Client, editor: User, make: Make) -> None:
    form = accepted(make(publish=False), editor)
    later = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    desk.post(edit(form), form_post(form, go_live_at=later) | {"action-publish": "1"})
    assert not FormVersion.objects.exists()
    (revision,) = FormPage.objects.get(pk=form.pk).revisions.filter(approved_go_live_at__isnull=False)
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)  # the day has come
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert FormVersion.objects.get().number == 1
    assert all(step.live for step in steps_of(form))


def comment_post(path: str) -> dict[str, Any]:
    fields = {"text": "Is this right?", "contentpath": path, "position": "", "deleted": "", "resolved": "", "id": ""}
    replies = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": ""}
    rows = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": ""}
    posted: dict[str, Any] = nested_form_data({"comments": rows | {"0": fields | {"replies": replies}}})
    return posted


def test_a_question_is_commented_on(desk: Client, editor: User, make: Make) -> None:
    step = steps_of(make(publish=False))[1]
    question = step.questions[0]
    value = {"label": "Where?", "hint": "", "required": "on", "capture": "", "item_name": "", "min": "", "max": "",
             "questions": streamfield([])}  # fmt: skip
    streams = nested_form_data({"questions": streamfield([("repeat", value)]), "ends": streamfield([])})
    data = {"title": step.title, "guidance": "", "procedure_page": "", "shown_if": step.shown_if, "section": ""}
    path = f"questions.{question.id}.label"
    desk.post(edit(step), data | streams | {"questions-0-id": question.id} | comment_post(path))
    comment = Comment.objects.get()
    assert (comment.page_id, comment.contentpath, comment.user) == (step.pk, path, editor)


def compared(desk: Client, page: Any) -> str:
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"])
    response = desk.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_revisions_of_questions_are_compared_in_words(desk: Client, make: Make) -> None:
    form = make(publish=False)
    step = steps_of(form)[0]
    blocks = [dict(block) for block in saved(step).questions.raw_data]
    rain = stable_id("excursion", "question", "rain")
    blocks[4]["value"] = blocks[4]["value"] | {"visible_if": f"{rain}=yes"}
    added = {"type": "short_text", "id": "abcd0123", "value": {"label": "Which hut?", "required": True}}
    written(step, questions=[*blocks[1:], added])
    body = compared(desk, step)
    assert "Which hut?" in body and "Added" in body
    assert "Which place?" in body and "Removed" in body
    assert "What do we eat?" in body and "only after Do we go in the rain? – Yes" in body
    assert rain not in body.split("comparison__child-object", 1)[1].split("</table>")[0]
    assert "Why there?" not in body  # nothing of it changed


def test_revisions_of_a_steps_place_and_rule_are_compared_in_words(desk: Client, make: Make) -> None:
    form = written(make(publish=False), sections=[{"type": "section", "id": "5ec71000", "value": "Before we go"}])
    rain = stable_id("excursion", "question", "rain")
    way = steps_of(form)[1]
    written(way, section="5ec71000", shown_if=f"{rain}=no")
    body = strip_tags(compared(desk, way).split("<tbody>")[-1])
    assert "Before we go" in body and "only after What do we eat? – Packed lunchDo we go in the rain? – No" in body
    assert rain not in body and "5ec71000" not in body


def test_revisions_of_conditions_are_compared(desk: Client, make: Make) -> None:
    form = make(publish=False)
    rain = stable_id("excursion", "question", "rain")
    test = {"type": "answer", "id": "t1", "value": {"question": rain, "operator": "equals", "given": "yes"}}
    value = {"name": "Wet", "joined": "all", "tests": [test]}
    written(form, conditions=[{"type": "condition", "id": "11111111-aaaa", "value": value}])
    body = compared(desk, form)
    assert "Wet" in body and "Do we go in the rain?" in body and "Added" in body


def test_option_lists_are_made_by_editors_and_used_by_questions(desk: Client, make: Make) -> None:
    add = reverse("wagtailsnippets_forms_optionlist:add")
    response = desk.post(
        add, nested_form_data({"name": "Hills", "options": streamfield([("option", "Snowdon"), ("option", "Tryfan")])})
    )
    assert response.status_code == 302, response.content.decode()[-2000:]
    hills = OptionList.objects.get()
    form = make(publish=False)
    step = steps_of(form)[0]
    blocks = [dict(block) for block in saved(step).questions.raw_data]
    blocks[4]["value"] = blocks[4]["value"] | {"option_list": str(hills.translation_key), "options": []}
    written(step, questions=blocks)
    assert "Hills" in desk.get(edit(step)).content.decode()
    options = [option.id for question in document_of(form).spec.questions() for option in question.options]
    assert [block.id for block in hills.options] == options[:2]
    body = desk.get(reverse("wagtailsnippets_forms_optionlist:edit", args=[hills.pk])).content.decode()
    assert "Where to" in body and edit(step) in body  # where it is used
