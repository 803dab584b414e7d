"""The words of the pages of a form, by text key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol
from uuid import UUID

from wagtail.blocks import StreamValue

from forms.fields import KINDS

Lists = Mapping[str, Any]  # translation key of a shared option list → its OptionList in the language of the pages

WORDS = {"label": "label", "hint": "hint", "required_text": "required", "invalid_text": "invalid"}


class FormWords(Protocol):
    title: str
    intro: str
    sections: Any


class StepWords(Protocol):
    title: str
    guidance: str
    translation_key: UUID
    questions: Any
    ends: Any


def form_texts(form: FormWords) -> dict[str, str]:
    """The words of the form page: "form.title", "form.intro", and the "title" of each section."""
    texts = {"form.title": form.title, "form.intro": form.intro}
    return kept(texts | {f"{block.id}.title": block.value for block in form.sections})


def step_texts(step: StepWords, lists: Lists | None = None) -> dict[str, str]:
    """The words of one step: its "title" and "guidance"; its questions' "label", "hint", "required", "invalid" and
    what their kind adds; its options', rows' and columns' "label"; its ends' "text". Keys are "<id>.<word>"; empty
    words are left out."""
    key = step.translation_key
    texts = {f"{key}.title": step.title, f"{key}.guidance": step.guidance}
    for block in step.questions:
        texts |= dict(_words(block, lists or {}))
    return kept(texts | {f"{block.id}.text": block.value["text"] for block in step.ends})


def list_texts(found: Any) -> dict[str, str]:
    """The words of a shared option list: its "name", for authors, and the "label" of each option."""
    texts = {f"{found.translation_key}.name": found.name}
    return kept(texts | {f"{block.id}.label": block.value for block in found.options})


def words_of(kind: str) -> dict[str, str]:
    """{child of the block: word} of every text of a kind of question."""
    return WORDS | KINDS[kind].texts


def text_key(key: str, path: str) -> str:
    """The text key of a value on a page: `key` is "form", or the translation key of a step or option list, `path` as
    wagtail-localize says it. "questions.<group>.questions.<id>.hint" is "<id>.hint", "questions.<id>.options.<id>" is
    "<id>.label"."""
    parts = path.split(".")
    if len(parts) == 1:
        return f"{key}.{path}"
    if len(parts) % 2:
        return f"{parts[-2]}.{_word(parts[-1])}"
    return f"{parts[-1]}.{'title' if parts[0] == 'sections' else 'label'}"


def options(block: Any, lists: Lists) -> Any:
    """The option blocks of a question: its own, or those of the shared list it names."""
    shared = lists.get(block.value.get("option_list") or "")
    if shared is not None:
        return shared.options
    return block.value.get("options") or ()


def kept(texts: Mapping[str, str]) -> dict[str, str]:
    """Without blank space around and without empty ones."""
    return {key: text.strip() for key, text in texts.items() if text and text.strip()}


def _words(block: Any, lists: Lists) -> Iterator[tuple[str, str]]:
    kind = KINDS[block.block_type]
    for child, word in words_of(block.block_type).items():
        if child in block.value:
            yield f"{block.id}.{word}", kind.text_of(child, block.value[child])
    for option in options(block, lists):
        yield f"{option.id}.label", option.value
    for child, value in block.value.items():
        if isinstance(value, StreamValue) and child not in ("options", "questions"):
            yield from ((f"{item.id}.label", item.value) for item in value if isinstance(item.value, str))
    for inner in block.value.get("questions") or ():
        yield from _words(inner, lists)


def _word(child: str) -> str:
    if child == "text":
        return child
    found = WORDS.get(child)
    return found or next((kind.texts[child] for kind in KINDS.values() if child in kind.texts), child)
