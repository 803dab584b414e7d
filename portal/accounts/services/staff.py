"""Accounts of staff. There is no invitation for them: an administrator of the authority makes them."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from portal.access import grants
from portal.audit.services import record
from portal.people.enums import AccountKind
from portal.people.models import Person, User

from ..exceptions import NotInvitable


@transaction.atomic
def create_staff(
    *, person: Person | None, username: str, password: str, kind: AccountKind, now: datetime, by: User | None = None
) -> User:
    """Make an account of staff; it can do nothing before a second factor is set up (T15).

    Raises ValueError for the kind FAMILY, ValidationError for a weak password, NotInvitable when the person has an
    account already.
    """
    if kind == AccountKind.FAMILY:
        raise ValueError("family members come in by invitation")
    user = User(username=username, kind=kind)
    validate_password(password, user)
    user.set_password(password)
    user.save()
    if person is not None:
        locked = Person.objects.select_for_update().get(pk=person.pk)
        if locked.user_id is not None:
            raise NotInvitable
        person.user = user
        person.save(update_fields=["user"])
        grants.refresh_dependents(person)
    record(chain=f"user:{user.pk}", action="account.created", by=by, now=now, detail={"kind": str(kind)})
    return user
