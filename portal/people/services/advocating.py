"""Who speaks for whom, and for how long (R-004-17)."""

from datetime import date, datetime

from django.db import transaction

from portal.access import grants
from portal.audit.services import record

from ..enums import Relation
from ..exceptions import AdvocacyRefused
from ..models import Advocacy, Child, Person, Relationship, User


@transaction.atomic
def advocate(
    *, child: Child, advocate: Person, speaks_for: Person, since: date, until: date, by: User, now: datetime
) -> Advocacy:
    """Let somebody speak for the child or one of the family, from a day to a day (both included).

    For the same two people it moves the days; for another person it ends what was agreed, and what the advocate was
    given for the one before is theirs no more. Raises AdvocacyRefused: the period ends before it begins, they speak for
    somebody who is no family of the child, or the advocate is somebody else to the child.
    """
    Child.objects.select_for_update(no_key=True).get(pk=child.pk)
    _check(child, advocate, speaks_for, since, until)
    Relationship.objects.get_or_create(child=child, person=advocate, defaults={"relation": Relation.ADVOCATE})
    made = child.advocacies.filter(advocate=advocate, ended_at__isnull=True).first()
    if made is not None and made.speaks_for_id != speaks_for.pk:
        child.advocacies.filter(pk=made.pk).update(ended_at=now)
        made = None
    if made is None:
        made = Advocacy(child=child, advocate=advocate, speaks_for=speaks_for, agreed_at=now)
    made.since, made.until = since, until
    made.save()
    grants.refresh(child)
    detail = {"advocate": str(advocate.pk), "for": str(speaks_for.pk), "since": str(since), "until": str(until)}
    record(chain=f"child:{child.pk}", action="advocacy.agreed", by=by, now=now, detail=detail)
    return made


@transaction.atomic
def end_advocacy(*, advocacy: Advocacy, by: User, now: datetime) -> None:
    """End it now; the advocate reads nothing from the next request on. One that has ended stays as it is."""
    child = Child.objects.select_for_update(no_key=True).get(pk=advocacy.child_id)
    if not child.advocacies.filter(pk=advocacy.pk, ended_at__isnull=True).update(ended_at=now):
        return
    grants.refresh(child)
    detail = {"advocate": str(advocacy.advocate_id), "for": str(advocacy.speaks_for_id)}
    record(chain=f"child:{child.pk}", action="advocacy.ended", by=by, now=now, detail=detail)


def _check(child: Child, advocate: Person, speaks_for: Person, since: date, until: date) -> None:
    if until < since:
        raise AdvocacyRefused("until")
    relations = dict(child.relationships.values_list("person_id", "relation"))
    family = speaks_for.pk == child.person_id or relations.get(speaks_for.pk) not in _STRANGERS
    if not family or speaks_for.pk == advocate.pk:
        raise AdvocacyRefused("speaks_for")
    if advocate.pk == child.person_id or relations.get(advocate.pk, Relation.ADVOCATE) != Relation.ADVOCATE:
        raise AdvocacyRefused("advocate")


_STRANGERS = (None, Relation.PRACTITIONER, Relation.ADVOCATE)
