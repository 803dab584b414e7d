"""Where the wizard keeps what was typed: the rows of the draft, never a session or a cookie."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.datastructures import MultiValueDict
from formtools.wizard.storage.base import BaseStorage

from ..fields.base import Raw
from ..models import Draft, DraftStep
from ..services.drafting import save_step
from ..spec import Answer, Step
from .asking import aside, with_aside
from .typed import as_posted, as_typed

__all__ = ["DraftStorage", "as_posted", "as_typed"]


class DraftStorage(BaseStorage):
    """formtools' storage over `DraftStep`. Reading never writes; `reset` keeps everything; there are no files.

    Filled by `bind` before use: formtools makes it knowing only the request.
    """

    draft: Draft
    full: Step
    step: Step  # with the questions that this person is asked
    row: DraftStep | None  # of the current step; None when nobody has saved it
    now: datetime

    def __init__(self, prefix: str, request: Any = None, file_storage: Any = None) -> None:
        super().__init__(prefix, request, None)
        self.init_data()

    def bind(self, *, draft: Draft, full: Step, step: Step, row: DraftStep | None, now: datetime) -> None:
        """Give it the draft, the step of this request and what was read of it."""
        self.draft, self.full, self.step, self.row, self.now = draft, full, step, row, now
        self.current_step = step.id

    def reset(self) -> None:
        """formtools resets at every start and end; a draft's answers outlive both."""

    def revision(self) -> int:
        """The revision of the current step; 0 when nobody has saved it."""
        return self.row.revision if self.row else 0

    def raw(self) -> dict[str, Raw]:
        """What the current step shows, by question id: what was typed last, whether it is an answer or not."""
        return as_typed(self.step, self.row.answers) | self._asked(self.row.typed) if self.row else {}

    def get_step_data(self, step: str) -> MultiValueDict[str, Any] | None:
        """What a browser would have sent for the current step, for formtools; None when nothing is stored."""
        return as_posted(self.step, self.raw()) if step == self.step.id and self.row else None

    def set_step_data(self, step: str, cleaned_data: Mapping[str, Any]) -> None:
        """A finished step."""
        self.save(**cleaned_data)

    def holds(self, answers: Mapping[str, Answer], typed: Mapping[str, Raw]) -> bool:
        """Whether the row holds just this already; a step that nobody has saved holds nothing."""
        if self.row is None:
            return not answers and not typed
        return self._merged(answers, typed) == (self.row.answers, self.row.typed)

    def save(self, *, answers: Mapping[str, Answer], typed: Mapping[str, Raw], complete: bool) -> None:
        """Store the current step; raises `Stale` when its row is not the one that was read.

        What this person is not asked stays as it is stored.
        """
        answers, typed = self._merged(answers, typed)
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
            answers=answers,
            typed=typed,
            complete=complete,
            revision=revision,
            saved_at=self.now,
        )

    def _merged(
        self, answers: Mapping[str, Answer], typed: Mapping[str, Raw]
    ) -> tuple[dict[str, Answer], dict[str, Raw]]:
        if self.full is self.step or self.row is None:
            return dict(answers), dict(typed)
        asked = {question.id for question in self.step.questions}
        kept = [
            {key: one for key, one in stored.items() if key not in asked}
            for stored in (self.row.answers, self.row.typed)
        ]
        cells = aside(self.full, self.step, self.row.answers)
        typed_cells = aside(self.full, self.step, as_typed(self.full, self.row.answers) | self.row.typed)
        return kept[0] | with_aside(self.step, answers, cells), kept[1] | with_aside(self.step, typed, typed_cells)

    def _asked(self, typed: Mapping[str, Raw]) -> dict[str, Raw]:
        asked = {question.id for question in self.step.questions}
        return {key: raw for key, raw in typed.items() if key in asked}
