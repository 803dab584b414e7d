"""From the pages an author edits to a `Spec`, its `Texts` and its journeys. Reads page objects as they are; queries
nothing but the shared option lists that are handed to it. The way back: forms/services/laying_out.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol
from uuid import UUID, uuid4

from .conditions import Equals, Named, Not, Rule
from .enums import DECIDING, Kind
from .fields import KINDS
from .logic import condition
from .spec import End, Option, Prefill, Question, Spec, Step

Lists = Mapping[str, Any]  # translation key of a shared option list → its OptionList in the language of the pages
KEEP = ("open", "abandoned", "submitted")


class FormLike(Protocol):
    title: str
    intro: str
    purpose: str
    translation_key: UUID
    fixed_order: bool
    sections: Any
    conditions: Any
    keep_open: int | None
    keep_abandoned: int | None
    keep_submitted: int | None


class StepLike(Protocol):
    title: str
    guidance: str
    shown_if: str
    section: str
    translation_key: UUID
    questions: Any
    ends: Any
    procedure_page: Any


def compose(form: FormLike, steps: Iterable[StepLike], lists: Lists | None = None) -> tuple[Spec, dict[str, str]]:
    """The form as it would be published now: structure, and words in the language of the pages."""
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


def form_texts(form: FormLike) -> dict[str, str]:
    """The words of the form page: "form.title", "form.intro", and the "title" of each section."""
    texts = {"form.title": form.title, "form.intro": form.intro}
    return _kept(texts | {f"{block.id}.title": block.value for block in form.sections})


def step_texts(step: StepLike, lists: Lists | None = None) -> dict[str, str]:
    """The words of one step: its "title" and "guidance"; its questions' "label", "hint", "required", "invalid" and
    what their kind adds; its options' "label"; its ends' "text". Keys are "<id>.<word>"; empty words are left out."""
    key = step.translation_key
    texts = {f"{key}.title": step.title, f"{key}.guidance": step.guidance}
    for block in step.questions:
        texts |= dict(_words(block, lists or {}))
    return _kept(texts | {f"{block.id}.text": block.value["text"] for block in step.ends})


def deciding(step: StepLike) -> Iterator[tuple[str, str, str | None]]:
    """What a rule can ask in one go: ("<question id>=<value>", label, option label or None for yes, no)."""
    for block in step.questions:
        if block.block_type == Kind.YES_NO:
            yield f"{block.id}=yes", block.value["label"], None
            yield f"{block.id}=no", block.value["label"], None
        elif block.block_type in DECIDING:
            for option in block.value["options"]:
                yield f"{block.id}={option.id}", block.value["label"], option.value


def rule(stored: str) -> Rule | None:
    """The rule of what a `RuleBlock` stores: "" is no rule; "if:<condition id>", "unless:<condition id>";
    "<question id>=<value>", where "yes" and "no" stand for True and False."""
    if not stored:
        return None
    for word, of in (("if:", Named), ("unless:", lambda key: Not(Named(key)))):
        if stored.startswith(word):
            return of(stored.removeprefix(word))
    question, _equals, value = stored.partition("=")
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


WORDS = {"label": "label", "hint": "hint", "required_text": "required", "invalid_text": "invalid"}


def _words(block: Any, lists: Lists) -> Iterator[tuple[str, str]]:
    kind = KINDS[block.block_type]
    for child, word in (WORDS | kind.texts).items():
        if child in block.value:
            yield f"{block.id}.{word}", kind.text_of(child, block.value[child])
    for option in _options(block, lists):
        yield f"{option.id}.label", option.value
    for inner in block.value.get("questions") or ():
        yield from _words(inner, lists)


def _options(block: Any, lists: Lists) -> Any:
    """The option blocks of a question: its own, or those of the shared list it names."""
    shared = lists.get(block.value.get("option_list") or "")
    if shared is not None:
        return shared.options
    return block.value.get("options") or ()


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
        options=_option_tuple(block, lists),
        option_list=value.get("option_list") or "",
        questions=tuple(_question(inner, lists) for inner in value.get("questions") or ()),
        roles=tuple((value.get("roles") or "").split()),
        restricted=bool(value.get("restricted")),
        prefill=Prefill(value["prefill_source"], value.get("prefill_with") or "")
        if value.get("prefill_source")
        else None,
        settings={name: kind.setting_of(name, value.get(name)) for name in kind.settings},
    )


def _option_tuple(block: Any, lists: Lists) -> tuple[Option, ...]:
    """`options_if` holds "<option id> <rule>" a line, `exclusive` the ids of options that untick all others."""
    rules = dict(line.split(" ", 1) for line in (block.value.get("options_if") or "").splitlines() if " " in line)
    exclusive = set((block.value.get("exclusive") or "").split())
    return tuple(
        Option(option.id, rule(rules.get(option.id, "").strip()), option.id in exclusive)
        for option in _options(block, lists)
    )
