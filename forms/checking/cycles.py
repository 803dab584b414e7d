"""Circles: a condition that stands on itself, a calculation that needs its own result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from forms.calculating import CALCULATED, inputs
from forms.conditions import Rule, asks, conditions_in
from forms.exceptions import Problem

from .ground import Ground


def cycles(ground: Ground) -> Iterator[Problem]:
    """One problem a circle. One that only consists of rules about later questions is said by `references`."""
    graph = {node: tuple(found) for node, found in _graph(ground).items()}
    for ring in circles(graph):
        members = set(ring)
        ground.circular |= {one[2:] for one in ring}
        conditions = [one for one in ground.spec.conditions if f"c {one.id}" in members]
        if any(f"c {inner}" in members for one in conditions for inner in conditions_in(one.rule)):
            names = ", ".join(f"“{condition.name}”" for condition in conditions)
            message = _("These conditions stand on each other, so that none can be decided: %(names)s.")
            facts = tuple(sorted(members))
            yield ground.about_form("cycle.conditions", message, block=conditions[0].id, facts=facts, names=names)
        calculated = [p for p in ground.places.values() if f"q {p.question.id}" in members]
        calculated = [p for p in calculated if p.question.kind in CALCULATED]
        if calculated:
            message = _("The calculated value “%(question)s” in step “%(step)s” needs its own result.")
            yield ground.about("cycle.calculated", message, calculated[0], facts=tuple(sorted(members)))


def _graph(ground: Ground) -> dict[str, set[str]]:
    """What each question's value and each condition directly stands on."""
    graph: dict[str, set[str]] = {f"c {one.id}": _needs(one.rule) for one in ground.spec.conditions}
    for place in ground.places.values():
        question = place.question
        found = _needs(question.visible_if) | _needs(place.step.visible_if)
        for option in question.options:
            found |= _needs(option.visible_if)
        graph[f"q {question.id}"] = found | {f"q {one}" for one in inputs(question)}
    return graph


def _needs(rule: Rule | None) -> set[str]:
    return {f"q {one}" for one in asks(rule)} | {f"c {one}" for one in conditions_in(rule)}


def circles(graph: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The strongly connected parts of the graph that hold a circle (Tarjan, without recursion)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    standing: set[str] = set()
    found: list[list[str]] = []
    for start in graph:
        if start in number:
            continue
        work: list[tuple[str, Iterator[str]]] = [(start, iter(graph[start]))]
        number[start] = low[start] = len(number)
        stack.append(start)
        standing.add(start)
        while work:
            node, rest = work[-1]
            following = next((one for one in rest if one in graph), None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    part = stack[stack.index(node) :]
                    del stack[len(stack) - len(part) :]
                    standing.difference_update(part)
                    if len(part) > 1 or node in graph[node]:
                        found.append(part)
            elif following not in number:
                number[following] = low[following] = len(number)
                stack.append(following)
                standing.add(following)
                work.append((following, iter(graph[following])))
            elif following in standing:
                low[node] = min(low[node], number[following])
    return found
