"""What is wrong with a form in a file that is built as it should be: ids, places, references, purpose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from forms.blocks.questions import DEEPEST
from forms.enums import CHOICES, Kind
from forms.fields import KINDS

from .findings import Findings
from .purpose import about_purpose
from .references import about_references

Data = Mapping[str, Any]


def defects(form: Data, out: Findings, *, purpose: bool) -> None:
    """Tell everything. `form` has every member of its shape. `purpose`: also what its purpose does not know."""
    _ids(form, out)
    if not out.refused():
        _places(form, out)
    _lists(form, out)
    about_references(form, out)
    if purpose:
        about_purpose(form, out)


def _ids(form: Data, out: Findings) -> None:
    seen: dict[str, str] = {}
    for identity, path in _all_ids(form):
        if identity in seen:
            out.error("id-twice", path, f"The id {identity} is already used at {seen[identity]}.")
        seen.setdefault(identity, path)


def _all_ids(form: Data) -> Iterator[tuple[str, str]]:
    """(id, path) of everything that has one; an option of a shared list once a list."""
    yield form["key"], "$.key"
    for n, section in enumerate(form["sections"]):
        yield section, f"$.sections[{n}]"
    for name in ("conditions", "steps", "questions", "journeys"):
        for n, one in enumerate(form[name]):
            yield one["id"], f"$.{name}[{n}].id"
            for m, end in enumerate(one.get("ends", ())):
                yield end["id"], f"$.{name}[{n}].ends[{m}].id"
    lists: set[str] = set()
    for n, question in enumerate(form["questions"]):
        shared = question["option_list"]
        if shared and shared not in lists:
            yield shared, f"$.questions[{n}].option_list"
        if not shared or shared not in lists:
            yield from ((o["id"], f"$.questions[{n}].options[{m}].id") for m, o in enumerate(question["options"]))
        lists.add(shared)
        yield from _parts(question, f"$.questions[{n}]")


def _parts(question: Data, path: str) -> Iterator[tuple[str, str]]:
    if question["kind"] == Kind.GRID:
        for name in ("rows", "columns"):
            for m, part in enumerate(question["settings"].get(name) or ()):
                if isinstance(part, str):
                    yield part, f"{path}.settings.{name}[{m}]"


def _places(form: Data, out: Findings) -> None:
    """Every question stands in a step, or in a repeating group that can hold it."""
    questions = {one["id"]: one for one in form["questions"]}
    steps = {step["id"] for step in form["steps"]}
    for n, question in enumerate(form["questions"]):
        path, around, seen = f"$.questions[{n}].in", question["in"], {question["id"]}
        while around in questions and around not in seen:
            seen.add(around)
            if questions[around]["kind"] != Kind.REPEAT:
                out.error("not-a-group", path, f"{around} is a {questions[around]['kind']}, which holds no questions.")
                break
            around = questions[around]["in"]
        else:
            _place(question, around, len(seen) - 1, steps, path, out)


def _place(question: Data, around: str, level: int, steps: set[str], path: str, out: Findings) -> None:
    if around not in steps:
        circle = around == question["id"]
        code = "circle" if circle else "dangling"
        out.error(code, path, "Stands in itself." if circle else f"There is no step or question {around}.")
    elif level > DEEPEST or (level == DEEPEST and question["kind"] == Kind.REPEAT):
        out.error("too-deep", path, "A repeating group can stand in one other, not in two.")
    elif level and not KINDS[question["kind"]].groupable:
        out.error("not-in-a-group", path, f"A {question['kind']} cannot stand in a repeating group.")


def _lists(form: Data, out: Findings) -> None:
    """Options belong to choices; questions of one shared list have the same ones."""
    lists: dict[str, tuple[list[str], str]] = {}
    for n, question in enumerate(form["questions"]):
        path = f"$.questions[{n}].options"
        if question["options"] and question["kind"] not in CHOICES:
            out.error("no-options", path, f"A {question['kind']} has no options.")
        if not question["option_list"]:
            continue
        ids = [option["id"] for option in question["options"]]
        known, where = lists.setdefault(question["option_list"], (ids, path))
        if ids != known:
            out.error("list-differs", path, f"Not the options of the same shared list at {where}.")
