"""What this room knows about who may do what; see portal.access.grants."""

from datetime import date

from portal.access.actions import Action
from portal.access.grants import Facts, Key, Span, dependents, source
from portal.people.enums import AccountKind
from portal.people.models import Person

from .enums import KeeperRole
from .models import Register

_MAY = {
    KeeperRole.CUSTODIAN: (Action.KEEP_REGISTER, Action.ANSWER_ENQUIRY),
    KeeperRole.DEPUTY: (Action.KEEP_REGISTER, Action.ANSWER_ENQUIRY),
    KeeperRole.DUTY: (Action.ANSWER_ENQUIRY,),
}


@source("register.Register")
def keepers(register: Register) -> Facts:
    """Custodian and deputy keep the register, the duty team answers enquiries, each on their days and for one place
    (R-002-39, R-004-47). None of them sees a plan by it."""
    rows = register.keepers.filter(person__user__kind=AccountKind.PRACTITIONER)
    spans: dict[Key, Span] = {}
    for user, role, since, until in rows.values_list("person__user_id", "role", "since", "until"):
        span = (since, until or date.max)
        for action in _MAY[KeeperRole(role)]:
            key = (user, action)
            if key not in spans or span[1] > spans[key][1]:
                spans[key] = span
    return Facts(frozenset(spans), spans=spans)


@dependents("people.Person")
def kept_by(person: Person) -> list[Register]:
    """The registers this person keeps: their account may be another one now."""
    return list(Register.objects.filter(keepers__person=person).distinct())
