"""What is different between two versions of a form, as somebody who fills it would notice. Plain Python, no Django.

Compared by id alone: what has a new id is new, whatever its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from .conditions import Named, Rule
from .spec import Question, Spec, Step
from .words import Words


class What(StrEnum):
    """What happened to a step, a question or an option."""

    STEP_ADDED = "step_added"
    STEP_REMOVED = "step_removed"
    STEP_RENAMED = "step_renamed"
    STEP_MOVED = "step_moved"
    STEP_REWORDED = "step_reworded"  # its guidance
    STEP_RULE = "step_rule"  # it is on the path in other cases
    ENDS = "ends"  # the form ends after it in other cases, or with other words
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"  # to another step or group
    RETYPED = "retyped"  # it takes another kind of answer
    LIMITS = "limits"  # the same kind, with other settings
    REWORDED = "reworded"
    RULE = "rule"  # it is asked in other cases
    REQUIRED = "required"
    ASKED = "asked"  # other people are asked it
    OPTION_ADDED = "option_added"
    OPTION_REMOVED = "option_removed"
    OPTION_REWORDED = "option_reworded"
    OPTION_RULE = "option_rule"  # it can be chosen in other cases


GONE = frozenset({What.STEP_REMOVED, What.REMOVED, What.OPTION_REMOVED})  # named in the words of the old version


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `step` is where it is now, for what is gone where it was; `question` and `option` are "" for a whole
    step or question. `key` names the words that changed, in the texts of both versions."""

    what: What
    step: str
    question: str = ""
    option: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    question: Question
    step: str
    group: str  # "" for a question of a step


def changes(old: Spec, new: Spec, old_words: Words, new_words: Words) -> list[Change]:
    """Every change, in the order of the new form; what was in a step that is gone comes last."""
    found = _Comparison(old, new, old_words, new_words)
    return [*found.steps(), *found.questions()]


