"""The screens of words for practitioners: the shared desk (portal.wording.views) over a plan they may open."""

from typing import Any, TypeVar

from portal.access.actions import Action
from portal.intake.purpose import CAPTURE_LABELS
from portal.wording.rows import TranslationRow, WordRow
from portal.wording.views.desk import Desk

from .base import PlanScreen

R = TypeVar("R", WordRow, TranslationRow)


class WordsScreen(PlanScreen, Desk[R]):
    """The items of a plan with their words; for the lead, unless a screen says otherwise."""

    action = Action.LEAD_PLAN
    labels = CAPTURE_LABELS

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.enter(kwargs["audience"])
