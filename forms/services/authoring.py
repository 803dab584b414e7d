"""Forms made by a program instead of in the editor: for procedure packs, tests and the benchmark."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from wagtail.models import Page

from forms.enums import CHOICES, Kind
from forms.models import FormPage, StepPage

NAMESPACE = uuid.UUID("5c3ae0f2-3f0d-5d6c-9d0f-6f1a0b7a2c11")

Data = Mapping[str, Any]


def stable_id(form: str, *path: str) -> str:
    """The id of a step, question or option that `create_form` made: the same keys give the same id for ever.

    `stable_id("england-plan")` is the form, `("england-plan", "step", "strengths")` a step, `("england-plan",
    "question", "strengths.child")` a question, those of a repeating group as "group.question", and
    `("england-plan", "option", "category.neglect")` an option.
    """
    return str(uuid.uuid5(NAMESPACE, "/".join((form, *path))))


@transaction.atomic
def create_form(
    *,
    parent: Page,
    key: str,
    title: str,
    purpose: str,
    steps: Sequence[Data],
    by: Any = None,
    intro: str = "",
    publish: bool = True,
) -> FormPage:
    """Make a form below `parent` (a FormIndexPage) and publish it, or bring the one with this key up to this data.

    `key` never changes: the ids of the form, its steps, questions and options come from it and theirs, so loading
    the same data twice changes nothing, and loading changed data makes a new version with the same ids.
    `by` is a user or None. Raises PublishRefused when the gate refuses, ValueError for a kind or key that cannot be.

    `steps` is a list of
        {"key", "title", "guidance": "", "procedure": page or None, "shown_if": "", "questions": […]}
    and a question
        {"key", "kind", "label", "hint": "", "required": True, "capture": "", "options": [{"key", "label"}],
         "item_name", "min": None, "max": None, "questions": […]}
    `kind` is a value of `forms.enums.Kind`; `options` are for choices; `item_name`, `min`, `max` and `questions` for
    "repeat". Question keys are unique in the form (in a group: in the group), option keys in their question.
    `shown_if` is "question key=option key", or "question key=yes" or "=no", of a question of an earlier step.
    """
    identity = stable_id(key)
    found = FormPage.objects.filter(translation_key=identity, locale=parent.locale).first()
    draft = found or FormPage(translation_key=uuid.UUID(identity), locale=parent.locale)
    draft.title, draft.purpose, draft.intro = title, purpose, intro
    _place(draft, parent)
    kinds = {question["key"]: question["kind"] for step in steps for question in step["questions"]}
    _arrange(draft, [_step(draft, key, step, kinds).pk for step in steps])
    form: FormPage = FormPage.objects.get(pk=draft.pk)
    form.title, form.purpose, form.intro = title, purpose, intro
    revision = form.save_revision(user=by)
    if publish:
        revision.publish(user=by, skip_permission_checks=True)
        form.refresh_from_db()
    return form


def _place(page: FormPage | StepPage, parent: Page) -> None:
    """Save a new page as a draft below its parent; leave an old one where it is, its live text untouched."""
    if page.pk is None:
        page.live = False
        parent.add_child(instance=page)


def _arrange(form: FormPage, wanted: Sequence[int]) -> None:
    """Only these steps, in this order."""
    steps = StepPage.objects.child_of(form)
    steps.exclude(pk__in=wanted).delete()
    if list(steps.order_by("path").values_list("pk", flat=True)) != list(wanted):
        for pk in wanted:
            StepPage.objects.get(pk=pk).move(FormPage.objects.get(pk=form.pk), "last-child")


def _step(form: FormPage, key: str, data: Data, kinds: Mapping[str, str]) -> StepPage:
    identity = stable_id(key, "step", data["key"])
    found = StepPage.objects.filter(translation_key=identity, locale=form.locale).first()
    step = found or StepPage(translation_key=uuid.UUID(identity), locale=form.locale)
    step.title = data["title"]
    step.guidance = data.get("guidance", "")
    step.procedure_page = data.get("procedure")
    step.shown_if = _shown_if(key, data.get("shown_if") or "", kinds)
    step.questions = [_question(key, question) for question in data["questions"]]
    _place(step, FormPage.objects.get(pk=form.pk))
    step.save_revision()
    return step


def _shown_if(form: str, shown_if: str, kinds: Mapping[str, str]) -> str:
    question, _equals, answer = shown_if.partition("=")
    if not question:
        return ""
    if question not in kinds:
        raise ValueError(f"shown_if {shown_if!r}: no such question")
    value = answer if kinds[question] == Kind.YES_NO else stable_id(form, "option", f"{question}.{answer}")
    return f"{stable_id(form, 'question', question)}={value}"


def _question(form: str, data: Data, group: str = "") -> dict[str, Any]:
    """One question as StreamField JSON."""
    kind = Kind(data["kind"])
    path = f"{group}.{data['key']}" if group else data["key"]
    value: dict[str, Any] = {
        "label": data["label"],
        "hint": data.get("hint", ""),
        "required": data.get("required", True),
        "capture": data.get("capture", ""),
    }
    if kind in CHOICES:
        value["options"] = list(_options(form, path, data["options"]))
    if kind == Kind.REPEAT:
        if group:
            raise ValueError(f"{path}: a repeating group inside a repeating group")
        value |= {"item_name": data["item_name"], "min": data.get("min"), "max": data.get("max")}
        value["questions"] = [_question(form, inner, path) for inner in data["questions"]]
    return {"type": kind.value, "id": stable_id(form, "question", path), "value": value}


def _options(form: str, path: str, options: Sequence[Data]) -> Iterator[dict[str, Any]]:
    for option in options:
        identity = stable_id(form, "option", f"{path}.{option['key']}")
        yield {"type": "option", "id": identity, "value": option["label"]}
