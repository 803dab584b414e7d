"""A form as long as the longest there are: for the bench and for proving that nothing grows with the form."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from forms.conditions import (
    All,
    Answered,
    AnswerOf,
    AnyOf,
    AnyRow,
    Between,
    Compare,
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
    Value,
)  # fmt: skip
from forms.rules import Walk, outline
from forms.spec import Answer, Condition, Document, End, Journey, Option, Prefill, Question, Spec, Step, inside

NAMESPACE = uuid.UUID("0b6a9a52-6d38-5f0e-8f5e-1d6f3f0b7c44")
DAY = datetime.date(2027, 3, 1)
KINDS = (
    "short_text", "number", "single_choice", "date", "several_choices", "yes_no", "long_text", "scale", "email",
    "guidance", "telephone", "time", "person", "address", "declaration", "calculated",
)  # fmt: skip
CELLS = ("short_text", "number", "yes_no", "date")
ASKABLE = frozenset({"short_text", "number", "single_choice", "date", "several_choices", "yes_no", "repeat"})


def ident(*path: object) -> str:
    """The id of a thing in the big form: a UUID, the same in every process."""
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, path))))


def big_document(
    *, steps: int = 150, questions: int = 1300, conditions: int = 460, groups: int = 40,
    languages: Sequence[str] = ("en", "cy", "ur"), purpose: str = "excursion",
) -> Document:  # fmt: skip
    """A form that the gate lets through, always the same for the same numbers, which it has exactly.

    `questions` counts groups and the four questions of their rows. Every operator is in it, rules about rows, named
    conditions used by steps, questions, options, requirements and ends, 12 sections, 3 test journeys, and the words of
    every language. The captures are those of tests/unit/forms/example.py.
    """
    made = _Big(steps, questions, conditions, groups)
    spec = made.spec(purpose)
    texts = {language: _texts(spec, language) for language in languages}
    return Document(spec, languages[0], texts, tuple(_journeys(spec)))


def big_answers(spec: Spec, take: int = 0) -> dict[str, Answer]:
    """An answer to every question of the form; another `take` gives others. With 0 no end stops the form early."""
    return {
        question.id: answer
        for number, question in enumerate(q for step in spec.steps for q in step.questions)
        if (answer := _answer(question, number * (7 if take else 14) + take)) is not None
    }


class _Big:
    def __init__(self, steps: int, questions: int, conditions: int, groups: int) -> None:
        self.steps, self.conditions, self.groups = steps, conditions, groups
        self.plain = questions - groups * (1 + len(CELLS))
        self.groups_made = 0
        self.made: list[Step] = []
        self.named: list[Condition] = []
        self.asked: list[Question] = []  # what rules of later steps can ask

    def spec(self, purpose: str) -> Spec:
        sections = tuple(ident("section", number) for number in range(min(12, self.steps)))
        for number in range(self.steps):
            self._step(number, sections[number * len(sections) // self.steps])
        return Spec(
            ident("form"), purpose, tuple(self.made), sections, tuple(self.named), keep={"open": 365, "submitted": 3650}
        )

    def _step(self, number: int, section: str) -> None:
        rules = [self._condition(number) for _ in range(self._share(self.conditions, number - 1, self.steps - 1))]
        places = self._share(self.plain, number, self.steps)
        asked = [self._question(number, place, rules) for place in range(places)]
        asked = _using(asked, rules)
        asked += [self._group(number, rules) for _ in range(self._share(self.groups, number, self.steps))]
        visible = rules[0] if rules and number % 5 == 2 else None
        ends: tuple[End, ...] = ()
        if number % 25 == 7 and rules:
            ends = (End(ident("end", number), All((Equals(asked[0].id, False), rules[-1])), sendable=number % 2 == 0),)
        self.made.append(Step(ident("step", number), tuple(asked), visible, section=section, ends=ends))
        self.asked += [question for question in asked if question.kind in ASKABLE]

    def _share(self, total: int, number: int, of: int) -> int:
        """The whole of `total` spread over `of` places."""
        return 0 if number < 0 else total * (number + 1) // of - total * number // of

    def _condition(self, number: int) -> Rule:
        count = len(self.named)
        first = self.asked[count * 31 % len(self.asked)]
        second = self.asked[(self.asked.index(first) + 1) % len(self.asked)]
        rule = _test(first, count)
        if count % 4 == 1:
            rule = AnyOf((rule, _test(second, count + 1)))
        elif count % 4 == 2:
            rule = AnyOf((Not(rule), Answered(second.id)))
        elif count % 8 == 3 and self.named:
            rule = AnyOf((rule, Named(self.named[-2].id)))
        key = ident("condition", count)
        self.named.append(Condition(key, f"Condition {count} of step {number}", rule))
        return Named(key)

    def _question(self, number: int, place: int, rules: list[Rule]) -> Question:
        key = ident("question", number, place)
        kind = "yes_no" if place == 0 else KINDS[(number * 3 + place) % len(KINDS)]
        if kind == "calculated" and not self.groups_made:
            kind = "guidance"
        if number == 0 and place == 1:
            return Question(key, "short_text", capture="destination")
        rule = rules[place % len(rules)] if rules and place % 3 == 2 else None
        needed = rules[(place + 1) % len(rules)] if rules and not rule and place % 4 == 1 else None
        unless = place == 2 and number % 3 == 1
        shown = kind in ("guidance", "calculated")
        return Question(
            key, kind, required=place % 2 == 0 and needed is None and not shown,
            required_if=None if shown else needed, visible_if=Not(rule) if unless and rule else rule,
            options=_options(key, kind, [] if unless else rules), restricted=place == 4 and not shown,
            prefill=Prefill("last") if place == 3 and not shown else None,
            settings=_settings(kind),
        )  # fmt: skip

    def _group(self, number: int, rules: list[Rule]) -> Question:
        count, self.groups_made = self.groups_made, self.groups_made + 1
        key = ident("group", count)
        cells = [Question(ident("cell", count, kind), kind, settings=_settings(kind)) for kind in CELLS]
        capture = ("", "") if count else ("stop", "stop.what")
        cells[0] = Question(cells[0].id, cells[0].kind, capture=capture[1])
        cells[3] = Question(cells[3].id, "date", visible_if=Equals(cells[2].id, True), settings=cells[3].settings)
        return Question(
            key, "repeat", required=False, visible_if=rules[-1] if rules and count else None, capture=capture[0],
            questions=tuple(cells), settings={"min": 0, "max": 20},
        )  # fmt: skip


def _using(asked: list[Question], rules: list[Rule]) -> list[Question]:
    """The same questions with every rule that none of them uses put on one that has none."""
    used = repr([(q.visible_if, q.required_if, [option.visible_if for option in q.options]) for q in asked])
    left = [rule for rule in rules if repr(rule) not in used]
    free = [n for n, q in enumerate(asked) if n and not (q.visible_if or q.required_if or q.capture)]
    for rule, place in zip(left, free, strict=False):
        asked[place] = replace(asked[place], visible_if=rule)
    return asked


def _options(key: str, kind: str, rules: list[Rule]) -> tuple[Option, ...]:
    if kind not in ("single_choice", "several_choices"):
        return ()
    found = [Option(ident(key, number)) for number in range(5)]
    if rules:
        found[3] = Option(found[3].id, visible_if=rules[0])
    if kind == "several_choices":
        found[4] = Option(found[4].id, exclusive=True)
    return tuple(found)


def _settings(kind: str) -> dict[str, Any]:
    match kind:
        case "number":
            return {"decimals": 0, "min": 0, "max": 1000}
        case "scale":
            return {"lowest": 0, "highest": 10}
        case "date":
            return {"precision": "day", "earliest": "", "latest": ""}
        case "guidance":
            return {"style": "inset", "page": "", "image": ""}
        case "single_choice":
            return {"look": ""}
        case "calculated":
            return {"formula": "count", "of": [], "group": ident("group", 0), "days": 0}
    return {}


def _test(question: Question, turn: int) -> Rule:
    """A test of the question; which one goes by turns."""
    key, later = question.id, Today(Offset(-2, "years"))
    tests: dict[str, list[Rule]] = {
        "yes_no": [Equals(key, True), Equals(key, False), Answered(key)],
        "short_text": [Contains(key, "road"), Answered(key), Matches(key, "AA9*"), Equals(key, "none")],
        "number": [
            Compare(key, ">", Value(turn % 50 + 5)), Between(key, Value(2), Value(turn % 40 + 3)), Equals(key, 7),
            Compare(key, "<=", Value(turn % 90 + 1)),
        ],
        "date": [
            Compare(key, "<", later), Compare(key, ">=", Value("2026-04-06")), Compare(key, ">", AnswerOf(key)),
            Between(key, Value("2020-01-01"), Today()),
        ],
    }  # fmt: skip
    options = [option.id for option in question.options[:3]]
    if options:
        found: list[Rule] = [Equals(key, options[turn % 3]), OneOf(key, tuple(options[:2])), Answered(key)]
    elif question.kind == "repeat":
        cells = {cell.kind: cell.id for cell in question.questions}
        found = [
            AnyRow(key, Equals(cells["yes_no"], True)),
            EveryRow(key, Compare(cells["number"], ">", Value(3))),
            RowCount(key, ">=", turn % 3 + 1, Answered(cells["short_text"])),
            RowCount(key, "<", 5),
            RowSum(key, cells["number"], ">=", 10),
        ]
    else:
        found = tests[question.kind]
    if question.kind == "date":
        found = [test for test in found if test != Compare(key, ">", AnswerOf(key))]
    return found[turn % len(found)]


def _answer(question: Question, turn: int) -> Answer:
    options = [option.id for option in question.options]
    match question.kind:
        case "single_choice":
            return options[turn % 3]
        case "several_choices":
            return [options[turn % 3]]
        case "repeat":
            return [
                {"id": uuid.uuid5(NAMESPACE, f"{question.id}/{row}").hex}
                | {cell.id: _answer(cell, turn + row) for cell in question.questions}
                for row in range(turn % 3 + 1)
            ]
        case "address":
            return {"line_1": "1 High Road", "town": "Anytown", "postcode": "ZZ1 1ZZ"}
    answers = {
        "yes_no": turn % 2 == 0, "short_text": f"Number {turn} on the road", "long_text": ("Some words. " * 20).strip(),
        "number": turn % 60, "date": (DAY - datetime.timedelta(days=turn)).isoformat(), "scale": turn % 11,
        "email": "somebody@example.org", "telephone": "01632 960000", "time": f"{turn % 24:02}:30",
        "declaration": True,
    }  # fmt: skip
    return answers.get(question.kind)


def _texts(spec: Spec, language: str) -> dict[str, str]:
    mark = "" if language == "en" else f" ({language})"
    texts = {"form.title": f"A long form{mark}", "form.intro": f"It takes a while.{mark}"}
    for number, section in enumerate(spec.sections):
        texts[f"{section}.title"] = f"Section {number + 1}{mark}"
    for number, step in enumerate(spec.steps):
        texts[f"{step.id}.title"] = f"Step {number + 1}{mark}"
        texts |= {f"{end.id}.text": f"Stop here and call somebody.{mark}" for end in step.ends}
        for place, question in enumerate(inside(step.questions)):
            texts[f"{question.id}.label"] = f"Question {number + 1}.{place + 1}?{mark}"
            texts |= {f"{option.id}.label": f"Answer {n + 1}{mark}" for n, option in enumerate(question.options)}
            texts |= {f"{question.id}.{word}": f"{text}{mark}" for word, text in _extra(question)}
    return texts


def _extra(question: Question) -> Iterator[tuple[str, str]]:
    match question.kind:
        case "guidance":
            yield "body", "<p>Think of <b>everybody</b> in the family.</p>"
        case "declaration":
            yield "statement", "What I wrote is true."
            yield "tick", "I agree"
        case "repeat":
            yield "item", "Entry"
        case "short_text":
            yield "hint", "In your own words"


def _journeys(spec: Spec) -> Iterator[Journey]:
    form = outline(spec)
    for take in range(3):
        answers = big_answers(spec, take)
        walk = Walk(form, answers, DAY)
        end = walk.end()
        steps = tuple(step.id for step in walk.steps())
        yield Journey(ident("journey", take), f"Journey {take + 1}", answers, steps, end.id if end else "")
