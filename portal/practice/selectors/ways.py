"""How readers come in, and how they can be reached: account, invitation, safe contacts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.utils import timezone

from portal.accounts.enums import State
from portal.accounts.models import Invitation
from portal.accounts.selectors import last_invitations, state
from portal.people.enums import ContactKind
from portal.people.models import Person, SafeContact
from portal.people.selectors import contacts_of, usable

Account = Literal["open", "frozen", "closed", "invited", "expired", "none"]


@dataclass(frozen=True, slots=True)
class Way:
    """One person's way in. `account`: "open", "frozen", "closed" (for good), or, without one, "invited", "expired" (it
    was never used) or "none". `can_be_written_to`: there is an e-mail address that is safe today."""

    account: Account
    invitation: Invitation | None
    contacts: tuple[SafeContact, ...]
    can_be_written_to: bool

    @property
    def is_recovery(self) -> bool:
        """Whether an open invitation is the way back into an account."""
        return self.account == "open" and self.invitation is not None


def ways_of(people: Iterable[Person], *, now: datetime) -> dict[UUID, Way]:
    """Everybody's way in, by person. Two queries, however many people; their accounts must be loaded."""
    found = list(people)
    keys = [one.pk for one in found]
    invitations, contacts = last_invitations(keys), contacts_of(keys)
    today = timezone.localdate(now)
    return {one.pk: _way(one, invitations.get(one.pk), contacts.get(one.pk, []), now, today) for one in found}


def _way(person: Person, last: Invitation | None, contacts: list[SafeContact], now: datetime, today: date) -> Way:
    is_open = last is not None and state(last, now=now) is State.OPEN
    is_active = person.user is None or person.user.is_active
    mail = any(one.kind == ContactKind.EMAIL and usable(one, today) for one in contacts)
    return Way(_account(person, last, is_open), last if is_open else None, tuple(contacts), mail and is_active)


def _account(person: Person, last: Invitation | None, is_open: bool) -> Account:
    if person.user is not None:
        return "open" if person.user.is_active else "frozen" if person.user.frozen_at else "closed"
    if last is None:
        return "none"
    return "invited" if is_open else "expired"
