"""Whether pages can hold a document whole: what they would keep otherwise is told, and nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from forms.composing import words_of
from forms.composing.laying import children, untouched
from forms.composing.settling import settled
from forms.enums import Kind
from forms.fields.prose import editable, published
from forms.services.laying_out import as_laid, settled_document
from forms.services.localizing import unfit
from forms.spec import Document, Question

from .findings import Findings, path_of
from .writing import data_of

TITLE = 255  # characters of a page's title
_link = re.compile(r"</?a\b[^>]*>")
_chosen = re.compile("[0-9a-f]{40}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def fit(document: Document, data: Any, out: Findings) -> Document:
    """The document as pages hold it (its rules settled). `data` is the file as JSON, for the paths."""
    _spec, changes = settled(document.spec)
    for change in changes:
        path = path_of(data, change.place)
        if change.what == "named":
            out.note("named-rule", path, f"The rule is kept as the condition {change.condition}.")
        else:
            out.note("reworded", path, "The rule is kept in other words that mean the same.")
    _titles(document, out)
    for step in document.spec.steps:
        for question in step.questions:
            _question(question, 0, document, data, out)
    _translations(document, out)
    if out.refused():
        return document
    wanted = settled_document(document)
    for place in _differences(data_of(wanted), data_of(as_laid(wanted)), ()):
        if _lacks(place, wanted):
            out.warning("not-here", path_of(data, place), "Names a page or picture that this site does not have.")
        else:
            out.error("cannot-keep", path_of(data, place), "This cannot be kept as it stands here.")
    return wanted


def _lacks(place: tuple[str, ...], document: Document) -> bool:
    """Whether what differs here is what guidance takes from the CMS."""
    kinds = {question.id: question.kind for question in document.spec.questions()}
    if len(place) == 4 and place[0] == "questions" and kinds.get(place[1]) == Kind.GUIDANCE:
        return place[3] in ("page", "image")
    if len(place) == 3 and place[0] == "texts" and kinds.get(place[2].partition(".")[0]) == Kind.GUIDANCE:
        text = document.texts[place[1]].get(place[2], "")
        return 'linktype="key"' in text and _unlinked(published(editable(text, place[1]))) == _unlinked(text)
    return False


def _unlinked(html: str) -> str:
    return _link.sub("", html)


def _titles(document: Document, out: Findings) -> None:
    for language, texts in document.texts.items():
        for key in ("form.title", *(f"{step.id}.title" for step in document.spec.steps)):
            path = path_of(None, ("texts", language, key))
            if language == document.language and key not in texts:
                out.error("missing", path, "A form and each step need a title.")
            elif len(texts.get(key, "")) > TITLE:
                out.error("too-long", path, f"A title can have {TITLE} characters.")


def _question(question: Question, level: int, document: Document, data: Any, out: Findings) -> None:
    """Its settings are of the right type; its words are such that the editor takes them."""
    there = children(question.kind, level)
    for name, setting in question.settings.items():
        problem = _setting(question.kind, name, there[name], setting) if name in there else ""
        if problem:
            path = path_of(data, ("questions", question.id, "settings", name))
            out.error("wrong-setting", path, problem)
    texts = document.texts.get(document.language, {})
    for child, word in words_of(question.kind).items():
        key = f"{question.id}.{word}"
        problem = _cleaned(there[child], texts.get(key, "")) if child in there else ""
        if problem:
            out.warning("editor", path_of(None, ("texts", document.language, key)), problem)
    for inner in question.questions:
        _question(inner, level + 1, document, data, out)


def _setting(kind: str, name: str, block: blocks.Block, setting: Any) -> str:
    """What is wrong with a setting, "" when nothing is."""
    if setting == untouched(kind, name):
        return ""
    if isinstance(block, blocks.StreamBlock) or isinstance(untouched(kind, name), list):
        if not isinstance(setting, list) or not all(isinstance(one, str) and one for one in setting):
            return "Must be a list of texts."
        ids = isinstance(block, blocks.StreamBlock | blocks.TextBlock)
        return "" if ids else _cleaned(block, setting)
    if isinstance(block, blocks.ChooserBlock):
        right = isinstance(setting, str) and (not setting or _chosen.fullmatch(setting))
        return "" if right else "Must be the key of a page, or the SHA-1 of a picture's file."
    if isinstance(block, blocks.BooleanBlock):
        return "" if isinstance(setting, bool) else "Must be true or false."
    if isinstance(block, blocks.IntegerBlock | blocks.FloatBlock) and setting is not None:
        whole = isinstance(block, blocks.IntegerBlock)
        if isinstance(setting, bool) or not isinstance(setting, int if whole else int | float):
            return "Must be a whole number." if whole else "Must be a number."
        return _cleaned(block, setting)
    return _cleaned(block, setting) if setting is None or isinstance(setting, str) else "Must be a text."


def _cleaned(block: blocks.Block, value: Any) -> str:
    try:
        block.clean(block.to_python(value))
    except ValidationError as error:
        return " ".join(error.messages)
    except (TypeError, ValueError):
        return "Has the wrong type."
    return ""


def _translations(document: Document, out: Findings) -> None:
    source = document.texts.get(document.language, {})
    rich = set(_rich(question for question in document.spec.questions()))
    for language, texts in document.texts.items():
        if language == document.language:
            continue
        for key in texts.keys() - source.keys():
            out.error("dangling", path_of(None, ("texts", language, key)), "Translates no text of the form.")
        for key in unfit(source, rich, texts):
            message = "A formatted text and its translation must have the same paragraphs, lists and links."
            out.error("cannot-keep", path_of(None, ("texts", language, key)), message)


def _rich(questions: Iterable[Question]) -> Iterator[str]:
    for question in questions:
        for child, word in words_of(question.kind).items():
            if isinstance(children(question.kind, 0).get(child), blocks.RichTextBlock):
                yield f"{question.id}.{word}"


def _differences(wanted: Any, got: Any, place: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The places, by ids and names, where two pieces of JSON differ."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        for name in {**wanted, **got}:
            if name not in wanted or name not in got:
                yield (*place, name)
            else:
                yield from _differences(wanted[name], got[name], (*place, name))
    elif _listed(wanted) and _listed(got) and [one["id"] for one in wanted] == [one["id"] for one in got]:
        for one, other in zip(wanted, got, strict=True):
            yield from _differences(one, other, (*place, one["id"]))
    elif wanted != got or isinstance(wanted, bool) is not isinstance(got, bool):
        yield place


def _listed(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) and "id" in one for one in value)
