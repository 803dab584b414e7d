"""The path through a form: which steps, questions and answers count, and where it ends. Pure: no Django, no queries.

Rules see relevant answers only: what stands in a hidden step, question, row cell or behind an end counts as not
answered, and so does a hidden option. Everything is worked out on demand and once, so that one step of a long form
costs what its own rules cost.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .calculating import CALCULATED, Calendar, inputs, value
from .conditions import RowSum, Rule, asks, conditions_in, walk
from .judging import Facts, judge
from .spec import Answer, Answers, End, Option, Question, Spec, Step, inside


class Status(StrEnum):
    """How far a step is."""

    COMPLETED = "completed"
    INCOMPLETE = "incomplete"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True)
class Outline:
    """What is asked again and again of one spec, worked out once.

    `places` is the number of each step; `home` the step of each question that stands directly in one; `questions`
    those questions by id; `conditions` the named rules; `ending` the steps that have ends, in order; `deciding` the
    questions (groups among them) whose answers any rule or calculation looks at, `cells` the questions of their rows
    that do. The deciding answers are all that is needed to know the path.
    """

    spec: Spec
    steps: Mapping[str, Step]
    places: Mapping[str, int]
    home: Mapping[str, str]
    questions: Mapping[str, Question]
    conditions: Mapping[str, Rule]
    ending: tuple[Step, ...]
    deciding: frozenset[str]
    cells: frozenset[str]


def outline(spec: Spec) -> Outline:
    """The outline of a spec. Conditions that ask an unknown question find it unanswered."""
    home = {question.id: step.id for step in spec.steps for question in step.questions}
    asked = frozenset(_asked(spec))
    return Outline(
        spec=spec,
        steps={step.id: step for step in spec.steps},
        places={step.id: place for place, step in enumerate(spec.steps)},
        home=home,
        questions={question.id: question for step in spec.steps for question in step.questions},
        conditions={condition.id: condition.rule for condition in spec.conditions},
        ending=tuple(step for step in spec.steps if step.ends),
        deciding=frozenset(q for q in asked if q in home),
        cells=frozenset(q for q in asked if q not in home),
    )


def rules_of(spec: Spec) -> Iterable[Rule]:
    """Every rule of the form, named conditions among them."""
    for condition in spec.conditions:
        yield condition.rule
    for step in spec.steps:
        found = [step.visible_if, *(end.rule for end in step.ends)]
        for question in inside(step.questions):
            found += [question.visible_if, question.required_if]
            found += [option.visible_if for option in question.options]
        yield from (rule for rule in found if rule is not None)


def _asked(spec: Spec) -> Iterable[str]:
    for rule in rules_of(spec):
        for part in walk(rule):
            yield from asks(part)
            if isinstance(part, RowSum):
                yield part.question
    for question in spec.questions():
        yield from inputs(question)


def deciding_part(form: Outline, step: Step, answers: Answers) -> dict[str, Answer]:
    """What later pages need to know of the answers of a step to find their path: kept apart, so that they need not
    read the step. Of rows only the cells that are asked about."""
    found: dict[str, Answer] = {}
    for question in step.questions:
        if question.id in form.deciding and question.id in answers:
            answer = answers[question.id]
            found[question.id] = _cells(answer, form.cells) if question.questions else answer
    return found


def _cells(rows: Any, cells: frozenset[str]) -> Any:
    if not isinstance(rows, list):
        return rows
    return [
        {key: _cells(cell, cells) for key, cell in row.items() if key == "id" or key in cells}
        for row in rows
        if isinstance(row, dict)
    ]


def elsewhere(step: Step, deciding: Answers) -> dict[str, Answer]:
    """The deciding answers of the other steps. A copy less this step's own: looking at each answer of a long form in
    turn costs more than all else that one of its pages decides."""
    found = dict(deciding)
    for question in step.questions:
        found.pop(question.id, None)
    return found


class Walk:
    """One form with one set of answers on one day. `answers` must hold the deciding answers at least.

    `calendar` counts working days for calculated values; without one those stay without a value.
    """

    def __init__(self, form: Outline, answers: Answers, today: datetime.date, calendar: Calendar | None = None) -> None:
        self.form, self.answers, self.today, self.calendar = form, answers, today, calendar
        self.facts = Facts(self.answer, today, form.conditions, known={})
        self._known: dict[tuple[str, str], Any] = {}

    def steps(self) -> tuple[Step, ...]:
        """The steps on the path, in order."""
        return tuple(step for step in self.form.spec.steps if self.shows_step(step.id))

    def next_after(self, step: str) -> Step | None:
        """The next step on the path; None where it ends."""
        for found in self.form.spec.steps[self.form.places[step] + 1 :]:
            if self.shows_step(found.id):
                return found
        return None

    def shows_step(self, step: str) -> bool:
        """Whether the step is on the path: its rule holds and the form has not ended before it."""
        return bool(self._once("step", step, self._step))

    def shows(self, question: str) -> bool:
        """Whether this question of a step counts."""
        return bool(self._once("question", question, self._question))

    def end(self) -> End | None:
        """The end that the path leads to, None when it leads to sending."""
        for step in self.form.ending:
            found = self._end(step.id)
            if found is not None:
                return found
        return None

    def answer(self, question: str) -> Answer:
        """The answer as rules see it: None when it is hidden or there is none; calculated values among them."""
        return self._once("answer", question, self._answer)

    def shown_in(self, questions: Iterable[Question], facts: Facts | None = None) -> tuple[Question, ...]:
        """Those of these questions (of one step, or with the facts of a row of one group) that count."""
        return tuple(q for q in questions if self.holds(q.visible_if, facts))

    def options(self, question: Question, facts: Facts | None = None) -> tuple[Option, ...]:
        """The options that can be chosen."""
        return tuple(option for option in question.options if self.holds(option.visible_if, facts))

    def requires(self, question: Question, facts: Facts | None = None) -> bool:
        """Whether the question must be answered, if it counts."""
        if question.required_if is not None:
            return self.holds(question.required_if, facts)
        return question.required

    def row(self, row: Mapping[str, Answer], facts: Facts | None = None) -> Facts:
        """The facts as the rules inside a row see them; `facts` are those of the row around it."""
        return (facts or self.facts).inside(row)

    def holds(self, rule: Rule | None, facts: Facts | None = None) -> bool:
        """Whether a rule holds here; no rule does."""
        return rule is None or judge(rule, facts or self.facts)

    def relevant(self) -> dict[str, Answer]:
        """Every answer that counts, in the order of the form, calculated values among them."""
        found: dict[str, Answer] = {}
        for step in self.steps():
            for question in step.questions:
                given = self.answer(question.id)
                if given is not None:
                    found[question.id] = given
        return found

    # what the public questions stand on

    def _once(self, what: str, key: str, find: Any) -> Any:
        """Find it the first time; while it is being found it counts as missing, which stops a circle."""
        if (what, key) not in self._known:
            self._known[what, key] = None
            self._known[what, key] = find(key)
        return self._known[what, key]

    def _step(self, key: str) -> bool:
        step, place = self.form.steps[key], self.form.places[key]
        for earlier in self.form.ending:
            if self.form.places[earlier.id] >= place:
                break
            if self._end(earlier.id) is not None:
                return False
        return self.holds(step.visible_if)

    def _end(self, key: str) -> End | None:
        found: End | None = self._once("end", key, self._find_end)
        return found

    def _find_end(self, key: str) -> End | None:
        if not self.shows_step(key):
            return None
        return next((end for end in self.form.steps[key].ends if self.holds(end.rule)), None)

    def _question(self, key: str) -> bool:
        question = self.form.questions.get(key)
        return question is not None and self.shows_step(self.form.home[key]) and self.holds(question.visible_if)

    def _answer(self, key: str) -> Answer:
        question = self.form.questions.get(key)
        if question is None or (question.kind not in CALCULATED and key not in self.answers) or not self.shows(key):
            return None
        if question.kind in CALCULATED:
            return value(question, self.answer, self.calendar)
        return self._counting(question, self.answers[key], None)

    def _counting(self, question: Question, given: Answer, facts: Facts | None) -> Answer:
        """The part of an answer that counts: without hidden options, without the hidden cells of rows."""
        if question.questions and isinstance(given, list):
            return [self._row(question, row, facts) for row in given if isinstance(row, dict)] or None
        if any(option.visible_if is not None for option in question.options):
            shown = {option.id for option in self.options(question, facts)}
            if isinstance(given, list):
                return [one for one in given if one in shown] or None
            return given if given in shown else None
        return given

    def _row(self, group: Question, row: Mapping[str, Answer], around: Facts | None) -> dict[str, Answer]:
        """The cells of a row that count. A rule inside a row sees only the cells of earlier questions that do."""
        known: dict[str, Answer] = {"id": row["id"]} if "id" in row else {}
        facts = self.row(known, around)
        for question in group.questions:
            if question.kind in CALCULATED and self.holds(question.visible_if, facts):
                found = value(question, facts.answer, self.calendar)
            elif question.id in row and self.holds(question.visible_if, facts):
                found = self._counting(question, row[question.id], facts)
            else:
                continue
            if found is not None:
                known[question.id] = found
        return known


def uses(form: Outline, rule: Rule | None) -> frozenset[str]:
    """Ids of the questions a rule depends on, through named conditions too."""
    found: set[str] = set()
    pending, seen = [rule], set[str]()
    while pending:
        one = pending.pop()
        found |= asks(one)
        for condition in conditions_in(one) - seen:
            seen.add(condition)
            pending.append(form.conditions.get(condition))
    return frozenset(found)


def status(complete: bool | None) -> Status:
    """The status of a step by its row's `complete`; None when there is no row."""
    if complete is None:
        return Status.NOT_STARTED
    return Status.COMPLETED if complete else Status.INCOMPLETE


def carried(question: Question, answer: Answer) -> Answer:
    """An earlier answer as far as this question knows its parts: rows keep their ids and the questions still asked."""
    if not question.questions or not isinstance(answer, list):
        return answer
    kept = {"id", *(inner.id for inner in question.questions)}
    rows: list[dict[str, Any]] = [
        {key: value for key, value in row.items() if key in kept} for row in answer if isinstance(row, dict)
    ]
    return rows
