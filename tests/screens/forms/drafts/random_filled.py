"""Random forms whose rules ask what was asked before, put right as the gate says."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from forms.checking import Context, check
from forms.conditions import (
    All,
    Answered,
    AnswerOf,
    AnyOf,
    AnyRow,
    Between,
    Compare,
    Comparison,
    Contains,
    Equals,
    EveryRow,
    Matches,
    Named,
    Not,
    Offset,
    OneOf,
    RowCount,
    RowSum,
    Rule,
    Today,
    Unit,
    Value,
)  # fmt: skip
from forms.purposes import Purpose
from forms.spec import Condition, Document, End, Option, Prefill, Question, Spec, Step
from tests.filling import PURPOSE

from .rich import texts_of

DAYS = ("date", "date_time")
VALUES: dict[str, tuple[Any, ...]] = {
    "number": (0, 3, -2.5, 10**12), "scale": (0, 5, 10), "yes_no": (True, False), "declaration": (True,),
    "date": ("2026-02-28", "0001-01-01", "9999-12-31"), "time": ("00:00", "23:59"),
    "date_time": ("2026-02-28T10:00", "9999-12-31T23:59"), "short_text": ("x", "two words"), "long_text": ("x",),
    "email": ("a@b.cy",), "telephone": ("01632 960101",),
}  # fmt: skip
SETTINGS: dict[str, Any] = {
    "number": ({}, {"decimals": 4, "min": -3, "max": 9}), "scale": ({"lowest": 1, "highest": 5}, {}),
    "date": ({}, {"precision": "month"}, {"earliest": "today"}, {"latest": "2026-01-01"}),
    "grid": ({"rows": ["r1", "r2"], "columns": ["c1", "c2"], "cell": "tick"},
             {"rows": ["r1", "r2"], "columns": ["c1", "c2"], "cell": "text"}),
    "person": ({}, {"allow_new": True}), "file": ({"accepts": ["pdf"], "most": 2},),
    "single_choice": ({"look": "radios"}, {"look": "select"}, {"look": "typeahead"}),
    "short_text": ({}, {"max_length": 3}), "repeat": ({}, {"min": 2, "max": 3}),
}  # fmt: skip
TOP = ("short_text", "long_text", "number", "date", "time", "date_time", "yes_no", "single_choice", "several_choices",
       "scale", "email", "telephone", "address", "person", "organisation", "file", "declaration", "grid", "calculated",
       "earlier", "guidance", "repeat", "repeat")  # fmt: skip
BEFOREHAND = ("", "x", "yes", "1", "31", "NaN", "2026", "\u202eabc", "9" * 40)
UNITS: tuple[Unit, ...] = ("days", "weeks", "months", "years")
COMPARED: tuple[Comparison, ...] = ("<", "<=", "=", ">=", ">")


class Making:
    """One form. Rules ask what was asked before; the gate says whether they do it well."""

    def __init__(self, choose: random.Random) -> None:
        self.choose, self.asked, self.rows = choose, list[Question](), dict[str, Question]()
        self.conditions: list[Condition] = []
        self.made = 0

    def name(self, kind: str) -> str:
        self.made += 1
        return f"{kind.replace('_', '')}{self.made}"

    def spec(self) -> Spec:
        steps = []
        for number in range(self.choose.randint(1, 3)):
            rule = self.rule(self.asked)
            questions = self.questions(0)
            ends: tuple[End, ...] = ()
            if number < 2 and self.choose.random() < 0.3 and (end := self.rule(self.asked)) is not None:
                ends = (End(f"end{number}", end, self.choose.random() < 0.5),)
            steps.append(Step(f"step{number}", questions, visible_if=rule, ends=ends))
            if (named := self.rule(self.asked)) is not None:
                self.conditions.append(Condition(f"cond{number}", f"Condition {number}", named))
        fixed = self.choose.random() < 0.3
        return Spec("gated", PURPOSE, tuple(steps), conditions=tuple(self.conditions), fixed_order=fixed)

    def questions(self, level: int, beside: list[Question] | None = None) -> tuple[Question, ...]:
        found = []
        known = self.asked if beside is None else beside
        for _n in range(self.choose.randint(1, 5)):
            made = self.question(level, known)
            if made is not None:
                found.append(made)
                known.append(made)
        return tuple(found) or (Question(self.name("short_text"), "short_text"),)

    def question(self, level: int, known: list[Question]) -> Question | None:
        kind = self.choose.choice(TOP)
        if (level and kind in ("file", "earlier", "guidance")) or (level > 1 and kind == "repeat"):
            return None
        key, asks = self.name(kind), kind not in ("calculated", "earlier", "guidance")
        inner: tuple[Question, ...] = ()
        if kind == "repeat":
            inner = self.questions(level + 1, [])
            self.rows[key] = Question(key, kind, questions=inner)
        given = self.choose.choice(SETTINGS.get(kind, ({},)))
        if kind == "calculated":
            given = self.formula(known)
        if kind == "earlier":
            given = {"question": self.choose.choice([one.id for one in self.asked] or [""]), "last": ""}
        required = asks and self.choose.random() < 0.5
        made = Question(
            key, kind, required=required, visible_if=self.rule(known), questions=inner, settings=given,
            required_if=self.rule(known) if asks and not required else None,
            restricted=asks and self.choose.random() < 0.1,
            roles=("lead",) if self.choose.random() < 0.1 else ("family",) if self.choose.random() < 0.05 else (),
        )  # fmt: skip
        if kind in ("single_choice", "several_choices"):
            options = [Option(f"{key}o{n}", self.rule(known)) for n in range(3)]
            made = replace(made, options=(*options, Option(f"{key}o3", exclusive=kind == "several_choices")))
        if asks and kind not in ("repeat", "file", "grid", "declaration") and self.choose.random() < 0.2:
            value = Prefill("value", self.choose.choice(BEFOREHAND))
            made = replace(
                made, prefill=self.choose.choice([Prefill("last"), Prefill("subject", "name"), value])
            )  # fmt: skip
        return made

    def formula(self, known: list[Question]) -> dict[str, Any]:
        numbers = [one.id for one in known if one.kind in ("number", "scale")]
        days = [one.id for one in known if one.kind == "date"]
        groups = [one.id for one in known if one.kind == "repeat"]
        match self.choose.choice(("sum", "count", "days_between", "working_days_after", "rows")):
            case "count" if groups:
                return {"formula": "count", "of": [], "group": self.choose.choice(groups), "days": 0}
            case "rows" if groups:
                group = self.rows[self.choose.choice(groups)]
                of = [one.id for one in group.questions if one.kind == "number"][:1]
                return {"formula": "sum", "of": of, "group": group.id, "days": 0}
            case "days_between" if len(days) > 1:
                return {"formula": "days_between", "of": days[:2], "group": "", "days": 0}
            case "working_days_after" if days:
                return {"formula": "working_days_after", "of": days[:1], "group": "", "days": 400}
        return {"formula": "sum", "of": numbers[:3], "group": "", "days": 0}

    def rule(self, known: list[Question], deep: int = 0) -> Rule | None:
        able = [one for one in known if one.kind not in ("guidance", "earlier")]
        if not able or (not deep and self.choose.random() < 0.55):
            return None
        shape = self.choose.random()
        if deep < 2 and shape < 0.25:
            inner = tuple(one for _n in range(2) if (one := self.rule(known, deep + 1)) is not None)
            joined: list[Rule] = [All(inner), AnyOf(inner), Not(inner[0])] if inner else []
            return self.choose.choice(joined) if joined else None
        if self.conditions and shape < 0.35:
            return Named(self.choose.choice(self.conditions).id)
        return self.test(self.choose.choice(able), able)

    def test(self, one: Question, able: list[Question]) -> Rule:
        choose, key = self.choose, one.id
        found: list[Rule] = [Answered(key)]
        if one.questions:
            return self.of_rows(one)
        if one.options:
            ids = [option.id for option in one.options]
            found += [Equals(key, choose.choice(ids)), OneOf(key, tuple(ids[:2]))]
            return choose.choice(found)
        value = choose.choice(VALUES.get(one.kind, ("x",)))
        if one.kind in ("number", "scale", "time", *DAYS) or one.kind == "calculated":
            operand: Any = Value(3 if one.kind == "calculated" else value)
            if one.kind in DAYS:
                offset = Offset(choose.choice((-9999, -5, 30, 9999)), choose.choice(UNITS))
                same = [other.id for other in able if other.kind == one.kind]
                operand = choose.choice([operand, Today(offset), AnswerOf(choose.choice(same), offset)])
            found = [Compare(key, choose.choice(COMPARED), operand), Between(key, operand, operand)]
            return choose.choice(found)
        if one.kind in ("short_text", "long_text"):
            found += [Equals(key, value), Contains(key, "x"), Matches(key, "A9*")]
            return choose.choice(found)
        return Equals(key, value) if one.kind in ("yes_no", "declaration") else Answered(key)

    def of_rows(self, group: Question) -> Rule:
        inner = self.rule(list(group.questions), 1) or Answered(group.questions[0].id)
        found: list[Rule] = [AnyRow(group.id, inner), EveryRow(group.id, inner), RowCount(group.id, ">", 0, inner),
                             RowCount(group.id, "<", 2)]  # fmt: skip
        numbers = [one.id for one in group.questions if one.kind == "number"]
        if numbers:
            found.append(RowSum(group.id, numbers[0], ">", 3))
        return self.choose.choice(found)


def mended(spec: Spec, purpose: Purpose) -> Spec | None:
    """The form without what the gate calls an error: first the rules of a question go, then the question."""
    for turn in range(8):
        texts = texts_of(spec) | {f"{q.id}.body": "<p>Read.</p>" for q in spec.questions() if q.kind == "guidance"}
        texts |= {f"{part}.label": part for part in ("r1", "r2", "c1", "c2")}
        found = check(Document(spec, "en", {"en": texts}), Context(purpose))
        errors = [one for one in found if one.level == "error"]
        if not errors:
            return spec
        ids = {key for one in errors for key in (one.question, one.step, one.block, one.page, *one.facts) if key}
        conditions = tuple(one for one in spec.conditions if one.id not in ids)
        steps = [
            replace(
                step, questions=_mended(step.questions, ids, turn), ends=() if turn > 2 else step.ends,
                visible_if=None if turn and step.id in ids else step.visible_if,
            )
            for step in spec.steps
        ]  # fmt: skip
        spec = replace(spec, steps=tuple(step for step in steps if step.questions), conditions=conditions)
    return None


def _mended(questions: tuple[Question, ...], ids: set[str], turn: int) -> tuple[Question, ...]:
    found = []
    for one in questions:
        inner = _mended(one.questions, ids, turn)
        if (one.id in ids and turn > 1) or (one.questions and not inner):
            continue
        one = replace(one, questions=inner)
        if one.id in ids or any(option.id in ids for option in one.options):
            plain = tuple(replace(option, visible_if=None) for option in one.options)
            one = replace(one, visible_if=None, required_if=None, prefill=None, options=plain)
        found.append(one)
    return tuple(found)