class _Comparison:
    def __init__(self, old: Spec, new: Spec, old_words: Words, new_words: Words) -> None:
        self.old, self.new = old, new
        self.words = (old_words, new_words)
        self.keys = (_keys(old_words), _keys(new_words))
        self.places = (_places(old), _places(new))
        self.conditions = tuple({one.id: one.rule for one in spec.conditions} for spec in (old, new))

    def steps(self) -> Iterator[Change]:
        before = {step.id: step for step in self.old.steps}
        after = {step.id: step for step in self.new.steps}
        moved = _moved([key for key in before if key in after], [key for key in after if key in before])
        for key, step in after.items():
            if key not in before:
                yield Change(What.STEP_ADDED, key)
                continue
            yield from self._step(before[key], step, moved=key in moved)
        yield from (Change(What.STEP_REMOVED, key) for key in before if key not in after)

    def _step(self, before: Step, after: Step, *, moved: bool) -> Iterator[Change]:
        key = after.id
        for what, words in ((What.STEP_RENAMED, f"{key}.title"), (What.STEP_REWORDED, f"{key}.guidance")):
            if self._reworded(words):
                yield Change(what, key, key=words)
        if moved:
            yield Change(What.STEP_MOVED, key)
        if self._differs(before.visible_if, after.visible_if):
            yield Change(What.STEP_RULE, key)
        ends = [[(end.id, _expanded(end.rule, known), end.sendable) for end in step.ends]
                for step, known in zip((before, after), self.conditions, strict=True)]  # fmt: skip
        if ends[0] != ends[1] or any(self._reworded(f"{end.id}.text") for end in after.ends):
            yield Change(What.ENDS, key)

    def questions(self) -> Iterator[Change]:
        before, after = self.places
        for key, place in after.items():
            if key not in before:
                yield Change(What.ADDED, place.step, key)
            else:
                yield from self._question(before[key], place)
        yield from (Change(What.REMOVED, place.step, key) for key, place in before.items() if key not in after)

    def _question(self, was: _Place, now: _Place) -> Iterator[Change]:
        old, new = was.question, now.question
        found = []
        if (was.step, was.group) != (now.step, now.group):
            found.append(What.MOVED)
        if old.kind != new.kind:
            found.append(What.RETYPED)
        elif dict(old.settings) != dict(new.settings):
            found.append(What.LIMITS)
        if self._differs(old.visible_if, new.visible_if):
            found.append(What.RULE)
        if old.required != new.required or self._differs(old.required_if, new.required_if):
            found.append(What.REQUIRED)
        if (set(old.roles), old.restricted) != (set(new.roles), new.restricted):
            found.append(What.ASKED)
        yield from (Change(what, now.step, new.id) for what in found)
        for key in self._own_words(new):
            if self._reworded(key):
                yield Change(What.REWORDED, now.step, new.id, key=key)
        yield from self._options(old, new, now.step)

    def _own_words(self, question: Question) -> Iterable[str]:
        """Keys of the words of a question and of the parts its settings name (the rows of a grid)."""
        ids = [question.id, *_strings(question.settings)]
        return dict.fromkeys(key for one in ids for known in self.keys for key in known.get(one, ()))

    def _options(self, old: Question, new: Question, step: str) -> Iterator[Change]:
        before = {option.id: option for option in old.options}
        for option in new.options:
            if option.id not in before:
                yield Change(What.OPTION_ADDED, step, new.id, option.id)
                continue
            if self._reworded(f"{option.id}.label"):
                yield Change(What.OPTION_REWORDED, step, new.id, option.id, f"{option.id}.label")
            if self._differs(before.pop(option.id).visible_if, option.visible_if):
                yield Change(What.OPTION_RULE, step, new.id, option.id)
        yield from (Change(What.OPTION_REMOVED, step, new.id, key) for key in before)

    def _reworded(self, key: str) -> bool:
        """Whether the words of this key differ. A translation that is not there yet is no change: then the words of
        the source language are compared."""
        old, new = self.words
        if old.language_of(key) == new.language_of(key):
            return old(key) != new(key)
        return old.fallback.get(key, "") != new.fallback.get(key, "")

    def _differs(self, old: Rule | None, new: Rule | None) -> bool:
        """Whether two rules mean something else, with everything their named conditions say."""
        return bool(_expanded(old, self.conditions[0]) != _expanded(new, self.conditions[1]))


def _places(spec: Spec) -> dict[str, _Place]:
    def within(questions: Iterable[Question], step: str, group: str) -> Iterator[tuple[str, _Place]]:
        for question in questions:
            yield question.id, _Place(question, step, group)
            yield from within(question.questions, step, question.id)

    return {key: place for step in spec.steps for key, place in within(step.questions, step.id, "")}


def _keys(words: Words) -> Mapping[str, list[str]]:
    """{id: keys of its words}, without the texts of errors, which nobody sees before they make one."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in {**words.fallback, **words.texts}:
        one, _, word = key.rpartition(".")
        if word not in ("required", "invalid"):
            found[one].append(key)
    return found


def _strings(settings: Mapping[str, Any]) -> Iterator[str]:
    for value in settings.values():
        yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))


def _moved(before: list[str], after: list[str]) -> frozenset[str]:
    """Those that changed their place among the others: the fewest that explain the new order."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    kept = {before[at] for block in blocks for at in range(block.a, block.a + block.size)}
    return frozenset(after) - kept


def _expanded(rule: Any, conditions: Mapping[str, Rule], asked: frozenset[str] = frozenset()) -> Any:
    """A rule as plain values, named conditions by what they say; one that asks itself stays a name."""
    if isinstance(rule, Named) and rule.condition in conditions and rule.condition not in asked:
        return _expanded(conditions[rule.condition], conditions, asked | {rule.condition})
    if is_dataclass(rule):
        parts = [_expanded(getattr(rule, one.name), conditions, asked) for one in fields(rule)]
        return (type(rule).__name__, *parts)
    if isinstance(rule, tuple):
        return tuple(_expanded(one, conditions, asked) for one in rule)
    return (type(rule).__name__, rule)
