"""From the pages an author edits to a `Spec` and its `Texts`. Reads page objects as they are; queries nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol
from uuid import UUID, uuid4

from .conditions import Equals, Rule
from .enums import CHOICES, DECIDING, Kind
from .spec import Question, Spec, Step


class FormLike(Protocol):
    title: str
    intro: str
    purpose: str
    translation_key: UUID


class StepLike(Protocol):
    title: str
    guidance: str
    shown_if: str
    translation_key: UUID
    questions: Any
    procedure_page: Any


def compose(form: FormLike, steps: Iterable[StepLike]) -> tuple[Spec, dict[str, str]]:
    """The form as it would be published now: structure, and words in the language of the pages."""
    steps = list(steps)
    spec = Spec(
        key=str(form.translation_key),
        purpose=form.purpose,
        steps=tuple(_step(step) for step in steps),
    )
    texts = form_texts(form)
    for step in steps:
        texts |= step_texts(step)
    return spec, texts


def form_texts(form: FormLike) -> dict[str, str]:
    """The words of the form page: "form.title", "form.intro"."""
    return _kept({"form.title": form.title, "form.intro": form.intro})


def step_texts(step: StepLike) -> dict[str, str]:
    """The words of one step: its "title" and "guidance"; its questions' "label", "hint" and, of repeating groups,
    "item"; its options' "label". Each key is "<id>.<word>"; empty words are left out."""
    key = step.translation_key
    texts = {f"{key}.title": step.title, f"{key}.guidance": step.guidance}
    for block in step.questions:
        texts |= dict(_words(block))
    return _kept(texts)


def deciding(step: StepLike) -> Iterator[tuple[str, str, str | None]]:
    """What a later step can be shown by: ("<question id>=<value>", label, option label or None for yes, no)."""
    for block in step.questions:
        if block.block_type == Kind.YES_NO:
            yield f"{block.id}=yes", block.value["label"], None
            yield f"{block.id}=no", block.value["label"], None
        elif block.block_type in DECIDING:
            for option in block.value["options"]:
                yield f"{block.id}={option.id}", block.value["label"], option.value


def rule(shown_if: str) -> Rule | None:
    """The rule of a stored "<question id>=<value>"; "" is no rule. "yes" and "no" stand for True and False."""
    if not shown_if:
        return None
    question, _equals, value = shown_if.partition("=")
    return Equals(question, {"yes": True, "no": False}.get(value, value))


def renewed(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same questions, as StreamField JSON, with new ids for each of them and for each option."""
    return [{**block, "id": str(uuid4()), "value": _renewed(block["value"])} for block in blocks]


def _renewed(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {name: renewed(part) if isinstance(part, list) else part for name, part in value.items()}


def _kept(texts: dict[str, str]) -> dict[str, str]:
    return {key: text.strip() for key, text in texts.items() if text and text.strip()}


def _words(block: Any) -> Iterator[tuple[str, str]]:
    yield f"{block.id}.label", block.value["label"]
    yield f"{block.id}.hint", block.value["hint"]
    if block.block_type in CHOICES:
        for option in block.value["options"]:
            yield f"{option.id}.label", option.value
    if block.block_type == Kind.REPEAT:
        yield f"{block.id}.item", block.value["item_name"]
        for inner in block.value["questions"]:
            yield from _words(inner)


def _step(step: StepLike) -> Step:
    return Step(
        id=str(step.translation_key),
        questions=tuple(_question(block) for block in step.questions),
        visible_if=rule(step.shown_if),
        procedure=str(step.procedure_page.translation_key) if step.procedure_page else "",
    )


def _question(block: Any) -> Question:
    value = block.value
    repeats = block.block_type == Kind.REPEAT
    return Question(
        id=block.id,
        kind=block.block_type,
        required=value["required"],
        capture=value["capture"] or "",
        options=tuple(option.id for option in value["options"]) if block.block_type in CHOICES else (),
        questions=tuple(_question(inner) for inner in value["questions"]) if repeats else (),
        settings={"min": value["min"], "max": value["max"]} if repeats else {},
    )
