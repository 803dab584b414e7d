"""What the search needs to know of the form: its questions, their samples, and what must hold for them to count."""

from __future__ import annotations

from collections import defaultdict

from forms.conditions import Rule, Test, walk
from forms.rules import rules_of
from forms.spec import Question, Step

from .domains import Domain, domain
from .ground import Ground
from .state import Goal, Scope, State, Undecided, Variable


class Samples:
    """The form under search. With `hiding` off, questions count wherever they stand."""

    def __init__(self, ground: Ground, *, hiding: bool) -> None:
        self.ground, self.hiding = ground, hiding
        self.broken = {site.key for site in ground.broken}
        self.tests: dict[str, list[Test]] = defaultdict(list)
        for rule in rules_of(ground.spec):
            for part in walk(rule):
                if isinstance(part, Test):
                    self.tests[part.question].append(part)
        self.domains: dict[str, Domain] = {}
        self.masks: dict[tuple[int, bool], int] = {}
        self.numbers: dict[str, int] = {}  # each different rule, by how it reads
        self.keys: dict[int, tuple[Rule, int]] = {}

    def variable(self, question: str, scope: Scope) -> Variable:
        """The question, or that of the row which `scope` is in."""
        place = self.ground.places.get(question)
        if place is None:
            raise Undecided
        if not place.groups:
            return 0, question
        for row, group in reversed(scope):
            if group == place.groups[-1].id:
                return row, question
        raise Undecided

    def domain_of(self, question: str) -> Domain:
        if question not in self.domains:
            self.domains[question] = domain(self.ground.places[question].question, self.tests.get(question, ()))
        return self.domains[question]

    def number_of(self, rule: Rule) -> int:
        """The same number for rules that read the same."""
        if id(rule) not in self.keys:
            self.keys[id(rule)] = (rule, self.numbers.setdefault(repr(rule), len(self.numbers)))
        return self.keys[id(rule)][1]

    def where(self, test: Test, positive: bool) -> int:
        """The bits of the question's domain for which the test comes out so."""
        key = (self.number_of(test), positive)
        if key not in self.masks:
            self.masks[key] = self.domain_of(test.question).where(test, positive)
        return self.masks[key]

    def show(self, state: State, question: str, scope: Scope) -> None:
        """The question counts: so its rule holds, its step is shown, and no end comes before."""
        place = self.ground.places[question]
        variable = self.variable(question, scope)
        if not self.hiding or variable in state.shown:
            return
        if question in self.ground.circular or ("question", question) in self.broken:
            raise Undecided
        state.shown.add(variable)
        if place.question.visible_if is not None:
            state.todo.append((place.question.visible_if, True, scope))
        if not place.groups:
            self.show_step(state, place.step)

    def show_step(self, state: State, step: Step) -> None:
        if not self.hiding or (-1, step.id) in state.shown:
            return
        if ("step", step.id) in self.broken:
            raise Undecided
        state.shown.add((-1, step.id))
        if step.visible_if is not None:
            state.todo.append((step.visible_if, True, ()))
        self.no_end_before(state, self.ground.form.places[step.id])

    def no_end_before(self, state: State, number: int) -> None:
        for step in self.ground.form.ending:
            if not state.after <= self.ground.form.places[step.id] < number:
                continue
            if ("step", step.id) in self.broken or any(("end", end.id) in self.broken for end in step.ends):
                raise Undecided
            going_on: tuple[Goal, ...] = tuple((end.rule, False, ()) for end in step.ends)
            if step.visible_if is None:
                state.todo.extend(going_on)
            else:
                state.ways.append((((step.visible_if, False, ()),), going_on))
        state.after = max(state.after, number)

    def offer(self, state: State, question: Question, option: str, scope: Scope) -> None:
        """The option is chosen, so it is there to choose."""
        if ("option", f"{question.id} {option}") in self.broken:
            raise Undecided
        rule = next(one.visible_if for one in question.options if one.id == option)
        if rule is not None and self.hiding:
            state.todo.append((rule, True, scope))
