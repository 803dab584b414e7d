"""Where somebody is in a draft: one step, what is stored in it, and the path as the draft's answers make it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django.utils import timezone

from ..calculating import Calendar
from ..enums import Kind
from ..fields.base import Offered
from ..fields.upload import Added
from ..models import DraftStep
from ..rules import Walk, elsewhere
from ..selectors import form_of, step_row
from ..services.uploads import file_names, files_of
from ..spec import Answer, Answers, Step, inside
from .asking import Asking, aside, seen_part
from .earlier import earlier_texts
from .filling import Filling


@dataclass
class Place:
    """One step of an admitted person's draft. What the step does not need is not read."""

    filling: Filling
    full: Step  # as it was published
    now: datetime

    @cached_property
    def step(self) -> Step:
        """The step with the questions this person is asked."""
        return seen_part(self.full, self.filling.sees)

    @cached_property
    def row(self) -> DraftStep | None:
        return step_row(self.filling.draft, self.full.id)

    @cached_property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @cached_property
    def others(self) -> Answers:
        """The answers of other steps that rules look at."""
        return elsewhere(self.full, self.filling.draft.deciding)

    @cached_property
    def not_asked(self) -> dict[str, Answer]:
        """The stored answers of this step to questions that this person is not asked."""
        asked = {question.id for question in self.step.questions}
        stored = self.row.answers if self.row and self.step is not self.full else {}
        return {key: answer for key, answer in stored.items() if key not in asked}

    def walk(self, answers: Answers) -> Walk:
        """The path with these answers of the step."""
        return Walk(self.filling.form, {**self.others, **self.not_asked, **answers}, self.today, calendar(self.filling))

    @cached_property
    def stored(self) -> Walk:
        """The path as it is stored."""
        return self.walk(self.row.answers if self.row else {})

    @cached_property
    def people(self) -> Offered:
        """Who and what the questions of this step offer."""
        kinds = {question.kind for question in inside(self.step.questions)}
        people = self.filling.people if Kind.PERSON in kinds else ()
        organisations = self.filling.host.organisations(self.filling.draft) if Kind.ORGANISATION in kinds else ()
        return Offered.of(people, organisations)

    @cached_property
    def known(self) -> Offered:
        """The same with the files that are there: what answers of this step can name."""
        files = [(one.id, one.name) for added in self.files.values() for one in added]
        return Offered.of([*self.people, *files], self.people.organisations)

    @cached_property
    def files(self) -> dict[str, list[Added]]:
        return files_of(self.filling.draft, self.step)

    @cached_property
    def earlier(self) -> dict[str, str]:
        return earlier_texts(self.filling, self.step, self.today)

    def asking(self, **more: Any) -> Asking:
        """What the step's form needs to know."""
        return Asking(
            step=self.step,
            people=self.people,
            walk=self.walk,
            aside=aside(self.full, self.step, self.row.answers) if self.row else {},
            files=self.files,
            texts=self.earlier,
            today=self.today,
            **more,
        )


def everybody(filling: Filling) -> Offered:
    """Who and what any answer of the draft can name: people, organisations, files."""
    kinds = {question.kind for question in filling.form.spec.questions()}
    names = file_names(filling.draft) if Kind.FILE in kinds else []
    organisations = filling.host.organisations(filling.draft) if Kind.ORGANISATION in kinds else ()
    return Offered.of([*filling.people, *names], organisations)


def calendar(filling: Filling) -> Calendar | None:
    """The working days of the subject's place, asked for only where the form counts them."""
    return filling.calendar if _counts_working_days(filling.draft.version_id) else None


@lru_cache(maxsize=256)
def _counts_working_days(version: UUID) -> bool:
    return any(q.settings.get("formula") == "working_days_after" for q in form_of(version).spec.questions())
