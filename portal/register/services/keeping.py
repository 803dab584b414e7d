"""Who keeps the register of a place."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.people.enums import AccountKind
from portal.people.models import Person, User
from portal.procedures.exceptions import UnknownJurisdiction
from portal.procedures.models import Jurisdiction

from ..enums import KeeperRole
from ..models import Keeper, Register


def register_of(place: str) -> Register:
    """The register of a place, made when it is first asked for. Raises UnknownJurisdiction."""
    found = Register.objects.filter(place=place).first()
    if found is not None:
        return found
    if not Jurisdiction.objects.filter(key=place).exists():
        raise UnknownJurisdiction(place)
    return Register.objects.get_or_create(place=place)[0]


def keepers_of(place: str) -> QuerySet[User]:
    """Who keeps the register of a place today; nobody where nobody was ever named. Two queries."""
    kept = Register.objects.filter(place=place).first()
    return User.objects.filter(pk__in=grants.holders(kept, Action.KEEP_REGISTER) if kept else ())


@transaction.atomic
def name_keeper(*, place: str, person: Person, role: KeeperRole, since: date, now: datetime) -> Keeper:
    """Let somebody keep the register of a place from a day on; once, however often it is said.

    Raises UnknownJurisdiction, and ValueError for somebody without an open practitioner's account.
    """
    user = person.user
    if user is None or user.kind != AccountKind.PRACTITIONER or not user.is_active:
        raise ValueError("no open practitioner's account")
    kept = register_of(place)
    made, is_new = Keeper.objects.get_or_create(
        register=kept, person=person, role=KeeperRole(role), until=None, defaults={"since": since}
    )
    if is_new:
        grants.refresh(kept)
        _noted(kept, "keeper.named", made, now)
    return made


@transaction.atomic
def end_keeper(*, keeper: Keeper, until: date, now: datetime) -> None:
    """Their last day as a keeper. Raises ValueError for a day before the first, and where it was ended already."""
    standing = Keeper.objects.select_for_update().select_related("register").get(pk=keeper.pk)
    if standing.until is not None or until < standing.since:
        raise ValueError("not a last day")
    standing.until = until
    standing.save(update_fields=["until"])
    grants.refresh(standing.register)
    _noted(standing.register, "keeper.ended", standing, now)


def _noted(kept: Register, action: str, keeper: Keeper, now: datetime) -> None:
    detail = {"role": keeper.role, "since": keeper.since.isoformat()}
    if keeper.until is not None:
        detail["until"] = keeper.until.isoformat()
    record(chain=f"register:{kept.place}", action=action, by=None, now=now, about=f"person:{keeper.person_id}",
           detail=detail)  # fmt: skip
