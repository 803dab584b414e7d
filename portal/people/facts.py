"""What this room knows about who may do what; see portal.access.grants."""

from portal.access.actions import Action
from portal.access.grants import Facts, dependents, source

from .enums import AccountKind
from .models import Child, Person


@dependents("people.Person")
def allocated_to(person: Person) -> list[Child]:
    """The children whose lead this person is."""
    return list(Child.objects.filter(allocations__worker=person, allocations__until__isnull=True))


@source("people.Child")
def allocation(child: Child) -> Facts:
    """The lead social worker sees the child and starts plans, while allocated (R-001-26)."""
    users = child.allocations.filter(until__isnull=True, worker__user__kind=AccountKind.PRACTITIONER).values_list(
        "worker__user_id", flat=True
    )
    return Facts(frozenset((user, action) for user in users for action in (Action.VIEW_CHILD, Action.START_PLAN)))
