"""Where somebody can be reached safely: named, asked about again, ended."""

from datetime import date, datetime

from django.db import transaction

from portal.access.editing import Conflict, save_if_current
from portal.audit.services import record

from .. import rules
from ..exceptions import ContactClash
from ..models import Person, SafeContact, User
from ..sealing import opened, sealed
from ..selectors import is_young, used_by_adults


@transaction.atomic
def keep_contact(
    *,
    person: Person,
    kind: str,
    value: str,
    is_safe: bool,
    seen: int | None,
    by: User,
    today: date,
    now: datetime,
    clash_reason: str = "",
) -> SafeContact:
    """Note how somebody can be reached, and whether that is safe. Another contact takes the place of the one before.

    `seen` is the standing contact's id, None where there was none: raises Conflict when it is another one now.
    Raises ContactClash for a young person whose contact an adult of the case has too, unless the worker says why it is
    right all the same. Neither the record nor any message holds the contact itself.
    """
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    before = person.contacts.filter(kind=kind, ended_at__isnull=True).first()
    if (before.pk if before else None) != seen:
        raise Conflict(before or person)
    reason = clash_reason.strip()
    if not reason and is_young(person, today) and used_by_adults(person, kind, value, today):
        raise ContactClash
    if before is not None:
        save_if_current(before, before.revision, ended_at=now)
    made = SafeContact.objects.create(
        person=person, kind=kind, sealed=sealed(value.strip()), is_safe=is_safe, confirmed_on=today, confirmed_by=by,
        clash_reason=reason, added_at=now,
    )  # fmt: skip
    changed = before is not None and rules.normal(kind, opened(before.sealed)) != rules.normal(kind, value)
    detail = {"kind": made.kind, "safe": is_safe, "changed": changed, "shared_with_an_adult": bool(reason)}
    record(chain=_chain(made), action="contact.kept", by=by, now=now, about=f"contact:{made.pk}", detail=detail)
    return made


@transaction.atomic
def confirm_contact(
    *, contact: SafeContact, revision: int, is_safe: bool, by: User, today: date, now: datetime
) -> None:
    """Note that somebody was asked again, and what they said. Raises Conflict on a stale revision."""
    save_if_current(contact, revision, is_safe=is_safe, confirmed_on=today, confirmed_by=by)
    about, detail = f"contact:{contact.pk}", {"kind": contact.kind, "safe": is_safe}
    record(chain=_chain(contact), action="contact.confirmed", by=by, now=now, about=about, detail=detail)


@transaction.atomic
def end_contact(*, contact: SafeContact, revision: int, by: User, now: datetime) -> None:
    """Use this contact no more. Raises Conflict on a stale revision."""
    save_if_current(contact, revision, ended_at=now)
    about, detail = f"contact:{contact.pk}", {"kind": contact.kind}
    record(chain=_chain(contact), action="contact.ended", by=by, now=now, about=about, detail=detail)


def _chain(contact: SafeContact) -> str:
    return f"person:{contact.person_id}"
