"""That the lead's role was explained before there was a plan."""

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from portal.audit.services import record
from portal.people.models import Child, Person, User

from ..models import LeadExplained


@transaction.atomic
def explain_lead(
    *, key: UUID, child: Child, person: Person, on: date, explained_by: Person, by: User, today: date, now: datetime
) -> LeadExplained:
    """Keep that this person was told what the lead does, by whom and when (R-001-25). The same key is the same record.

    Raises ValueError for a day that is still to come.
    """
    if on > today:
        raise ValueError("not yet")
    made, is_new = LeadExplained.objects.get_or_create(
        pk=uuid5(child.pk, f"lead-explained:{key}"),
        defaults={
            "child": child, "person": person, "on": on, "explained_by": explained_by, "recorded_by": by,
            "recorded_at": now,
        },
    )  # fmt: skip
    if is_new:
        record(chain=f"child:{child.pk}", action="lead.explained", by=by, now=now, about=f"person:{person.pk}")
    return made
