"""Whether the child belongs to the core group."""

from datetime import datetime

from django.db import transaction

from portal.audit.services import record
from portal.people.models import User

from ..models import ChildInGroup, Plan


@transaction.atomic
def decide_on_child(*, plan: Plan, is_member: bool, reason: str, support: str, by: User, now: datetime) -> ChildInGroup:
    """Write the decision down beside those before it (R-001-58). Raises ValueError for a no without a reason."""
    if not is_member and not reason.strip():
        raise ValueError("a no needs a reason")
    made = ChildInGroup.objects.create(
        plan=plan, is_member=is_member, reason=reason.strip(), support=support.strip(), decided_by=by, decided_at=now
    )
    record(chain=f"plan:{plan.pk}", action="plan.child_in_group", by=by, now=now, detail={"is_member": is_member})
    return made
