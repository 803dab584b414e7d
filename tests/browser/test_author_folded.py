"""What is folded of a question is drawn when it is opened: nothing in it is lost when nobody opens it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from wagtail.models import Comment

from forms.api import StepPage
from forms.fields.drawing import PLAIN
from tests.cast import Cast
from tests.forms import plan_form

from .authoring import admin_window
from .conftest import Window
from .policy import add_block
from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)

# What saving would send of the questions, less what says nothing (tests/unit/forms/test_folded.py shows that it is not
# missed); the editor of rich text names its paragraphs anew at each visit.
SENT = """() => [...new FormData(document.querySelector("[name=questions-count]").form)]
    .filter(([name, text]) => name.startsWith("questions-") && text)
    .map(([name, text]) => [name, text.replace(/"key":"[^"]*"/, "")])
    .sort()"""
UNFOLD = """() => document.querySelectorAll("[data-streamfield-action=SETTINGS]").forEach((button) => button.click())"""
LINES = "a if:b\nc unless:d"


def told(name: str, block: Any) -> Any:
    """Something other than what a new question has in this setting."""
    if name in ("options_if", "exclusive"):
        return LINES
    choices = getattr(block.field, "choices", None)
    if choices is None:
        return True if isinstance(block.get_default(), bool) else f"told {name}"
    flat = [one for key, label in choices for one in (label if isinstance(label, list) else [(key, label)])]
    return flat[-1][0]


def keep(step: Any, questions: list[dict[str, Any]]) -> None:
    """As the latest draft of the step, whatever the editor would say of it."""
    step.questions = questions
    step.save_revision(clean=False)


def every_kind(step: StepPage) -> list[dict[str, Any]]:
    """A question of every kind, each of its settings filled in; kept as the latest draft of the step."""
    kinds = StepPage._meta.get_field("questions").stream_block.child_blocks
    questions = []
    for number, (kind, block) in enumerate(kinds.items()):
        value = block.get_prep_value(block.get_default()) | {"label": f"Question {number}"}
        for name in block.meta.form_layout.settings:
            if isinstance(block.child_blocks[name], PLAIN):
                value[name] = told(name, block.child_blocks[name])
        if kind == "guidance":
            value["body"] = "<p>Read this.</p>"
        questions.append({"type": kind, "id": f"{number:08d}-0000-4000-8000-000000000000", "value": value})
    keep(step, questions)
    return questions


def settings_of(questions: Any) -> list[dict[str, Any]]:
    """The settings as they are stored."""
    kinds = StepPage._meta.get_field("questions").stream_block.child_blocks
    return [
        {name: str(one["value"].get(name)).replace("\r", "") for name in kinds[one["type"]].meta.form_layout.settings}
        for one in questions
    ]


@pytest.fixture
def step(cast: Cast) -> StepPage:
    plan_form(cast.pat, publish=False)
    found: StepPage = StepPage.objects.get(title="Step views")
    return found


def opened(window: Window, cast: Cast, step: StepPage) -> Screen:
    screen = admin_window(window, cast.pat)
    screen.open(f"/cms/pages/{step.pk}/edit/")
    return screen


def test_what_is_sent_is_the_same_drawn_or_not_and_without_our_script(
    cast: Cast, window: Window, step: StepPage
) -> None:
    questions = every_kind(step)
    screen = opened(window, cast, step)
    assert not screen.page.locator('[data-contentpath="visible_if"], [data-contentpath="hint"]').count()
    folded = screen.page.evaluate(SENT)
    assert sum(text == LINES for _name, text in folded) == 3
    screen.page.evaluate(UNFOLD)
    assert screen.page.locator('[data-contentpath="visible_if"]').count() == len(questions)
    assert screen.page.evaluate(SENT) == folded

    screen.page.route(re.compile("/static/forms/.*[.]js"), lambda route: route.abort())
    screen.open(f"/cms/pages/{step.pk}/edit/")
    assert screen.page.locator('[data-contentpath="visible_if"]').count() == len(questions)
    assert screen.page.evaluate(SENT) == folded
    screen.complaints.clear()  # of scripts that did not arrive


def test_saving_a_step_that_nobody_unfolded_keeps_every_setting(cast: Cast, window: Window, step: StepPage) -> None:
    questions = [one for one in every_kind(step) if one["type"] in ("short_text", "yes_no", "several_choices", "email")]
    keep(step, questions)
    screen = opened(window, cast, step)
    screen.page.locator("#id_title").fill("Step views, renamed")
    screen.page.locator('[data-streamfield-action="DUPLICATE"]').first.evaluate("button => button.click()")
    screen.page.get_by_role("button", name=re.compile("Save draft")).first.click()
    screen.page.wait_for_load_state("load")
    latest = StepPage.objects.get(pk=step.pk).get_latest_revision_as_object()
    assert latest.title == "Step views, renamed"
    first, copy, *others = settings_of(latest.questions.raw_data)
    assert copy == first and [first, *others] == settings_of(questions)


def test_a_question_that_is_opened_shows_its_own_fields_and_not_its_settings(
    cast: Cast, window: Window, step: StepPage
) -> None:
    questions = every_kind(step)[:3]
    for question in questions:
        question["value"]["hint"] = LINES
    keep(step, questions)
    screen = opened(window, cast, step)
    before = screen.page.evaluate(SENT)
    screen.page.locator("[data-streamfield-child] [data-panel-toggle]").nth(1).click()
    hint = screen.page.locator('[data-contentpath="hint"]')
    assert hint.count() == 1 and hint.is_visible()
    assert hint.get_by_label("Hint").input_value() == LINES
    assert not screen.page.locator('[data-contentpath="visible_if"]').count()
    assert screen.page.evaluate(SENT) == before
    screen.check()
    add_block(screen, "questions", "Date")
    assert hint.last.is_visible()  # a new question is open
    assert hint.count() == 2


def test_a_setting_with_an_error_or_a_comment_is_drawn_at_once(cast: Cast, window: Window, step: StepPage) -> None:
    questions = every_kind(step)[:3]
    questions[1]["value"]["roles"] = "r" * 300
    keep(step, questions)
    place = f"questions.{questions[0]['id']}.hint"
    Comment.objects.create(page=step, user=cast.pat, text="Why?", contentpath=place)
    screen = opened(window, cast, step)
    drawn = screen.page.locator('[data-contentpath="roles"]')
    assert drawn.count() == 1
    screen.page.get_by_role("button", name=re.compile("Save draft")).first.click()
    screen.page.wait_for_load_state("load")
    assert drawn.count() == 2
    assert drawn.nth(1).locator(".error-message").inner_text()
    assert drawn.nth(1).is_visible()
