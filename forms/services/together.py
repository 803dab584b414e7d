"""Several people on one draft: its owner asks a colleague to fill some steps, and both leave remarks on questions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from ..models import Draft, Part, Remark
from ..prepared import PreparedRows, Slot
from ..purposes import get_purpose
from ..selectors import form_of


class Refused(Exception):
    """The draft or the part is not in a state in which this can be done (any more); nothing was changed."""


def open_parts() -> QuerySet[Part]:
    """The parts that give access: neither accepted nor ended, of a draft that was not sent."""
    return Part.objects.filter(
        accepted_at=None, ended_at=None, draft__submitted_at=None, draft__submission__isnull=True
    )


def steps_asked(draft: Draft, user: Any) -> frozenset[str]:
    """Ids of the steps this user was asked to fill and may still open, if the host admits them."""
    if draft.submitted_at is not None:
        return frozenset()
    parts = open_parts().filter(draft=draft.pk, asked=user.pk).values_list("steps", flat=True)
    return frozenset(step for steps in parts for step in steps)


_REMARK = [field.attname for field in Remark._meta.concrete_fields]
_open_remarks = PreparedRows(
    lambda: Remark.objects.filter(
        draft=Slot("draft", Draft._meta.get_field("id")),
        step=Slot("step", Remark._meta.get_field("step")),
        settled_at=None,
    ).values_list(*_REMARK)
)


def open_remarks(draft: Draft, step: str) -> list[Remark]:
    """The remarks on a step that nobody has settled. Every page of a step asks this: the SQL is written once."""
    return [Remark.from_db("default", _REMARK, row) for row in _open_remarks(draft=draft.pk, step=step)]


@transaction.atomic
def ask(
    *, draft: Draft, colleague: str, steps: Collection[str], message: str, due: date | None, by: Any, now: datetime
) -> Part:
    """Ask a colleague (a key of `Host.colleagues`) to fill these steps by a day; they see these steps only.

    Raises Refused when the draft was sent meanwhile, the colleague cannot be asked (any more), or no step is one of
    the form.
    """
    held = _open_draft(draft.pk)
    known = form_of(held.version_id).steps
    wanted = [step for step in known if step in steps]
    if not wanted or colleague not in dict(_host(held).colleagues(held)):
        raise Refused
    part = Part.objects.create(
        draft=held, steps=wanted, asked_id=int(colleague), asked_by=by, message=message, due=due, asked_at=now
    )
    _tell(part, "asked", by, now)
    return part


@transaction.atomic
def done(*, part: UUID, by: Any, now: datetime) -> None:
    """The colleague says that their part is filled. Raises Refused for anybody else, and when it is over."""
    held = _open_part(part)
    if held.asked_id != by.pk or held.done_at is not None:
        raise Refused
    _change(held, "done", by, now, done_at=now, reason="")


@transaction.atomic
def accept(*, part: UUID, by: Any, now: datetime) -> None:
    """The owner takes the part as it is; the colleague's access ends. Raises Refused when it is not done."""
    held = _open_part(part)
    if held.done_at is None:
        raise Refused
    _change(held, "accepted", by, now, accepted_at=now)


@transaction.atomic
def give_back(*, part: UUID, reason: str, by: Any, now: datetime) -> None:
    """The owner asks the colleague to go on, and says why. Raises Refused when the part is not done."""
    held = _open_part(part)
    if held.done_at is None:
        raise Refused
    _change(held, "returned", by, now, done_at=None, reason=reason)


@transaction.atomic
def end(*, part: UUID, by: Any, now: datetime) -> None:
    """The owner takes the colleague's access away; what was filled stays. Raises Refused when it is over already."""
    _change(_open_part(part), "ended", by, now, ended_at=now)


def _open_draft(pk: UUID) -> Draft:
    # Every change of a part holds its draft, as every save does: a part cannot be opened while its draft is sent.
    held = Draft.objects.select_for_update(of=("self",)).select_related("version").defer("version__spec").get(pk=pk)
    if held.submitted_at is not None:
        raise Refused
    return held


def _open_part(pk: UUID) -> Part:
    draft = Part.objects.values_list("draft", flat=True).get(pk=pk)
    held = _open_draft(draft)
    part = Part.objects.get(pk=pk)
    if part.accepted_at is not None or part.ended_at is not None:
        raise Refused
    part.draft = held
    return part


def _change(part: Part, event: str, by: Any, now: datetime, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(part, name, value)
    part.save(update_fields=[*changes])
    _tell(part, event, by, now)


def _tell(part: Part, event: str, by: Any, now: datetime) -> None:
    _host(part.draft).asked(part.draft, part.pk, event, by=by, now=now)


def _host(draft: Draft) -> Any:
    return get_purpose(draft.version.purpose).host


@transaction.atomic
def remark(*, draft: Draft, step: str, question: str, text: str, by: Any, now: datetime) -> Remark:
    """Write beside a question of a step. Raises Refused when the draft was sent or the question is not of the step."""
    held = _open_draft(draft.pk)
    found = form_of(held.version_id).steps.get(step)
    if found is None or question not in {one.id for one in found.questions}:
        raise Refused
    return Remark.objects.create(draft=held, step=step, question=question, text=text, by=by, written_at=now)


@transaction.atomic
def settle(*, remark: int, now: datetime) -> None:
    """Close a remark; a second time changes nothing. Raises Refused when the draft was sent."""
    found = Remark.objects.get(pk=remark)
    _open_draft(found.draft_id)
    if found.settled_at is None:
        found.settled_at = now
        found.save(update_fields=["settled_at"])
