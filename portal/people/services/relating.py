"""Who is who to a child."""

from datetime import datetime

from django.db import transaction

from portal.access import grants
from portal.audit.services import record

from ..models import Child, Relationship, User


@transaction.atomic
def unrelate(*, relationship: Relationship, by: User, now: datetime) -> None:
    """Take somebody out of a child's network: they, and whoever spoke for them, read nothing of the child's plan."""
    child = Child.objects.select_for_update().get(pk=relationship.child_id)
    person = relationship.person_id
    standing = child.advocacies.filter(ended_at__isnull=True)
    (standing.filter(advocate_id=person) | standing.filter(speaks_for_id=person)).update(ended_at=now)
    if not child.relationships.filter(pk=relationship.pk).delete()[0]:
        return
    grants.refresh(child)
    record(chain=f"child:{child.pk}", action="child.unrelated", by=by, now=now, about=f"person:{person}")
