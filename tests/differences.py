"""Differences for tests, raised through the services as the product raises them."""

from __future__ import annotations

import uuid
from datetime import date

from wagtail.models import Locale

from content.api import translate_all
from portal.escalation.models import Difference
from portal.escalation.services import raise_difference
from portal.people.models import Person
from portal.plans.models import Plan
from portal.procedures.models import EscalationStage

from .cast import account
from .plans import NOW, TODAY


def make_stages(place: str = "england") -> list[EscalationStage]:
    """Two stages, a working day and three; the first in Welsh too."""
    english = Locale.objects.get(language_code="en")
    made = []
    for position, (name, who, count) in enumerate((("Talk", "The two of you", 1), ("Senior managers", "Both", 3)), 1):
        one: EscalationStage = EscalationStage.objects.create(
            jurisdiction=place, position=position, name=name, who=who, what="Write both views down.", count=count,
            locale=english,
        )  # fmt: skip
        one.save_revision().publish()
        made.append(one)
    like = EscalationStage(jurisdiction=place, position=1, name="Siarad", who="Y ddau", what="Ysgrifennwch.", count=1)
    translate_all(source=made[0], likes={"cy": like})
    return made


def differ(plan: Plan, by: Person, *, mark: str = "", today: date = TODAY) -> Difference:
    """A difference with an alcohol service; `mark` stands in each of its texts."""
    return raise_difference(
        key=uuid.uuid4(), plan=plan, about=f"Nobody looks in on Fridays {mark}", view=f"Once a week is enough {mark}",
        other=f"Ben Carr, recovery service {mark}", by=account(by), today=today, now=NOW,
    )  # fmt: skip
