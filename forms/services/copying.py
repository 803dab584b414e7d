"""Copies of steps and of whole forms: with ids of their own, because two steps must never share answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.blocks import Block

from forms.blocks import EndsBlock, QuestionsBlock
from forms.composing import new_ids, replaced
from forms.models import FormPage, StepPage
from forms.models.editing import latest_steps
from forms.models.names import names

Blocks = list[dict[str, Any]]
ANOTHER = {"question", "number", "group", "other", "of", "earlier"}  # what keys name that rules do not


@transaction.atomic
def copy_step(*, form: FormPage, step: StepPage, by: Any) -> tuple[StepPage, list[str]]:
    """A copy of a step (of any form), as it was saved last, as the last step of `form`. It shares nothing with it.

    Returns the saved draft, and the names of what lost a rule because it asked something outside the step.
    """
    found = next(one for one in latest_steps(step.get_parent()) if one.pk == step.pk)
    copy = StepPage(
        title=found.title, guidance=found.guidance, procedure_page=found.procedure_page, shown_if=found.shown_if,
        questions=list(found.questions.raw_data), ends=list(found.ends.raw_data), locale=form.locale, live=False,
    )  # fmt: skip
    FormPage.objects.get(pk=form.pk).add_child(instance=copy)
    return copy, renew_step(form=form, step=copy, by=by)


@transaction.atomic
def renew_step(*, form: FormPage, step: Any, by: Any) -> list[str]:
    """Give a copied step (a StepPage) ids of its own and save it as a draft; rules inside it ask the copies.

    A rule that asks what `form` does not have is dropped: returns the names of what lost one.
    """
    before = [*step.questions.raw_data, *step.ends.raw_data]
    ids = new_ids([dict(block) for block in before])
    others = [one for one in latest_steps(form) if one.pk != step.pk]
    known = names(form.get_latest_revision_as_object(), others)
    kept = {key for part in ("conditions", "sections") for key, _name in known[part]}
    kept |= {question["id"] for question in known["questions"]} | set(ids.values())
    lost: list[str] = []
    questions = replaced([dict(block) for block in step.questions.raw_data], ids)
    ends = replaced([dict(block) for block in step.ends.raw_data], ids)
    step.questions = _without(QuestionsBlock(), questions, kept, lost)
    step.ends = _without(EndsBlock(), ends, kept, lost)
    step.shown_if = "".join(replaced_text(step.shown_if, ids))
    if not _stands(step.shown_if, kept):
        lost.append(step.title)
        step.shown_if = ""
    step.section = step.section if step.section in kept else ""
    step.save_revision(user=by, clean=False)
    return lost


@transaction.atomic
def renew_form(*, form: FormPage, source: FormPage, by: Any) -> None:
    """Give a copied form and its copied steps ids of their own, the same new one wherever an old one was named."""
    steps, originals = latest_steps(form), latest_steps(source)
    page: FormPage = form.get_latest_revision_as_object()
    streams = ("sections", "conditions", "journeys")
    blocks = [dict(one) for name in streams for one in getattr(page, name).raw_data]
    blocks += [dict(one) for step in steps for stream in (step.questions, step.ends) for one in stream.raw_data]
    ids = new_ids(blocks)
    ids |= {str(old.translation_key): str(new.translation_key) for old, new in zip(originals, steps, strict=False)}
    for name in streams:
        setattr(page, name, replaced([dict(one) for one in getattr(page, name).raw_data], ids))
    page.save_revision(user=by, clean=False)
    for step in steps:
        latest: Any = StepPage.objects.get(pk=step.pk).get_latest_revision_as_object()
        latest.questions = replaced([dict(one) for one in step.questions.raw_data], ids)
        latest.ends = replaced([dict(one) for one in step.ends.raw_data], ids)
        latest.shown_if, latest.section = replaced_text(step.shown_if, ids), ids.get(step.section, step.section)
        latest.save_revision(user=by, clean=False)


def replaced_text(rule: str, ids: dict[str, str]) -> str:
    """A stored rule with these ids replaced."""
    carried: Any = replaced([{"type": "end", "id": "", "value": {"when": rule}}], ids)[0]["value"]
    return str(carried["when"])


def _without(block: Block, blocks: Blocks, kept: set[str], lost: list[str]) -> Blocks:
    """The blocks without rules that ask what is not kept; the names of those that had one are added to `lost`."""
    return [dict(one, value=_value(block.child_blocks[one["type"]], one["value"], kept, lost)) for one in blocks]


def _value(block: Block, value: Any, kept: set[str], lost: list[str]) -> Any:
    if not isinstance(value, dict):
        return value
    found, dropped = dict(value), False
    for name, child in getattr(block, "child_blocks", {}).items():
        given = value.get(name)
        if isinstance(given, list) and hasattr(child, "child_blocks"):
            found[name] = _without(child, given, kept, lost)
        elif isinstance(given, str) and given:
            found[name] = "\n".join(_lines(_chooses(child), given, kept))
            dropped |= found[name] != given
    if dropped:
        lost.append(str(value.get("label") or value.get("text") or _("A rule")))
    return found


def _chooses(block: Block) -> str:
    widget = getattr(getattr(block, "field", None), "widget", None)
    return str(widget.attrs.get("data-forms-key-of-value", "")) if widget else ""


def _lines(chooses: str, given: str, kept: set[str]) -> Iterator[str]:
    """The lines that still name something: a rule, "<option id> <rule>", or the id of a question."""
    for line in given.split("\n"):
        if chooses in ("rule", "named"):
            stands = _stands(line, kept)
        elif chooses == "options_if":
            stands = _stands(line.partition(" ")[2], kept)
        else:
            stands = chooses not in ANOTHER or all(key in kept or key == "today" for key in line.split())
        if stands:
            yield line


def _stands(rule: str, kept: set[str]) -> bool:
    """Whether a stored rule asks only what is kept."""
    if not rule:
        return True
    if rule.startswith(("if:", "unless:")):
        return rule.partition(":")[2] in kept
    return rule.partition("=")[0] in kept
