"""Where the wizard keeps what was typed: the rows of the draft, never a session or a cookie."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.datastructures import MultiValueDict
from formtools.wizard.storage.base import BaseStorage

from ..fields import kind_of
from ..fields.base import Raw
from ..models import Draft, DraftStep
from ..services.drafting import save_step
from ..spec import Answer, Answers, Step


class DraftStorage(BaseStorage):
    """formtools' storage over `DraftStep`. Reading never writes; `reset` keeps everything; there are no files.

    Filled by `bind` before use: formtools makes it knowing only the request.
    """

    draft: Draft
    row: DraftStep | None  # of the current step; None when nobody has saved it
    others: Answers  # of the other steps that decide the path
    now: datetime

    def __init__(self, prefix: str, request: Any = None, file_storage: Any = None) -> None:
        super().__init__(prefix, request, None)
        self.init_data()

    def bind(self, *, draft: Draft, step: Step, row: DraftStep | None, others: Answers, now: datetime) -> None:
        """Give it the draft, the step of this request and what was read of them."""
        self.draft, self.step, self.row, self.others, self.now = draft, step, row, others, now
        self.current_step = step.id

    def reset(self) -> None:
        """formtools resets at every start and end; a draft's answers outlive both."""

    def revision(self) -> int:
        """The revision of the current step; 0 when nobody has saved it."""
        return self.row.revision if self.row else 0

    def answers(self) -> Answers:
        """The answers that decide the path, as they stand now."""
        return {**self.others, **self.row.answers} if self.row else self.others

    def initial(self) -> dict[str, Raw]:
        """What the current step shows, by question id: what was typed last, whether it is an answer or not."""
        return {**self.row.answers, **self.row.typed} if self.row else {}

    def raw(self) -> dict[str, Raw]:
        """The same as somebody would have typed it."""
        return as_typed(self.step, self.row.answers) | self.row.typed if self.row else {}

    def get_step_data(self, step: str) -> MultiValueDict[str, Any] | None:
        """What a browser would have sent for the current step, for formtools; None when nothing is stored."""
        if step != self.step.id or self.row is None:
            return None
        return as_posted(self.step, self.raw())

    def set_step_data(self, step: str, cleaned_data: Mapping[str, Answer]) -> None:
        """A finished step: its answers, and nothing left half typed."""
        self.save(answers=cleaned_data, typed={}, complete=True)

    def save(self, *, answers: Mapping[str, Answer], typed: Mapping[str, Raw], complete: bool) -> None:
        """Store the current step; raises `Stale` when its row is not the one that was read."""
        step, revision = self.step.id, self.revision()
        revision = save_step(
            draft=self.draft,
            step=step,
            answers=answers,
            typed=typed,
            complete=complete,
            revision=revision,
            now=self.now,
        )
        self.row = DraftStep(
            draft=self.draft,
            step=step,
            answers=dict(answers),
            typed=dict(typed),
            complete=complete,
            revision=revision,
            saved_at=self.now,
        )


def as_typed(step: Step, answers: Mapping[str, Answer]) -> dict[str, Raw]:
    """Answers as somebody would have typed them."""
    return {q.id: kind_of(q).raw(q, answers[q.id]) for q in step.questions if q.id in answers}


def as_posted(step: Step, raw: Mapping[str, Raw]) -> MultiValueDict[str, str]:
    """What a browser would send for what was typed."""
    data: MultiValueDict[str, str] = MultiValueDict()
    for question in step.questions:
        if question.id in raw:
            for name, value in kind_of(question).posted(question, question.id, raw[question.id]):
                data.appendlist(name, value)
    return data
