"""References in a file that lead nowhere, and what nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from forms.enums import CHOICES, Kind

from .findings import Findings

Data = Mapping[str, Any]


def about_references(form: Data, out: Findings) -> None:
    """Warn of each; a form can be imported unfinished, and the publish gate refuses it until they are put right."""
    questions = {one["id"]: one for one in form["questions"]}
    conditions = {one["id"] for one in form["conditions"]}
    used: set[str] = set()
    for rule, path in rules(form):
        for what, name, at in _references(rule, path):
            if what == "condition":
                used.add(name)
            known = conditions if what == "condition" else questions.keys()
            if name not in known:
                out.warning("dangling", at, f"There is no {what} {name or '(empty)'}.")
        _values(rule, path, questions, out)
    for n, condition in enumerate(form["conditions"]):
        if condition["id"] not in used:
            out.warning("unused-condition", f"$.conditions[{n}]", f"Nothing uses “{condition['name']}”.")
    _settings(form, questions, out)
    _sections(form, out)
    _journeys(form, questions, out)


def rules(form: Data) -> Iterator[tuple[Any, str]]:
    """(rule, path) of every rule there is."""
    for n, condition in enumerate(form["conditions"]):
        yield condition["rule"], f"$.conditions[{n}].rule"
    for n, step in enumerate(form["steps"]):
        yield step["visible_if"], f"$.steps[{n}].visible_if"
        for m, end in enumerate(step["ends"]):
            yield end["rule"], f"$.steps[{n}].ends[{m}].rule"
    for n, question in enumerate(form["questions"]):
        yield question["visible_if"], f"$.questions[{n}].visible_if"
        yield question["required_if"], f"$.questions[{n}].required_if"
        for m, option in enumerate(question["options"]):
            yield option["visible_if"], f"$.questions[{n}].options[{m}].visible_if"


def _references(rule: Any, path: str) -> Iterator[tuple[str, str, str]]:
    """("question" or "condition", id, path) of everything a rule names."""
    if not isinstance(rule, list) or not rule or rule[0] in ("value", "today"):
        return
    if rule[0] == "named":
        yield "condition", rule[1], f"{path}[1]"
        return
    if rule[0] not in ("not", "all", "any"):
        yield "question", rule[1], f"{path}[1]"
    if rule[0] == "row_sum":
        yield "question", rule[2], f"{path}[2]"
    if rule[0] != "one_of":
        for n, part in enumerate(rule):
            yield from _references(part, f"{path}[{n}]")


def _values(rule: Any, path: str, questions: Mapping[str, Data], out: Findings) -> None:
    """An answer that a choice cannot have."""
    if not isinstance(rule, list) or not rule:
        return
    question = questions.get(rule[1]) if rule[0] in ("equals", "one_of") else None
    if question is None or question["kind"] not in CHOICES:
        for n, part in enumerate(rule):
            _values(part, f"{path}[{n}]", questions, out)
        return
    options = {option["id"] for option in question["options"]}
    values = (
        [(rule[2], f"{path}[2]")] if rule[0] == "equals" else [(v, f"{path}[2][{n}]") for n, v in enumerate(rule[2])]
    )
    for value, at in values:
        if value not in options:
            out.warning("dangling", at, f"Question {question['id']} has no option {value}.")


def _settings(form: Data, questions: Mapping[str, Data], out: Findings) -> None:
    for n, question in enumerate(form["questions"]):
        settings, path = question["settings"], f"$.questions[{n}].settings"
        named = []
        if question["kind"] == Kind.CALCULATED and isinstance(settings.get("of"), list):
            named = [(one, f"{path}.of[{m}]") for m, one in enumerate(settings["of"])]
        for name in ("group", "question"):
            if question["kind"] in (Kind.CALCULATED, Kind.EARLIER) and settings.get(name):
                named.append((settings[name], f"{path}.{name}"))
        for one, at in named:
            if one not in questions:
                out.warning("dangling", at, f"There is no question {one}.")


def _sections(form: Data, out: Findings) -> None:
    used = {step["section"] for step in form["steps"]}
    for n, step in enumerate(form["steps"]):
        if step["section"] and step["section"] not in form["sections"]:
            out.warning("dangling", f"$.steps[{n}].section", f"There is no section {step['section']}.")
    for n, section in enumerate(form["sections"]):
        if section not in used:
            out.warning("unused-section", f"$.sections[{n}]", "No step belongs to it.")


def _journeys(form: Data, questions: Mapping[str, Data], out: Findings) -> None:
    steps = {step["id"] for step in form["steps"]}
    ends = {end["id"] for step in form["steps"] for end in step["ends"]}
    for n, journey in enumerate(form["journeys"]):
        path = f"$.journeys[{n}]"
        for question in journey["answers"]:
            if question not in questions:
                out.warning("dangling", f"{path}.answers[{question!r}]", f"There is no question {question}.")
        for m, step in enumerate(journey["steps"]):
            if step not in steps:
                out.warning("dangling", f"{path}.steps[{m}]", f"There is no step {step}.")
        if journey["end"] and journey["end"] not in ends:
            out.warning("dangling", f"{path}.end", f"There is no end {journey['end']}.")
