"""What of a step's input counts: judged in the order of the page, rows and rows in rows too.

What does not count is kept and is never wrong. What counts and was hidden on the page that was sent is not called
wrong either: the person has not seen it yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from django.core.exceptions import ValidationError

from ..calculating import CALCULATED, value
from ..fields import kind_of
from ..fields.base import Raw, blank
from ..fields.repeat import cell, fewest, most, too_few, too_many
from ..judging import Facts
from ..rules import Walk
from ..spec import Answer, Answers, Question
from ..words import Words
from .rows import Row


class Filled(Protocol):
    """What settling needs of a form: its cleaned fields and its rows by field name."""

    cleaned_data: dict[str, Any]
    rows: dict[str, list[Row]]

    @property
    def words(self) -> Words: ...
    @property
    def errors(self) -> Any: ...
    def miss(self, name: str) -> None: ...
    def add_error(self, field: str | None, error: Any) -> None: ...


@dataclass(frozen=True, slots=True)
class Found:
    """One question: its valid answer, what of it counts, whether it keeps the step open, whether it is no answer."""

    answer: Answer = None
    counts: Answer = None
    wrong: bool = False
    invalid: bool = False


@dataclass
class Settling:
    """One form with one walk; the names in its results are those of fields.

    `hidden` do not count now, `withheld` are the options that cannot be chosen, `brought_up` count and were hidden on
    the page that was sent, `values` are those of calculated questions.
    """

    form: Filled
    walk: Walk
    aside: Mapping[str, Answers] = field(default_factory=dict)
    unseen: frozenset[str] = frozenset()
    hidden: set[str] = field(default_factory=set)
    withheld: dict[str, frozenset[str]] = field(default_factory=dict)
    brought_up: set[str] = field(default_factory=set)
    values: dict[str, Answer] = field(default_factory=dict)

    def question(
        self, question: Question, name: str, raw: Raw, facts: Facts | None = None, *, quiet: bool = False,
        fresh: bool = False,
    ) -> Found:  # fmt: skip
        """Judge one question; `quiet` when nothing in it can be wrong, `fresh` when what is around it was hidden."""
        shown = self.walk.holds(question.visible_if, facts)
        fresh = fresh or name in self.unseen
        if not shown:
            self.hidden.add(name)
        quiet = quiet or not shown
        if not kind_of(question).asks:
            return self._told(question, name, facts)
        if fresh and not quiet:
            self.brought_up.add(name)
        if question.questions:
            return self._group(question, name, raw or [], facts, quiet=quiet, fresh=fresh)
        return self._single(question, name, facts, quiet=quiet, fresh=fresh)

    def _told(self, question: Question, name: str, facts: Facts | None) -> Found:
        if question.kind not in CALCULATED or name in self.hidden:
            return Found()
        known = value(question, (facts or self.walk.facts).answer, self.walk.calendar)
        self.values[name] = known
        return Found(counts=known)

    def _single(self, question: Question, name: str, facts: Facts | None, *, quiet: bool, fresh: bool) -> Found:
        answer, invalid = self.form.cleaned_data.get(name), name in self.form.errors
        answer = None if answer in ("", []) else answer
        counts = self._options(question, name, answer, facts)
        if quiet:
            self.form.errors.pop(name, None)
            return Found(answer, None if name in self.hidden else counts, False, invalid)
        missing = not invalid and counts is None and self.walk.requires(question, facts)
        if missing and not fresh:
            self.form.miss(name)
        return Found(answer, counts, invalid or missing, invalid)

    def _options(self, question: Question, name: str, answer: Answer, facts: Facts | None) -> Answer:
        """The part of a choice that can be chosen now."""
        if all(option.visible_if is None for option in question.options):
            return answer
        shown = {option.id for option in self.walk.options(question, facts)}
        self.withheld[name] = frozenset(option.id for option in question.options) - shown
        if isinstance(answer, list):
            return [one for one in answer if one in shown] or None
        return answer if answer in shown else None

    def _group(
        self, group: Question, name: str, raw: list[dict[str, Raw]], facts: Facts | None, *, quiet: bool, fresh: bool
    ) -> Found:
        group = replace(group, required=self.walk.requires(group, facts))
        filled = sum(not blank(row) for row in raw)
        spare = fewest(group) - filled
        rows, counted, wrong, invalid = [], [], False, False
        for row in raw:
            empty = blank(row)
            spare -= empty
            known = {"id": row["id"], **self.aside.get(row["id"], {})}
            # an empty row that nobody needs is no mistake
            found = self._row(group, name, row, known, facts, quiet=quiet or (empty and spare < 0), fresh=fresh)
            wrong = wrong or any(one.wrong for one in found.values())
            invalid = invalid or any(one.invalid for one in found.values())
            if not empty:
                rows.append({"id": row["id"]} | {k: one.answer for k, one in found.items() if one.answer is not None})
                counted.append(known)
        if not quiet and not wrong and not fewest(group) <= filled <= most(group):
            wrong = True
            if not fresh:
                self._count_wrong(group, name, filled)
        return Found(rows or None, None if name in self.hidden else counted or None, wrong, invalid)

    def _row(
        self, group: Question, name: str, row: Mapping[str, Raw], known: dict[str, Answer], around: Facts | None, *,
        quiet: bool, fresh: bool,
    ) -> dict[str, Found]:  # fmt: skip
        """The cells of a row; fills `known`, which the rules of later cells see."""
        facts = self.walk.row(known, around)
        found = {}
        for inner in group.questions:
            place = cell(name, row["id"], inner.id)
            found[inner.id] = one = self.question(inner, place, row.get(inner.id), facts, quiet=quiet, fresh=fresh)
            if one.counts is not None:
                known[inner.id] = one.counts
        return found

    def _count_wrong(self, group: Question, name: str, filled: int) -> None:
        label = self.form.words.named(f"{group.id}.label")
        few = filled < fewest(group)
        message = too_few(group, label) if few else too_many(group, label)
        self.form.add_error(name, ValidationError(message, code="required" if few else "too_many"))
