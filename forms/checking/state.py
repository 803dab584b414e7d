"""What is known on one way of the search for answers that make a rule hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from forms.conditions import Rule

Scope = tuple[tuple[int, str], ...]  # the rows around, as (number of the row in this search, group), outermost first
Goal = tuple[Rule, bool, Scope]  # this rule must come out so, there
Variable = tuple[int, str]  # (0 or the row, question)


class Undecided(Exception):
    """It would take too long, or stands on something that is wrong in itself."""


class Impossible(Exception):
    """These goals contradict each other."""


@dataclass(slots=True)
class State:
    """What is known on one way of the search."""

    bits: dict[Variable, int] = field(default_factory=dict)
    ticks: dict[Variable, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)  # must, must not
    said: dict[tuple[Scope, int], bool] = field(default_factory=dict)  # test → how it must come out
    shown: set[Variable] = field(default_factory=set)
    after: int = 0  # no end before the step of this number
    todo: list[Goal] = field(default_factory=list)
    ways: list[tuple[tuple[Goal, ...], ...]] = field(default_factory=list)  # of each, one must hold

    def copy(self) -> State:
        ticks, said, shown = self.ticks.copy(), self.said.copy(), self.shown.copy()
        return State(self.bits.copy(), ticks, said, shown, self.after, [], self.ways[:])
