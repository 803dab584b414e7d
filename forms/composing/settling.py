"""Rules as an author can keep them: each stored where it stands, or a named condition made of joined tests.

Anything else is put into an equivalent one; nothing changes its meaning. Every change is told.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import Literal
from uuid import UUID, uuid5

from forms.blocks.logic import DEEPEST
from forms.conditions import (
    All,
    AnswerOf,
    AnyOf,
    AnyRow,
    Between,
    Compare,
    EveryRow,
    Named,
    Not,
    Operand,
    RowCount,
    RowSum,
    Rule,
    Today,
    Value,
)
from forms.rule_json import encode_rule
from forms.spec import Condition, Question, Spec, Step

from .rules import stored

Place = tuple[str, ...]  # ("questions", question id, "options", option id, "visible_if"): ids and names, from the top
_names = UUID("3a6c3a0e-3f8e-5f07-9f0a-2a0c5dfb3c52")


@dataclass(frozen=True, slots=True)
class Change:
    """A rule that stands otherwise now: "named" (it became the condition `condition`), or "reworded" (the same in
    other tests)."""

    place: Place
    what: Literal["named", "reworded"]
    condition: str = ""


@dataclass(slots=True)
class Settling:
    """The conditions of a form while its rules are put into place."""

    known: dict[str, Condition]
    changes: list[Change] = field(default_factory=list)
    added: list[Condition] = field(default_factory=list)

    def here(self, rule: Rule | None, place: Place) -> Rule | None:
        """The rule as it can stand in a question, option, step or end."""
        plain = doubled(rule) if rule is not None else None
        if stored(plain) is not None:
            if plain != rule:
                self.changes.append(Change(place, "reworded"))
            return plain
        return Named(self.name(plain, place)) if plain is not None else None

    def name(self, rule: Rule, place: Place) -> str:
        """The id of a condition with this rule: one that is there already, or a new one."""
        wanted = self.condition(rule, place)
        for condition in (*self.known.values(), *self.added):
            if condition.rule == wanted:
                self.changes.append(Change(place, "named", condition.id))
                return condition.id
        data = json.dumps(encode_rule(wanted), sort_keys=True)
        identity = str(uuid5(_names, hashlib.sha256(data.encode(errors="replace")).hexdigest()))
        self.added.append(Condition(identity, f"Rule {len(self.known) + len(self.added) + 1}", wanted))
        self.changes.append(Change(place, "named", identity))
        return identity

    def condition(self, rule: Rule, place: Place) -> Rule:
        """The rule as a condition can hold it: joined tests."""
        found = self._joined(doubled(rule), place, 0)
        return found if _joins(found) else All((found,))

    def _joined(self, rule: Rule, place: Place, level: int) -> Rule:
        match rule:
            case All(rules):
                return All(tuple(self._test(one, place, level) for one in rules))
            case AnyOf(rules):
                return AnyOf(tuple(self._test(one, place, level) for one in rules))
            case Not(AnyOf(rules)):
                return Not(AnyOf(tuple(self._test(one, place, level) for one in rules)))
        return self._test(rule, place, level)

    def _test(self, rule: Rule, place: Place, level: int) -> Rule:
        """One of the tests of a condition (level 0) or of a group in it."""
        rule = reworded(doubled(rule))
        if isinstance(rule, AnyRow | EveryRow | RowCount):
            return self._rows(rule, place)
        if not _joins(rule):
            return rule
        if level == DEEPEST:
            return Named(self.name(rule, place))
        return self._joined(rule, place, level + 1)

    def _rows(self, rule: AnyRow | EveryRow | RowCount, place: Place) -> Rule:
        if rule.rule is None or isinstance(rule.rule, Named):
            return rule
        return replace(rule, rule=Named(self.name(rule.rule, place)))


def settled(spec: Spec) -> tuple[Spec, list[Change]]:
    """The form with every rule as an author can keep it, and what was changed for that. Settling twice changes nothing.

    Rules that had to be named stand after the form's own conditions.
    """
    work = Settling({condition.id: condition for condition in spec.conditions})
    conditions = []
    for one in spec.conditions:
        place = ("conditions", one.id, "rule")
        rule = work.condition(one.rule, place)
        if rule != one.rule:
            work.changes.append(Change(place, "reworded"))
        conditions.append(Condition(one.id, one.name, rule))
    work.known = {condition.id: condition for condition in conditions}
    steps = tuple(_step(work, step) for step in spec.steps)
    return replace(spec, steps=steps, conditions=(*conditions, *work.added)), work.changes


def _step(work: Settling, step: Step) -> Step:
    at = ("steps", step.id)
    ends = tuple(replace(end, rule=work.here(end.rule, (*at, "ends", end.id, "rule")) or All(())) for end in step.ends)
    questions = tuple(_question(work, question) for question in step.questions)
    return replace(step, visible_if=work.here(step.visible_if, (*at, "visible_if")), ends=ends, questions=questions)


def _question(work: Settling, question: Question) -> Question:
    at = ("questions", question.id)
    options = tuple(
        replace(option, visible_if=work.here(option.visible_if, (*at, "options", option.id, "visible_if")))
        for option in question.options
    )
    return replace(
        question,
        visible_if=work.here(question.visible_if, (*at, "visible_if")),
        required_if=work.here(question.required_if, (*at, "required_if")),
        options=options,
        questions=tuple(_question(work, inner) for inner in question.questions),
    )


def doubled(rule: Rule) -> Rule:
    """Without two `Not` on each other."""
    while isinstance(rule, Not) and isinstance(rule.rule, Not):
        rule = rule.rule.rule
    return rule


def reworded(rule: Rule) -> Rule:
    """One test in the words that a block has for it."""
    match rule:
        case Not(All() | AnyRow() | EveryRow() | RowCount() | RowSum() as inner):
            return Not(AnyOf((inner,)))
        case Not(AnyOf()):
            return rule
        case Not(inner):
            found = reworded(inner)
            return Not(AnyOf((found,))) if _joins(found) else Not(found)
        case Compare(question, "=", Value() as value):
            return Between(question, value, value)
        case Compare(question, comparison, operand):
            return Compare(question, comparison, _operand(operand))
        case Between(question, low, Value() as high):
            return Between(question, _operand(low), high)
        case Between(question, low, high):
            tests = Compare(question, ">=", _operand(low)), Compare(question, "<=", _operand(high))
            return All(tests)
        case RowSum(group, question, comparison, number) if number == int(number):
            return RowSum(group, question, comparison, int(number))
    return rule


def _operand(operand: Operand) -> Operand:
    if isinstance(operand, AnswerOf | Today) and operand.offset is not None and operand.offset.count == 0:
        return replace(operand, offset=None)
    return operand


def _joins(rule: Rule) -> bool:
    return isinstance(rule, All | AnyOf) or (isinstance(rule, Not) and isinstance(rule.rule, AnyOf))
