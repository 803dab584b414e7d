"""Booking the next core group meeting (R-001-48, R-002-11)."""

from datetime import date, datetime, time
from uuid import UUID, uuid5

from django.db import transaction

from portal.audit.services import record
from portal.people.models import User

from ..enums import MeetingPlace
from ..models import BookedMeeting, Plan
from ..selectors import next_core_group


@transaction.atomic
def book_meeting(
    *, key: UUID, plan: Plan, on: date, at: time | None, place: MeetingPlace, reason: str, by: User, today: date,
    now: datetime,
) -> BookedMeeting:  # fmt: skip
    """Book the next meeting; one that was booked before stands no longer. The same key is the same booking.

    Raises ValueError for a plan that has ended, for a day that is over, and for one past the day on which the meeting
    is due where nothing says why.
    """
    pk = uuid5(plan.pk, f"booked:{key}")
    already = BookedMeeting.objects.filter(pk=pk).first()
    if already is not None:
        return already
    plan = Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    due = next_core_group(plan)
    is_late = due is not None and on > due
    if plan.ended_on is not None or on < today:
        raise ValueError("not a day of this plan")
    if is_late and not reason.strip():
        raise ValueError("past the interval without a reason")
    close_bookings(plan=plan, by=by, now=now)
    made = BookedMeeting.objects.create(
        pk=pk, plan=plan, on=on, time=at, place=MeetingPlace(place), due_on=due,
        reason=reason.strip() if is_late else "", booked_on=today, booked_by=by, booked_at=now,
    )  # fmt: skip
    record(chain=f"plan:{plan.pk}", action="meeting.booked", by=by, now=now, about=f"booked:{made.pk}",
           detail={"on": on.isoformat(), "late": is_late})  # fmt: skip
    return made


@transaction.atomic
def call_off(*, booked: BookedMeeting, by: User, now: datetime) -> bool:
    """The booked meeting does not take place; False where it stands no longer."""
    found = BookedMeeting.objects.filter(pk=booked.pk, closed_at=None).update(closed_by=by, closed_at=now)
    if found:
        record(chain=f"plan:{booked.plan_id}", action="meeting.called_off", by=by, now=now,
               about=f"booked:{booked.pk}")  # fmt: skip
    return bool(found)


def close_bookings(*, plan: Plan, by: User, now: datetime, held_on: date | None = None) -> None:
    """The booked meeting stands no longer: another is booked, or one was held (`held_on`) after it was booked."""
    for one in plan.booked_meetings.filter(closed_at=None):
        if held_on is None or held_on > one.booked_on or held_on == one.on:
            one.closed_by, one.closed_at = by, now
            one.save(update_fields=["closed_by", "closed_at"])
