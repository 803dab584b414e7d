"""Reading differences, for those who may see the plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from portal.plans.models import Plan

from .enums import StepKind
from .models import Difference, DifferenceStep
from .rules import is_overdue


@dataclass(frozen=True, slots=True)
class Standing:
    """A difference with its steps in their order: there is always one."""

    difference: Difference
    steps: tuple[DifferenceStep, ...]
    today: date

    @property
    def last(self) -> DifferenceStep:
        """The step it stands at."""
        return self.steps[-1]

    @property
    def is_settled(self) -> bool:
        return self.last.kind == StepKind.RESOLVED

    @property
    def is_overdue(self) -> bool:
        """Whether the time of its stage is over."""
        return is_overdue(self.last.due_on, self.today, is_settled=self.is_settled)


def differences_of(plan: Plan, today: date) -> list[Standing]:
    """The differences about a plan, open ones first, the newest first. Two queries."""
    found = [_standing(one, today) for one in _with_steps(plan.differences.all())]
    return sorted(found, key=lambda one: one.is_settled)


def difference_of(plan: Plan, pk: UUID, today: date) -> Standing:
    """One difference about this plan; Http404 for every other. Two queries."""
    found = _with_steps(plan.differences.filter(pk=pk)).first()
    if found is None:
        raise Http404
    return _standing(found, today)


def last_step(difference: Difference) -> DifferenceStep:
    """The step a difference stands at. One query."""
    return difference.steps.order_by("-number")[:1].get()


def newly_overdue(today: date) -> QuerySet[DifferenceStep]:
    """The steps of open plans whose stage is over and of which nobody was told yet."""
    later = DifferenceStep.objects.filter(difference=OuterRef("difference"), number__gt=OuterRef("number"))
    waiting = DifferenceStep.objects.filter(~Exists(later), due_on__lt=today, late_notice=None)
    open_ = waiting.exclude(kind=StepKind.RESOLVED).filter(difference__plan__ended_on=None)
    return open_.select_related("difference__plan__child").order_by("due_on", "pk")


def _with_steps(differences: QuerySet[Difference]) -> QuerySet[Difference]:
    found: Any = differences.select_related("raised_by__person").prefetch_related("steps__by__person")
    return found  # type: ignore[no-any-return]


def _standing(difference: Difference, today: date) -> Standing:
    steps: Iterable[DifferenceStep] = difference.steps.all()
    return Standing(difference, tuple(steps), today)
