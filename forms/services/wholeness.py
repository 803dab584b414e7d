"""What keeps a step from being whole, judged from what is stored: what was whole once need not be today.

The person somebody chose may have left the network since, and an answer in one step brings up questions in another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from ..exceptions import Problem
from ..fields import Person, kind_of
from ..fields.base import blank
from ..fields.repeat import checked, most
from ..judging import Facts
from ..models import DraftStep
from ..rules import Walk
from ..spec import Answer, Question, Step
from ..words import Words

Sees = Callable[[Question], bool]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the steps of one draft. `sees` says which questions are asked of the person it speaks to."""

    walk: Walk
    words: Words
    people: Sequence[Person]
    sees: Sees = lambda question: True
    roles: dict[str, str] = field(default_factory=dict)  # name of each role, by key

    def problems(self, step: Step, row: DraftStep | None) -> list[Problem]:
        """What keeps this step of the path from being sent, in order; [] when nothing does."""
        asked = [question for question in self.walk.shown_in(step.questions) if kind_of(question).asks]
        own = [question for question in asked if self.sees(question)]
        found = [] if row is None else [one for q in own if (one := self._problem(q, step, row)) is not None]
        if not found and (row is None or not row.complete) and (own or not asked):
            title = self.words.named(f"{step.id}.title")
            found = [Problem(_("Finish the step “%(step)s”") % {"step": title}, step.id)]
        halves = [role for q in asked if row and not self.sees(q) and _half(q, row) for role in self._names(q)]
        waiting = ", ".join(dict.fromkeys([*self.waits_for(step), *halves]))
        return [*found, Problem(_("Waiting for: %(role)s") % {"role": waiting}, step.id)] if waiting else found

    def waits_for(self, step: Step) -> list[str]:
        """The names of the roles that still have to answer something in this step which is not asked of this person."""
        found = (self._open_roles(q) for q in self.walk.shown_in(step.questions) if kind_of(q).asks)
        return list(dict.fromkeys(role for roles in found for role in roles))

    def missing(self, step: Step) -> bool:
        """Whether something of this step must be answered by this person and is not; people are not looked at."""
        asked = [q for q in self.walk.shown_in(step.questions) if kind_of(q).asks and self.sees(q)]
        return any(
            ((counts := self.walk.answer(question.id)) is None and self.walk.requires(question))
            or (question.questions and not self._answered_rows(question, counts, None))
            for question in asked
        )

    def _answered_rows(self, group: Question, rows: Answer, around: Facts | None) -> bool:
        for row in rows or ():
            facts = self.walk.row(row, around)
            for inner in self.walk.shown_in(group.questions, facts):
                if (
                    kind_of(inner).asks
                    and self.sees(inner)
                    and inner.id not in row
                    and self.walk.requires(inner, facts)
                ):
                    return False
                if inner.questions and not self._answered_rows(inner, row.get(inner.id), facts):
                    return False
        return True

    def _problem(self, question: Question, step: Step, row: DraftStep) -> Problem | None:
        label = self.words.named(f"{question.id}.label")
        counts = self.walk.answer(question.id)
        if _half(question, row) or (counts is not None and not self._sound(question, counts, None)):
            return Problem(_("Put right “%(question)s”") % {"question": label}, step.id, question.id)
        if counts is None and self.walk.requires(question):
            return Problem(_("Answer “%(question)s”") % {"question": label}, step.id, question.id)
        return None

    def _open_roles(self, question: Question) -> list[str]:
        """Names of the roles that a required question is left to, when nobody has answered it and it is not asked of
        this person; of a group those of the questions in its rows."""
        counts = self.walk.answer(question.id)
        if not self.sees(question):
            return self._names(question) if counts is None and self.walk.requires(question) else []
        found: list[str] = []
        for answers, facts in self._rows(question, counts):
            for inner in self.walk.shown_in(question.questions, facts):
                if not self.sees(inner) and inner.id not in answers and self.walk.requires(inner, facts):
                    found += self._names(inner)
        return found

    def _rows(self, question: Question, counts: Answer) -> Iterable[tuple[dict[str, Any], Facts]]:
        rows = counts if question.questions and isinstance(counts, list) else []
        return ((row, self.walk.row(row)) for row in rows if isinstance(row, dict))

    def _names(self, question: Question) -> list[str]:
        if not question.roles:  # restricted: it is asked of the owner
            return [_("the owner of this form")]
        return [self.roles.get(role, role) for role in question.roles]

    def _sound(self, question: Question, answer: Answer, facts: Facts | None) -> bool:
        """Whether what counts of an answer is one that the question accepts; rows cell by cell, by their own rules."""
        if not question.questions:
            return kind_of(question).fits(question, answer, self.people)
        try:
            rows = checked(answer)
        except ValueError:
            return False
        fewest = max(int(question.settings.get("min") or 0), int(self.walk.requires(question, facts)))
        unique = len({row["id"] for row in rows}) == len(rows)
        return fewest <= len(rows) <= most(question) and unique and all(self._row(question, row, facts) for row in rows)

    def _row(self, group: Question, row: dict[str, Any], around: Facts | None) -> bool:
        facts = self.walk.row(row, around)
        for inner in self.walk.shown_in(group.questions, facts):
            if not kind_of(inner).asks:
                continue
            if inner.id in row:
                if not self._sound(inner, row[inner.id], facts):
                    return False
            elif self.sees(inner) and self.walk.requires(inner, facts):
                return False
        return True


def _half(question: Question, row: DraftStep) -> bool:
    """Whether something was typed that is no answer: sending without it would lose it unsaid."""
    return question.id in row.typed and question.id not in row.answers and not blank(row.typed[question.id])
