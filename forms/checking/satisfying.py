"""Whether a rule can ever hold: a search over the few answers that make a difference to the rules of the form.

A rule is taken apart into tests that must come out true or false. A test that is true of a question says that the
question counts, so the rules that show it, and its step, must hold as well, and no end before it. Where a rule leaves
a choice ("any of", "not all of") each way is tried. What cannot be known (two answers compared, the day of today,
calculated values, sums) is taken to be possible, and so is what takes too long: `never` makes no false claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from forms.conditions import (
    All,
    Answered,
    AnswerOf,
    AnyOf,
    AnyRow,
    Between,
    Compare,
    Equals,
    EveryRow,
    Named,
    Not,
    OneOf,
    RowCount,
    Rows,
    RowSum,
    Rule,
    Test,
    Value,
)
from forms.enums import Kind
from forms.fields.repeat import most
from forms.judging import compare
from forms.spec import Question, Step

from .domains import NONE, counts
from .ground import Ground
from .samples import Samples
from .state import Goal, Impossible, Scope, State, Undecided, Variable

BUDGET = 1500  # tests and rules taken apart to answer one question; enough for all but puzzles
TOTAL = 400_000  # and for all questions about one form: some seconds at worst


class Search(Samples):
    """Answers for one form. With `hiding` off, questions count wherever they stand: to tell why a rule never holds."""

    def __init__(self, ground: Ground, *, hiding: bool = True) -> None:
        super().__init__(ground, hiding=hiding)
        self.left, self.spare = 0, TOTAL
        self.rows = 0

    def never(self, goals: Iterable[Goal], *, shown: Step | None = None, question: str = "", scope: Scope = ()) -> bool:
        """Whether these goals can never all hold, the step and the question being shown where they are given."""
        self.left, self.rows = min(BUDGET, self.spare), len(scope)
        state = State()
        try:
            if shown is not None:
                self.show_step(state, shown)
            for row, group in scope:
                self.show(state, group, scope[: scope.index((row, group))])
            if question:
                self.show(state, question, scope)
            self._take(state, goals)
            return not self._possible(state)
        except Impossible:
            return True
        except (Undecided, RecursionError):
            return False

    def no_way_past(self, number: int) -> bool:
        """Whether the form always ends at the step of this number at the latest."""
        self.left, self.rows = min(BUDGET, self.spare), 0
        state = State()
        try:
            self.no_end_before(state, number + 1)
            self._take(state, ())
            return not self._possible(state)
        except Impossible:
            return True
        except (Undecided, RecursionError):
            return False

    # the search

    def _possible(self, state: State) -> bool:
        """Try the ways that are left open, those with the fewest choices first."""
        while state.ways:
            open_ways, state.ways = state.ways, []
            kept = []
            for way in open_ways:
                alive = list(self._alive(state, way))
                if not alive:
                    return False
                if len(alive) == 1:
                    more, state.ways = state.ways, []
                    self._take(state, alive[0])
                    state.ways = more + state.ways
                else:
                    kept.append(tuple(alive))
            if len(kept) < len(open_ways):
                state.ways = kept + state.ways
                continue
            kept.sort(key=len)
            for goals in kept[0]:
                branch = state.copy()
                branch.ways = kept[1:] + state.ways
                try:
                    self._take(branch, goals)
                except Impossible:
                    continue
                if self._possible(branch):
                    return True
            return False
        return True

    def _alive(self, state: State, way: tuple[tuple[Goal, ...], ...]) -> Iterator[tuple[Goal, ...]]:
        """The choices that do not contradict what is known at once."""
        for goals in way:
            trial = state.copy()
            trial.ways = []
            try:
                self._take(trial, goals)
            except Impossible:
                continue
            yield goals

    def _take(self, state: State, goals: Iterable[Goal]) -> None:
        """Add these goals and all that follows from them at once; raises Impossible when they contradict."""
        state.todo.extend(goals)
        while state.todo:
            self.left -= 1
            self.spare -= 1
            if self.left < 0:
                raise Undecided
            rule, positive, scope = state.todo.pop()
            match rule:
                case Not(inner):
                    state.todo.append((inner, not positive, scope))
                case Named(condition):
                    state.todo.append((self._named(condition), positive, scope))
                case All(rules) | AnyOf(rules):
                    self._several(state, rules, positive, scope, together=isinstance(rule, All) == positive)
                case AnyRow() | EveryRow() | RowCount() | RowSum():
                    self._rows(state, rule, positive, scope)
                case _:
                    self._test(state, rule, positive, scope)

    def _named(self, condition: str) -> Rule:
        found = self.ground.conditions.get(condition)
        if found is None or ("condition", condition) in self.broken or condition in self.ground.circular:
            raise Undecided
        return found.rule

    def _several(self, state: State, rules: tuple[Rule, ...], positive: bool, scope: Scope, *, together: bool) -> None:
        goals: list[Goal] = [(one, positive, scope) for one in rules]
        if together:
            state.todo.extend(goals)
        elif not goals:
            raise Impossible
        elif len(goals) == 1:
            state.todo.append(goals[0])
        else:
            state.ways.append(tuple((goal,) for goal in goals))

    def _say(self, state: State, rule: Rule, positive: bool, scope: Scope) -> None:
        """One and the same test cannot come out both ways."""
        if state.said.setdefault((scope, self.number_of(rule)), positive) != positive:
            raise Impossible

    def _test(self, state: State, test: Test, positive: bool, scope: Scope) -> None:
        row, question = variable = self.variable(test.question, scope)
        asked = self.ground.places[question].question
        others = _others(test)
        self._say(state, test, positive, scope if row or others else ())
        if asked.kind == Kind.SEVERAL_CHOICES:
            self._ticked(state, asked, test, positive, scope)
        elif others:
            if positive:
                for other in (question, *(one for one in others if one)):
                    self._narrow(state, self.variable(other, scope), ~NONE, scope)
        else:
            self._narrow(state, variable, self.where(test, positive), scope)

    def _narrow(self, state: State, variable: Variable, mask: int, scope: Scope) -> None:
        """The answer is one of these; when it must be there, its question counts."""
        found = self.domain_of(variable[1])
        bits = state.bits.get(variable, found.full) & mask
        if not bits:
            raise Impossible
        state.bits[variable] = bits
        if bits & NONE:
            return
        self.show(state, variable[1], scope)
        options = self.ground.places[variable[1]].question.options
        if bits & (bits - 1) == 0 and len(options) == len(found.samples) and options:
            self.offer(state, self.ground.places[variable[1]].question, options[bits.bit_length() - 3].id, scope)

    def _ticked(self, state: State, question: Question, test: Test, positive: bool, scope: Scope) -> None:
        variable = self.variable(question.id, scope)
        must, must_not = state.ticks.get(variable, (frozenset(), frozenset()))
        match test:
            case Answered():
                self._narrow(state, variable, ~NONE if positive else NONE, scope)
            case OneOf(_question, values):
                each = tuple(Equals(question.id, value) for value in values)
                self._several(state, each, positive, scope, together=not positive)
            case Equals(_question, value) if positive:
                if value not in {option.id for option in question.options}:
                    raise Impossible
                if value not in must:
                    must |= {value}
                    self._narrow(state, variable, ~NONE, scope)
                    self.offer(state, question, value, scope)
            case Equals(_question, value):
                must_not |= {value}
            case _ if positive:
                self._narrow(state, variable, ~NONE, scope)
        state.ticks[variable] = must, must_not
        alone = {option.id for option in question.options if option.exclusive}
        answered = not state.bits.get(variable, NONE) & NONE
        if must & must_not or (must & alone and len(must) > 1):
            raise Impossible
        if answered and question.options and must_not >= {option.id for option in question.options}:
            raise Impossible

    # rows

    def _rows(self, state: State, rule: Rows, positive: bool, scope: Scope) -> None:
        variable = self.variable(rule.group, scope)
        group = self.ground.places[rule.group].question
        if group.kind != Kind.REPEAT or any(rule.group == around for _row, around in scope):
            raise Undecided  # rows inside rows of the same group: what the inner one lacks it takes from the outer one
        self._say(state, rule, positive, scope)
        numbers = range(most(group) + 1)
        match rule:
            case AnyRow(_group, inner) | EveryRow(_group, inner):
                if positive:
                    self._row(state, variable, 1, inner, scope)
            case RowCount(_group, comparison, number, None):
                fitting = (compare(rows, comparison, number) == positive for rows in numbers)
                self._narrow(state, variable, counts(fitting), scope)
            case RowCount(_group, comparison, number, counted):
                enough = [rows for rows in numbers if compare(rows, comparison, number) == positive]
                if not enough:
                    raise Impossible
                if enough[0] and counted:
                    self._row(state, variable, enough[0], counted, scope)
            case RowSum(_group, _question, comparison, number):
                if compare(0, comparison, number) != positive:
                    self._narrow(state, variable, ~NONE, scope)

    def _row(self, state: State, group: Variable, fewest: int, rule: Rule, scope: Scope) -> None:
        """There are so many rows, and in one of them the rule holds."""
        numbers = range(len(self.domain_of(group[1]).samples) + 1)
        self._narrow(state, group, counts(rows >= fewest for rows in numbers), scope)
        self.rows += 1
        state.todo.append((rule, True, (*scope, (self.rows, group[1]))))


def _others(test: Test) -> tuple[str, ...]:
    """The questions a test compares with, "" for today; () where it compares with fixed values only."""
    operands = {Compare: ("operand",), Between: ("low", "high")}.get(type(test), ())
    found = [getattr(test, name) for name in operands]
    return tuple(one.question if isinstance(one, AnswerOf) else "" for one in found if not isinstance(one, Value))
