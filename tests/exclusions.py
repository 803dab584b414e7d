"""An exclusion as the tests decide one: for ninety days, heard through an advocate (R-002-18)."""

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse

from portal.engagement.enums import Heard, Scope
from portal.engagement.models import Exclusion
from portal.engagement.services import exclude
from portal.engagement.services.excluding import Terms
from portal.people.models import Person
from portal.plans.enums import Ground
from portal.plans.models import Plan
from tests.cast import Cast, account
from tests.plans import NOW, TODAY

SECRET = "QZXWHY"


def terms(cast: Cast, *items: UUID, **other: Any) -> Terms:
    given = Terms(
        scope=Scope.GROUP, part="", ground=Ground.ADULT, evidence=SECRET, authorised_by=cast.mira, since=TODAY,
        until=TODAY + timedelta(days=90), review_on=TODAY + timedelta(days=30), heard=Heard.ADVOCATE,
        heard_note="Ada rings on Monday", items=items,
    )  # fmt: skip
    return replace(given, **other)


def keep_out(plan: Plan, person: Person, cast: Cast, given: Terms, **other: Any) -> Exclusion:
    common: dict[str, Any] = {"key": uuid.uuid4(), "by": account(cast.lena), "today": TODAY, "now": NOW}
    made, unread = exclude(plan=plan, person=person, terms=given, **(common | other))
    assert not unread
    return made


def page(plan: Plan, person: Person, name: str = "exclusion") -> str:
    return reverse(f"practice:{name}", args=[plan.pk, person.pk])
