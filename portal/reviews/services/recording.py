"""What happens to a record after it was approved: additions, and copies for those who may have one (R-002-33)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record as note_down
from portal.people.models import Person, User
from portal.plans.models import Plan
from portal.plans.rules import content_hash

from ..copies import copy_for
from ..exceptions import NotGiven
from ..models import Addendum, CopyGiven, Record, RecordCopy
from ..selectors import parts_in
from ..standing import circle


@transaction.atomic
def add_to(*, key: UUID, record: Record, text: str, by: User, now: datetime) -> Addendum:
    """Add to a record, which itself stays as it is. The same key is the same addition. Raises Http404, ValueError."""
    plan = _led(record, by)
    if not text.strip():
        raise ValueError("nothing is added")
    made, is_new = Addendum.objects.get_or_create(
        pk=uuid5(record.pk, f"addendum:{key}"),
        defaults={"record": record, "text": text.strip(), "added_by": by, "added_at": now},
    )
    if is_new:
        note_down(chain=f"plan:{plan.pk}", action="review.added_to", by=by, now=now, about=f"review:{record.pk}")
    return made


@transaction.atomic
def make_copy(
    *, key: UUID, record: Record, person: Person, cleared: Collection[str], by: User, now: datetime
) -> RecordCopy:
    """Freeze what this person gets of a record. `cleared`: keys of the parts that `by` decided to give; it counts for
    family alone, and nothing that is kept from them can be cleared. The same key is the same copy.

    Raises Http404, and NotGiven where nothing is left.
    """
    plan = _led(record, by)
    pk = uuid5(record.pk, f"copy:{person.pk}:{key}")
    already = RecordCopy.objects.filter(pk=pk).first()
    if already is not None:
        return already
    around = circle(plan, record)
    parts = copy_for(parts_in(record), around.recipient(person.pk, cleared))
    if not parts:
        raise NotGiven
    content = {**record.content, "parts": list(parts)}
    del content["group"]
    made = RecordCopy.objects.create(
        pk=pk, record=record, person=person, content=content, content_hash=content_hash(content), made_by=by,
        made_at=around.next_moment(person.pk, now),
    )  # fmt: skip
    detail = {"hash": made.content_hash, "parts": len(parts)}
    note_down(chain=f"plan:{plan.pk}", action="review.copied", by=by, now=now, about=f"person:{person.pk}",
              detail=detail)  # fmt: skip
    return made


@transaction.atomic
def give_copy(*, copy: RecordCopy, by: User, now: datetime) -> CopyGiven:
    """The copy was sent or handed over. Once is enough. Raises Http404, and NotGiven for a copy that a decision has
    closed."""
    plan = _led(copy.record, by)
    already = CopyGiven.objects.filter(copy=copy).first()
    if already is not None:
        return already
    if circle(plan, copy.record).is_closed(copy):
        raise NotGiven
    made = CopyGiven.objects.create(copy=copy, given_by=by, given_at=now)
    note_down(chain=f"plan:{plan.pk}", action="review.copy_given", by=by, now=now, about=f"person:{copy.person_id}",
              detail={"hash": copy.content_hash})  # fmt: skip
    return made


def _led(record: Record, by: User) -> Plan:
    plan = record.decision.review.plan
    grants.hold(by, Action.LEAD_PLAN, plan)
    return plan
