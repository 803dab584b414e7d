"""Taking what is stored from one version of a question to another: under its own id or not at all, nothing dropped.

What cannot stand in the new question comes back as left, for whoever keeps it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..fields import KINDS, Person, kind_of
from ..fields.base import Raw, blank
from ..spec import Answer, Question

_WORDS = ("short_text", "long_text")
# To which kinds an answer of a kind can go and mean the same. Anything else would make an option's id a sentence.
_ALIKE: dict[str, tuple[str, ...]] = {
    "short_text": ("long_text", "email", "telephone"),
    "long_text": ("short_text",),
    "email": _WORDS,
    "telephone": _WORDS,
    "number": ("scale",),
    "scale": ("number",),
}
_SHAPE = {"date": "precision", "grid": "cell", "person": "allow_new"}  # the setting that decides which boxes there are
_NAMED = frozenset({"single_choice", "several_choices", "grid"})  # the words of their answers are of the old version
_BADLY_SHAPED = (ValueError, TypeError, KeyError, AttributeError)  # an answer of another shape than the kind knows


@dataclass(slots=True)
class Carried:
    """What becomes of one answer or typed text. `answer` and `typed` are None where there is none.

    `left` is {question id: what was stored} of what has no place. For a question inside a group that is the rows of
    the outermost group, with nothing in them but that question.
    """

    answer: Answer = None
    typed: Raw = None
    left: dict[str, Any] = field(default_factory=dict)


def carry(old: Question, new: Question | None, answer: Answer, people: Sequence[Person]) -> Carried:
    """An answer to `old`, as far as `new` (the same id in another version, None where it is gone) can take it."""
    if not _asks(old):  # worked out or shown, never given by anybody
        return Carried()
    if new is None or not _alike(old, new):
        return Carried(left={old.id: answer})
    if _rows_of(old, new, answer):
        return _carry_rows(old, new, answer, people)
    if fits(new, answer, people):
        return Carried(answer=answer)
    raw = as_typed(new, answer) if old.kind == new.kind and not _reshaped(old, new) else None
    return Carried(typed=raw, left={old.id: answer} if raw is None or old.kind in _NAMED else {})


def carry_typed(old: Question, new: Question | None, typed: Raw) -> Carried:
    """The same for what was typed and is no answer; what is blank is nothing."""
    if blank(typed):
        return Carried()
    if new is None or not _alike(old, new) or _reshaped(old, new):
        return Carried(left={old.id: typed})
    if not _rows_of(old, new, typed):
        return Carried(typed=typed) if not new.questions else Carried(left={old.id: typed})
    cells: list[_Cell] = []
    return Carried(typed=_split(old, new, typed, (), cells), left=_left(cells))


def fits(question: Question, answer: Answer, people: Sequence[Person]) -> bool:
    """Whether the question, as it stands, accepts this answer."""
    try:
        return kind_of(question).fits(question, answer, people)
    except _BADLY_SHAPED:
        return False


def as_typed(question: Question, answer: Answer) -> Raw:
    """An answer that is none any more, as somebody would have typed it; None where nobody could have."""
    try:
        return kind_of(question).raw(question, answer)
    except _BADLY_SHAPED:
        return None


def _asks(question: Question) -> bool:
    return question.kind not in KINDS or KINDS[question.kind].asks


def _alike(old: Question, new: Question) -> bool:
    return old.kind == new.kind or new.kind in _ALIKE.get(old.kind, ())


def _reshaped(old: Question, new: Question) -> bool:
    setting = _SHAPE.get(old.kind)
    return setting is not None and old.settings.get(setting) != new.settings.get(setting)


def _rows_of(old: Question, new: Question, stored: Any) -> bool:
    """Whether this is what a repeating group holds, in both versions."""
    return (
        bool(old.questions and new.questions)
        and isinstance(stored, list)
        and all(isinstance(row, dict) and "id" in row for row in stored)
    )


# Rows. A cell that has no place any more is kept with the way to it: (group, row) from the outermost group inwards.
_Way = tuple[tuple[str, str], ...]
_Cell = tuple[_Way, str, Any]


def _carry_rows(old: Question, new: Question, answer: Answer, people: Sequence[Person]) -> Carried:
    cells: list[_Cell] = []
    rows = _split(old, new, answer, (), cells)
    if fits(new, rows, people):
        return Carried(answer=rows, left=_left(cells))
    typed = _typed_rows(old, new, rows, (), cells)
    return Carried(typed=typed, left=_left(cells))


def _split(old: Question, new: Question, rows: Any, way: _Way, cells: list[_Cell]) -> list[dict[str, Any]]:
    """The rows with their ids and the cells that `new` still asks for; every other cell goes to `cells`."""
    was = {inner.id: inner for inner in old.questions}
    now = {inner.id: inner for inner in new.questions}
    kept = []
    for row in rows:
        here = (*way, (old.id, row["id"]))
        found = {"id": row["id"]}
        for key, value in row.items():
            before, after = was.get(key), now.get(key)
            if key == "id" or (before is not None and not _asks(before)):
                continue
            if before is None or after is None or not _alike(before, after) or _reshaped(before, after):
                cells.append((here, key, value))
            elif _rows_of(before, after, value):
                found[key] = _split(before, after, value, here, cells)
            elif after.questions:
                cells.append((here, key, value))
            else:
                found[key] = value
        kept.append(found)
    return kept


def _typed_rows(old: Question, new: Question, rows: Any, way: _Way, cells: list[_Cell]) -> list[dict[str, Any]]:
    """The rows as somebody would have typed them. `old` names what an option that is gone was called."""
    was = {inner.id: inner for inner in old.questions}
    now = {inner.id: inner for inner in new.questions}
    typed = []
    for row in rows:
        here = (*way, (new.id, row["id"]))
        found = {"id": row["id"]}
        for key in row.keys() - {"id"}:
            if now[key].questions:
                found[key] = _typed_rows(was[key], now[key], row[key], here, cells)
                continue
            raw = as_typed(now[key], row[key]) if was[key].kind == now[key].kind else None
            if raw is None or (was[key].kind in _NAMED and not fits(now[key], row[key], ())):
                cells.append((here, key, row[key]))
            if raw is not None:
                found[key] = raw
        typed.append(found)
    return typed


def _left(cells: Sequence[_Cell]) -> dict[str, Any]:
    """{question id: rows of the outermost group that hold it alone}."""
    found: dict[str, Any] = {}
    for way, key, value in cells:
        rows: list[dict[str, Any]] = found.setdefault(key, [])
        row: dict[str, Any] = {}
        for depth, (_group, name) in enumerate(way):
            if not rows or rows[-1]["id"] != name:
                rows.append({"id": name})
            row = rows[-1]
            if depth + 1 < len(way):
                rows = row.setdefault(way[depth + 1][0], [])
        row[key] = value
    return found
