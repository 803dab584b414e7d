"""Records of core group meetings for tests: everything of the place's list was done, the lead took the chair."""

import uuid
from datetime import date, datetime
from typing import Any

from portal.people.models import Person
from portal.plans.agenda import Answered
from portal.plans.models import CoreGroupMeeting, Plan
from portal.plans.selectors import chairs_of, is_first_meeting
from portal.plans.services import Minutes, record_meeting
from portal.procedures.selectors import core_group_rules

from .cast import account
from .plans import NOW, TODAY


def minutes(plan: Plan, on: date = TODAY, **more: Any) -> Minutes:
    """What is recorded of a meeting on this day."""
    here = core_group_rules(plan.jurisdiction)
    lines = {line: Answered(True) for _part, line in here.lines(is_first=is_first_meeting(plan, on))}
    given: dict[str, Any] = {"chair": chairs_of(plan, any_chair=False)[0], "language": "en", "decided": "We go on"}
    return Minutes(**{**given, "lines": lines, **more})


def meet(plan: Plan, by: Person, on: date = TODAY, now: datetime = NOW, **more: Any) -> CoreGroupMeeting:
    """A meeting as the lead records it on its day."""
    given: dict[str, Any] = {"key": uuid.uuid4(), "family": [], "purpose": "Read out", "today": on} | more
    given.setdefault("minutes", minutes(plan, on))
    return record_meeting(plan=plan, on=on, by=account(by), now=now, **given)
