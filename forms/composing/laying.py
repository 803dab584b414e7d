"""From a document to the fields of its pages: the inverse of `compose`. Writes nothing; looks up only the pages and
pictures that guidance names. forms/services/laying_out.py saves the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from wagtail import blocks

from forms.blocks.questions import kinds_at
from forms.fields import KINDS
from forms.spec import Document, Journey, Question, Step, Texts

from .journeys import given_of
from .phrasing import phrased
from .rules import stored
from .words import words_of

Stored = dict[str, Any]  # StreamField JSON of one block, or the fields of one page


@dataclass(frozen=True, slots=True)
class Laid:
    """The fields of each page, with their `translation_key`s, and {translation key: fields} of shared option lists.

    A step's "procedure" is the translation key of its procedure page, or "".
    """

    form: Stored
    steps: tuple[Stored, ...]
    lists: Mapping[str, Stored]


def laid(document: Document) -> Laid:
    """The pages of a document whose rules are settled (settling.py)."""
    spec, texts = document.spec, document.texts.get(document.language, {})
    kinds = {question.id: question.kind for question in spec.questions()}

    def kind_of(question: str) -> str:
        return kinds.get(question, "")

    form = {
        "translation_key": UUID(spec.key),
        "title": texts.get("form.title", ""),
        "intro": texts.get("form.intro", ""),
        "purpose": spec.purpose,
        "fixed_order": spec.fixed_order,
        "translations": document.translations,
        "sections": [_char("section", key, texts.get(f"{key}.title", "")) for key in spec.sections],
        "conditions": [phrased(condition, kind_of) for condition in spec.conditions],
        "journeys": [_journey(journey, kind_of) for journey in document.journeys],
    } | {f"keep_{state}": spec.keep.get(state) for state in ("open", "abandoned", "submitted")}
    lists = {
        q.option_list: _list(q, document.lists.get(q.option_list, {}).get(document.language, ""), texts)
        for q in spec.questions()
        if q.option_list and (q.options or q.option_list in document.lists)
    }
    return Laid(form, tuple(_step(step, texts, document.language) for step in spec.steps), lists)


def _step(step: Step, texts: Texts, language: str) -> Stored:
    return {
        "translation_key": UUID(step.id),
        "title": texts.get(f"{step.id}.title", ""),
        "guidance": texts.get(f"{step.id}.guidance", ""),
        "procedure": step.procedure,
        "section": step.section,
        "shown_if": stored(step.visible_if) or "",
        "questions": [_question(question, texts, language, 0) for question in step.questions],
        "ends": [
            {
                "type": "end",
                "id": end.id,
                "value": {
                    "when": stored(end.rule) or "",
                    "text": texts.get(f"{end.id}.text", ""),
                    "sendable": end.sendable,
                },
            }
            for end in step.ends
        ],
    }


@cache
def children(kind: str, level: int) -> Mapping[str, blocks.Block]:
    """The children of a question's block at this level: of groups; {} where the kind cannot stand."""
    block = dict(kinds_at(min(level, 2))).get(kind)
    return block.child_blocks if block else {}


def _question(question: Question, texts: Texts, language: str, level: int) -> Stored:
    there = children(question.kind, level)
    kind = KINDS[question.kind]
    value = {
        child: kind.child_of(child, texts.get(f"{question.id}.{word}", ""), language)
        for child, word in words_of(question.kind).items()
        if child in there
    }
    for child, given in _common(question).items():
        if child in there:
            value[child] = given
    for name in kind.settings:
        value[name] = _setting(question, name, there.get(name), texts, language)
    if "options" in there:
        shared = bool(question.option_list)
        value["options"] = [] if shared else [
            _char("option", option.id, texts.get(f"{option.id}.label", "")) for option in question.options
        ]  # fmt: skip
    if "questions" in there:
        value["questions"] = [_question(inner, texts, language, level + 1) for inner in question.questions]
    return {"type": question.kind, "id": question.id, "value": value}


def _common(question: Question) -> Stored:
    rules = ((option.id, stored(option.visible_if)) for option in question.options)
    return {
        "required": question.required,
        "required_if": stored(question.required_if) or "",
        "visible_if": stored(question.visible_if) or "",
        "prefill_source": question.prefill.source if question.prefill else "",
        "prefill_with": question.prefill.value if question.prefill else "",
        "roles": " ".join(question.roles),
        "restricted": question.restricted,
        "capture": question.capture,
        "option_list": question.option_list,
        "options_if": "\n".join(f"{option} {rule}" for option, rule in rules if rule),
        "exclusive": " ".join(option.id for option in question.options if option.exclusive),
    }


def _setting(question: Question, name: str, block: blocks.Block | None, texts: Texts, language: str) -> Any:
    """What StreamField JSON holds for a setting; what no child has stays as it is and is found by comparing."""
    setting = question.settings.get(name)
    if isinstance(block, blocks.StreamBlock) and isinstance(setting, list):
        (item,) = block.child_blocks
        return [_char(item, str(key), texts.get(f"{key}.label", "")) for key in setting]
    return KINDS[question.kind].child_of(name, setting, language)


def untouched(kind: str, name: str) -> Any:
    """The setting of a question that nobody has touched."""
    block = children(kind, 0).get(name)
    return KINDS[kind].setting_of(name, block.get_default() if block else None)


def _list(question: Question, name: str, texts: Texts) -> Stored:
    return {
        "name": name,
        "options": [_char("option", option.id, texts.get(f"{option.id}.label", "")) for option in question.options],
    }


def _journey(journey: Journey, kind_of: Callable[[str], str]) -> Stored:
    answers = [
        {
            "type": "answer",
            "id": str(uuid5(NAMESPACE_OID, f"{journey.id}/{question}")),
            "value": {"question": question, "given": given_of(kind_of(question), answer)},
        }
        for question, answer in journey.answers.items()
    ]
    value = {"name": journey.name, "answers": answers, "steps": " ".join(journey.steps), "end": journey.end}
    return {"type": "journey", "id": journey.id, "value": value}


def _char(kind: str, key: str, text: str) -> Stored:
    return {"type": kind, "id": key, "value": text}
