"""From the pages an author edits to a `Spec`, its texts and its journeys. Reads page objects as they are; queries
nothing but the shared option lists that are handed to it. The way back: forms/services/laying_out.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol
from uuid import UUID

from forms.conditions import Named
from forms.enums import DECIDING, Kind
from forms.fields import KINDS
from forms.logic import condition
from forms.spec import End, Option, Prefill, Question, Spec, Step

from .copying import new_ids, replaced
from .journeys import answer_of, given_of, journeys
from .rules import rule, stored
from .words import WORDS, FormWords, Lists, StepWords, form_texts, list_texts, options, step_texts, text_key, words_of

__all__ = [
    "KEEP", "WORDS", "FormLike", "Lists", "StepLike", "answer_of", "compose", "deciding", "form_texts", "given_of",
    "journeys", "list_texts", "new_ids", "replaced", "rule", "step_texts", "stored", "text_key", "words_of",
]  # fmt: skip

KEEP = ("open", "abandoned", "submitted")


class FormLike(FormWords, Protocol):
    purpose: str
    translation_key: UUID
    fixed_order: bool
    conditions: Any
    keep_open: int | None
    keep_abandoned: int | None
    keep_submitted: int | None


class StepLike(StepWords, Protocol):
    shown_if: str
    section: str
    procedure_page: Any


def compose(form: FormLike, steps: Iterable[StepLike], lists: Lists | None = None) -> tuple[Spec, dict[str, str]]:
    """The form as it would be published now: structure, and words in the language of the pages.

    `lists` are the shared option lists of that language (`services.documents.option_lists`); a question whose list is
    not among them has no options of it.
    """
    steps = list(steps)
    spec = Spec(
        key=str(form.translation_key),
        purpose=form.purpose,
        steps=tuple(_step(step, lists or {}) for step in steps),
        sections=tuple(block.id for block in form.sections),
        conditions=tuple(condition(block) for block in form.conditions),
        fixed_order=form.fixed_order,
        keep={state: days for state in KEEP if (days := getattr(form, f"keep_{state}")) is not None},
    )
    texts = form_texts(form)
    for step in steps:
        texts |= step_texts(step, lists)
    return spec, texts


def deciding(step: StepLike) -> Iterator[tuple[str, str, str | None]]:
    """What a rule can ask in one go: ("<question id>=<value>", label, option label or None for yes, no)."""
    for block in step.questions:
        if block.block_type == Kind.YES_NO:
            yield f"{block.id}=yes", block.value["label"], None
            yield f"{block.id}=no", block.value["label"], None
        elif block.block_type in DECIDING:
            for option in block.value["options"]:
                yield f"{block.id}={option.id}", block.value["label"], option.value


def _step(step: StepLike, lists: Lists) -> Step:
    return Step(
        id=str(step.translation_key),
        questions=tuple(_question(block, lists) for block in step.questions),
        visible_if=rule(step.shown_if),
        procedure=str(step.procedure_page.translation_key) if step.procedure_page else "",
        section=step.section,
        ends=tuple(
            End(block.id, rule(block.value["when"]) or Named(""), bool(block.value["sendable"])) for block in step.ends
        ),
    )


def _question(block: Any, lists: Lists) -> Question:
    value, kind = block.value, KINDS[block.block_type]
    required_if = rule(value.get("required_if") or "")
    return Question(
        id=block.id,
        kind=block.block_type,
        required=bool(value.get("required")) and required_if is None,
        required_if=required_if,
        visible_if=rule(value.get("visible_if") or ""),
        capture=value.get("capture") or "",
        options=_options(block, lists),
        option_list=value.get("option_list") or "",
        questions=tuple(_question(inner, lists) for inner in value.get("questions") or ()),
        roles=tuple((value.get("roles") or "").split()),
        restricted=bool(value.get("restricted")),
        prefill=Prefill(value["prefill_source"], value.get("prefill_with") or "")
        if value.get("prefill_source")
        else None,
        settings={name: kind.setting_of(name, value.get(name)) for name in kind.settings},
    )


def _options(block: Any, lists: Lists) -> tuple[Option, ...]:
    """`options_if` holds "<option id> <rule>" a line, `exclusive` the ids of options that untick all others."""
    rules = dict(line.split(" ", 1) for line in (block.value.get("options_if") or "").splitlines() if " " in line)
    exclusive = set((block.value.get("exclusive") or "").split())
    return tuple(
        Option(option.id, rule(rules.get(option.id, "").strip()), option.id in exclusive)
        for option in options(block, lists)
    )
