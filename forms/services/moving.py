"""Moving a draft to a newer version of its form, because its owner chose to: by id alone, and nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..calculating import Calendar
from ..fields import Person
from ..fields.base import Offered
from ..models import Draft, DraftStep, FormVersion, LeftAnswer, Remark
from ..purposes import get_purpose
from ..rules import Outline, Walk, deciding_part
from ..selectors import all_rows, form_of
from ..spec import Question
from . import together
from .carrying import Carried, carry, carry_typed
from .drafting import missing
from .uploads import file_names


class CannotMove(Exception):
    """The draft was sent, or the version is not a newer one of the same form; nothing was changed."""


def newer_version(draft: Draft) -> FormVersion | None:
    """The newest version of the draft's form, when it is newer than the draft's own; without its spec."""
    newest = FormVersion.objects.filter(form=draft.version.form, purpose=draft.version.purpose)
    found = newest.filter(number__gt=draft.version.number).defer("spec").order_by("-number")
    return found.first()


@transaction.atomic
def stay(*, draft: Draft, at: FormVersion) -> None:
    """Finish the draft as it is: its owner is not asked about this version (or an older one) again."""
    Draft.objects.filter(pk=draft.pk, submitted_at=None).update(declined=at.number)


@transaction.atomic
def move(*, draft: Draft, to: FormVersion, by: Any, now: datetime) -> list[LeftAnswer]:
    """Put the draft on a newer version; returns what lost its place, which stays readable with the draft.

    Every answer and everything typed is afterwards under the same question, in whichever step that stands now, or is
    left: its question is gone, takes another kind of answer, or was in a group and no longer is. What the question
    does not accept any more is typed text. Raises CannotMove.
    """
    held = (
        Draft.objects.select_for_update(of=("self",)).select_related("version").defer("version__spec").get(pk=draft.pk)
    )
    if held.submitted_at is not None or to.form != held.version.form or to.number <= held.version.number:
        raise CannotMove
    host = get_purpose(to.purpose).host
    old = form_of(held.version_id)
    offered = Offered.of([*host.people(held), *file_names(held)], host.organisations(held))
    moving = _Moving(old, form_of(to.pk), offered)
    rows = all_rows(held)
    for row in rows.values():
        moving.take(row)
    left = [
        LeftAnswer(draft=held, version=held.version, question=key, answer=one.answer, typed=one.typed, moved_at=now)
        for key, one in moving.left.items()
    ]
    LeftAnswer.objects.bulk_create(left)
    _store(held, to, rows, moving, host.calendar(held), now)
    _bring_along(held, old, moving.new, by, now)
    return left


@dataclass(slots=True)
class _Step:
    """What a step of the new version holds; `whole` while every step it came from was complete."""

    answers: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, Any] = field(default_factory=dict)
    whole: bool = True


@dataclass(slots=True)
class _Moving:
    old: Outline
    new: Outline
    people: Sequence[Person]
    steps: dict[str, _Step] = field(default_factory=dict)
    left: dict[str, Carried] = field(default_factory=dict)  # as answer or as typed

    def take(self, row: DraftStep) -> None:
        """Take everything a row of the old version holds."""
        if row.step in self.new.steps:
            self._into(row.step, row.complete)
        for key, answer in row.answers.items():
            found = carry(self._was(key), self.new.questions.get(key), answer, self.people)
            if found.typed is not None and key in row.typed:  # what was typed later is shown; the answer is kept too
                found = Carried(left={**found.left, key: answer})
            self._put(key, found, row.complete)
            for one, value in found.left.items():
                self._leave(one).answer = value
        for key, typed in row.typed.items():
            found = carry_typed(self._was(key), self.new.questions.get(key), typed)
            self._put(key, found, row.complete)
            for one, value in found.left.items():
                self._leave(one).typed = value

    def _was(self, key: str) -> Question:
        # A question the version does not know cannot be stored by any screen; kept as left, it is seen.
        return self.old.questions.get(key) or Question(key, "")

    def _put(self, key: str, found: Carried, complete: bool) -> None:
        if found.answer is None and found.typed is None:
            return
        step = self._into(self.new.home[key], complete)
        if found.answer is not None:
            step.answers[key] = found.answer
        if found.typed is not None:
            step.typed[key] = found.typed

    def _into(self, step: str, complete: bool) -> _Step:
        into = self.steps.setdefault(step, _Step())
        into.whole = into.whole and complete
        return into

    def _leave(self, key: str) -> Carried:
        return self.left.setdefault(key, Carried())


def _store(
    draft: Draft, to: FormVersion, rows: Mapping[str, DraftStep], moving: _Moving, calendar: Calendar | None,
    now: datetime,
) -> None:  # fmt: skip
    new = moving.new
    answers = {key: answer for step in moving.steps.values() for key, answer in step.answers.items()}
    walk = Walk(new, answers, timezone.localdate(now), calendar)
    DraftStep.objects.filter(draft=draft, step__in=rows.keys() - new.steps.keys()).delete()
    stored = []
    for key, step in moving.steps.items():
        row = rows.get(key) or DraftStep(draft=draft, step=key)
        row.answers, row.typed, row.saved_at = step.answers, step.typed, now
        row.complete = step.whole and not step.typed and not missing(walk, new.steps[key].questions, step.answers)
        row.revision += 1
        stored.append(row)
    DraftStep.objects.bulk_update(
        [row for row in stored if row.pk], ["answers", "typed", "complete", "revision", "saved_at"]
    )
    DraftStep.objects.bulk_create([row for row in stored if not row.pk])
    draft.version, draft.declined, draft.saved_at, draft.abandoned_at = to, None, now, None
    draft.deciding = {}
    for row in stored:
        draft.deciding |= deciding_part(new, new.steps[row.step], row.answers)
    draft.save(update_fields=["version", "declined", "saved_at", "abandoned_at", "deciding"])


def _bring_along(draft: Draft, old: Outline, new: Outline, by: Any, now: datetime) -> None:
    """Parts keep the steps that are still there; remarks go where their question goes.

    A part ends without any step, and when a question comes into its steps from another: its answer was never meant for
    who fills the part. The owner can ask again.
    """
    for part in together.open_parts().filter(draft=draft):
        kept = [step for step in part.steps if step in new.steps]
        came = any(step in kept and old.home.get(key, step) not in part.steps for key, step in new.home.items())
        if not kept or came:
            together.end(part=part.pk, by=by, now=now)
        elif kept != part.steps:
            part.steps = kept
            part.save(update_fields=["steps"])
    for remark in Remark.objects.filter(draft=draft):
        step = new.home.get(remark.question, remark.step)
        if step != remark.step:
            remark.step = step
            remark.save(update_fields=["step"])
