"""What this room knows about who may do what; see portal.access.grants."""

from portal.access.actions import Action
from portal.access.grants import Facts, dependents, source
from portal.people.models import Child, Person

from .selectors import asked_to_fill, children_asked_about


@source("people.Child")
def asked(child: Child) -> Facts:
    """A colleague may fill what the child's lead asked them to, while it is open and they are still a colleague."""
    return Facts(frozenset((user, Action.FILL_PART) for user in asked_to_fill(child)))


@dependents("people.Person")
def of_colleague(person: Person) -> list[Child]:
    """The children about whom this person was asked to fill something: their account may be another one now."""
    return children_asked_about(person)
