"""The smallest plan form that the gate lets through: a question a capture, five steps, a manual page beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wagtail.models import Page

from content.api import create_manual, set_up
from forms.api import Capture, FormIndexPage, FormPage, create_form
from forms.fields.repeat import new_row
from forms.spec import Question
from portal.intake.purpose import PLAN, PLAN_CAPTURES
from portal.people.models import User
from portal.procedures.models import Jurisdiction, LocalForm

from .big_form import big_answers, big_document

__all__ = [
    "answer_to", "big_answers", "big_document", "forms_folder", "plan_form", "plan_steps", "question", "small_manual",
]  # fmt: skip

TERMS = [{"key": "short", "label": "Within three months"}, {"key": "long", "label": "Later"}]
POINTER = "Say exactly what happened and when."
STEPS: Mapping[str, Sequence[str]] = {
    "worries": ("concern", "strength", "change"),
    "work": ("outcome", "longer_outcome", "action", "service"),
    "else": ("contingency", "monitoring"),
    "views": ("child_views", "no_child_views", "parent_views"),
    "conference": ("present", "explained", "dissent"),
    "people": ("lead", "core_group", "conference_date", "next_conference"),
}


def question(capture: Capture, prefix: str = "") -> dict[str, Any]:
    """A question that gives the capture, called as the capture is."""
    key = f"{prefix}{capture.key}"
    made: dict[str, Any] = {
        "key": key.replace(".", "_"),
        "kind": capture.kinds[0],
        "label": str(capture.label),
        "required": capture.required,
        "capture": key,
    }
    if capture.kinds[0] == "single_choice":
        made["options"] = TERMS
    if capture.fields:
        made |= {"item_name": "Entry", "min": 1, "max": 5}
        made["questions"] = [question(field, f"{capture.key}.") for field in capture.fields]
    return made


def plan_steps(manual: Page, *, unattached: str = "") -> list[dict[str, Any]]:
    """The steps in the shape of `create_form`; the question for `unattached` is there and captures nothing."""
    questions = {capture.key: question(capture) for capture in PLAN_CAPTURES}
    if unattached:
        questions[unattached]["capture"] = ""
    return [
        {
            "key": step,
            "title": f"Step {step}",
            "procedure": manual.get_children().first(),
            "questions": [questions[key] for key in keys],
        }
        for step, keys in STEPS.items()
    ]


def answer_to(question: Question, person: Any, *parents: Any, words: str = "Words") -> Any:
    """An answer to a question of `plan_steps`, as a draft keeps it: every person is `person`, but for the parents'
    views, which are those of each of the `parents`."""
    if question.questions:
        rows = parents if question.capture == "parent_views" and parents else (person,)
        return [
            {"id": new_row()} | {one.id: answer_to(one, who, words=words) for one in question.questions} for who in rows
        ]
    if question.options:
        return question.options[0].id
    return {"person": person, "date": "2026-03-02", "yes_no": True}.get(question.kind, words)


def forms_folder() -> FormIndexPage:
    """Where forms are kept: beside the public pages, not among them."""
    home = set_up()
    found: FormIndexPage | None = FormIndexPage.objects.first()
    return found or Page.objects.get(depth=1).add_child(
        instance=FormIndexPage(title="Forms", slug="forms", locale=home.locale)
    )


def small_manual() -> Page:
    """England's manual with one page and one pointer."""
    page = {
        "key": "worries",
        "title": "Saying what we worry about",
        "summary": "How to write it down.",
        "body": [{"type": "pointer", "title": "Be exact", "text": f"<p>{POINTER}</p>"}],
    }
    shape = {"title": "England", "summary": "What to do.", "children": [page]}
    return create_manual(key="england", jurisdiction="england", shape=shape)


def plan_form(by: User, *, unattached: str = "", publish: bool = True) -> FormPage:
    """England's plan form, in use there unless it is only drafted."""
    steps = plan_steps(small_manual(), unattached=unattached)
    form = create_form(
        parent=forms_folder(), key="test-plan", title="Child protection plan", purpose=PLAN, steps=steps, by=by,
        publish=publish,
    )  # fmt: skip
    england = Jurisdiction.objects.get(key="england")
    LocalForm.objects.get_or_create(jurisdiction=england, purpose=PLAN, defaults={"page": form})
    return form
