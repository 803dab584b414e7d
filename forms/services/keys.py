"""The ids behind the keys of a form that a program writes, and its rules by keys. Pure."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cached_property
from typing import Any

from forms.composing import rule
from forms.conditions import AnyRow, Equals, EveryRow, Named, OneOf, RowCount, RowSum, Rule
from forms.enums import CHOICES
from forms.rule_json import decode_rule

NAMESPACE = uuid.UUID("5c3ae0f2-3f0d-5d6c-9d0f-6f1a0b7a2c11")

Data = Mapping[str, Any]


def stable_id(form: str, *path: str) -> str:
    """The id of what `create_form` made: the same keys give the same id for ever.

    `stable_id("england-plan")` is the form, `("england-plan", "step", "strengths")` a step, `("england-plan",
    "question", "strengths.child")` a question, those of a repeating group as "group.question" (and
    "group.inner.question"), `("england-plan", "option", "category.neglect")` an option; "section", "condition", "end",
    "journey" and "list" go by their keys, an end's key being "step.end".
    """
    return str(uuid.uuid5(NAMESPACE, "/".join((form, *path))))


class Keys:
    """What the keys of one form stand for. Raises ValueError for a rule about no question."""

    def __init__(self, key: str, steps: Sequence[Data], more: Data) -> None:
        self.key, self.steps, self.more = key, steps, more

    def id(self, *path: str) -> str:
        return stable_id(self.key, *path)

    @cached_property
    def kinds(self) -> Mapping[str, Data]:
        """Every question by its path."""
        return {path: one for step in self.steps for path, one in _each(step["questions"])}

    @cached_property
    def lists(self) -> Mapping[str, Data]:
        return {one["key"]: one for one in self.more.get("option_lists", ())}

    def rule(self, given: Any) -> Rule | None:
        """A rule by keys: "", "question=answer", "if:condition", a list as in forms/rule_json.py, or a `Rule`."""
        found = rule(given) if isinstance(given, str) else decode_rule(given) if isinstance(given, list) else given
        return None if found is None else self._with_ids(found, "")

    def _with_ids(self, one: Any, group: str) -> Any:
        """The same tree with ids for keys; in `group` the bare keys of its questions are known too."""
        if isinstance(one, AnyRow | EveryRow | RowCount | RowSum):
            inner: dict[str, Any] = {"group": self._question_id(one.group, group)}
            if isinstance(one, RowSum):
                inner["question"] = self._question_id(one.question, one.group)
            elif one.rule is not None:
                inner["rule"] = self._with_ids(one.rule, one.group)
            return replace(one, **inner)
        if isinstance(one, Named):
            return Named(self.id("condition", one.condition)) if one.condition else one
        if isinstance(one, tuple):
            return tuple(self._with_ids(part, group) for part in one)
        if not is_dataclass(one):
            return one
        found = {field.name: self._with_ids(getattr(one, field.name), group) for field in fields(one)}
        if "question" in found:
            path = self._path(found["question"], group)
            found["question"] = self.id("question", path)
            if isinstance(one, Equals):
                found["value"] = self._option(path, one.value)
            if isinstance(one, OneOf):
                found["values"] = tuple(self._option(path, value) for value in one.values)
        made: Any = type(one)
        return made(**found)

    def _path(self, key: str, group: str) -> str:
        for path in (f"{group}.{key}" if group else key, key):
            if path in self.kinds:
                return path
        raise ValueError(f"a rule asks {key!r}: no such question")

    def _question_id(self, key: str, group: str) -> str:
        return self.id("question", self._path(key, group))

    def _option(self, path: str, value: Any) -> Any:
        question = self.kinds[path]
        return self._option_id(question, path, value) if question["kind"] in CHOICES else value

    def _option_id(self, question: Data, path: str, key: Any) -> Any:
        return self.id("option", f"{question.get('option_list') or path}.{key}")


def _each(questions: Iterable[Data], around: str = "") -> Iterator[tuple[str, Data]]:
    for question in questions:
        path = f"{around}.{question['key']}" if around else question["key"]
        yield path, question
        yield from _each(question.get("questions", ()), path)
