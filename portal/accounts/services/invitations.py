"""Invitations: the only way for a family member to get an account, or back into a lost one (T11, T13)."""

import secrets
from datetime import datetime
from smtplib import SMTPException
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password, make_password
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext

from portal.access import grants
from portal.audit.services import record
from portal.people.enums import AccountKind
from portal.people.models import Person, User
from portal.people.selectors import safe_address

from .. import rules
from ..enums import State
from ..exceptions import InvitationShut, NotInvitable, UsernameTaken
from ..models import Invitation
from ..selectors import state
from .sessions import end_sessions, end_tokens


@transaction.atomic
def invite(*, person: Person, by: User, now: datetime) -> tuple[Invitation, str, str]:
    """Invite a family member: (invitation, token for the link, code to hand over in person).

    Neither token nor code is kept in clear. Earlier invitations of the person are closed. For somebody who has a
    family account already it is the way back in. Raises NotInvitable for staff and for a closed account.
    """
    locked = _lock(person.pk)
    if not _invitable(locked):
        raise NotInvitable
    Invitation.objects.filter(person=locked, used_at__isnull=True, closed_at__isnull=True).update(closed_at=now)
    token = secrets.token_urlsafe(32)
    # Digits are the same in every language we speak, and on every keypad.
    code = "".join(secrets.choice("0123456789") for _ in range(rules.CODE_LENGTH))
    invitation = Invitation.objects.create(
        person=locked,
        token_hash=rules.token_hash(token),
        code_hash=make_password(code),
        invited_by=by,
        created_at=now,
        expires_at=now + rules.VALID,
    )
    record(chain=f"invitation:{invitation.pk}", action="invitation.made", by=by, now=now, about=f"person:{person.pk}")
    return invitation, token, code


@transaction.atomic
def send(*, invitation: Invitation, link: str, by: User, now: datetime) -> bool:
    """Send the link to the person's safe address, without any name or word about what it opens (T10); False when there
    is none, or the message did not leave. The code never goes the same way."""
    person = invitation.person
    address = safe_address(person, today=timezone.localdate(now))
    if address is None:
        return False
    with translation.override(person.language):
        subject, text = gettext("Your link"), gettext("Open this link. Then enter the code that you were given.")
        unasked = gettext("If you do not know what this is, you can ignore it.")
    try:
        send_mail(subject, f"{text}\n\n{link}\n\n{unasked}\n", None, [address])
    except (SMTPException, OSError):
        record(chain=f"invitation:{invitation.pk}", action="invitation.not_sent", by=by, now=now)
        return False
    Invitation.objects.filter(pk=invitation.pk).update(sent_at=now)
    record(chain=f"invitation:{invitation.pk}", action="invitation.sent", by=by, now=now)
    return True


@transaction.atomic
def try_code(*, invitation: Invitation, code: str, now: datetime) -> bool:
    """Whether this is the invitation's code; counts a wrong one, and the fifth closes the invitation.

    A wrong code is an answer and no exception, so that its count is not rolled back. Raises InvitationShut.
    """
    locked = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if state(locked, now=now) is not State.OPEN:
        raise InvitationShut
    if check_password(rules.plain_digits(code), locked.code_hash):
        return True
    locked.failures += 1
    if locked.failures >= rules.TRIES:
        locked.closed_at = now
    locked.save(update_fields=["failures", "closed_at"])
    chain, detail = f"invitation:{locked.pk}", {"failures": locked.failures}
    record(chain=chain, action="invitation.refused", by=None, now=now, detail=detail)
    return False


@transaction.atomic
def accept(*, invitation_id: UUID, username: str, password: str, now: datetime) -> User:
    """Turn an invitation into an account of its person; call it only after the right code.

    A person who has an account keeps it and its user name: the password is new, sessions and tokens end, second
    factors go. Raises InvitationShut (also for the second of two submits), UsernameTaken. The password was validated
    by the form.
    """
    person = _lock(Invitation.objects.values_list("person_id", flat=True).get(pk=invitation_id))
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation_id)
    if state(invitation, now=now) is not State.OPEN or not _invitable(person):
        raise InvitationShut
    user = _reopen(person.user, password, now) if person.user else _open(person, username, password)
    invitation.used_at = now
    invitation.save(update_fields=["used_at"])
    about = f"user:{user.pk}"
    record(chain=f"invitation:{invitation.pk}", action="invitation.used", by=user, now=now, about=about)
    record(chain=about, action="account.opened", by=user, now=now, about=f"invitation:{invitation.pk}")
    return user


@transaction.atomic
def close_invitations(*, person: Person, by: User, now: datetime) -> None:
    """Nobody comes in by an invitation of this person any more; an account that they have stays as it is."""
    _lock(person.pk)
    for one in Invitation.objects.filter(person=person, used_at__isnull=True, closed_at__isnull=True):
        Invitation.objects.filter(pk=one.pk).update(closed_at=now)
        record(chain=f"invitation:{one.pk}", action="invitation.closed", by=by, now=now, about=f"person:{person.pk}")


def _lock(person_id: UUID) -> Person:
    """The person's row, locked first everywhere here, so that two invitations cannot wait for each other."""
    return Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person_id)


def _invitable(person: Person) -> bool:
    """Never staff: an account without a second factor would hold their rights."""
    if person.user is not None:
        return person.user.is_active and not person.user.needs_second_factor
    return not person.allocations.exists()


def _open(person: Person, username: str, password: str) -> User:
    user = User(username=username, kind=AccountKind.FAMILY)
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:
        raise UsernameTaken from error
    person.user = user
    person.save(update_fields=["user"])
    grants.refresh_dependents(person)
    return user


def _reopen(user: User, password: str, now: datetime) -> User:
    user.set_password(password)
    user.save(update_fields=["password"])
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user)
    end_tokens(user=user, now=now)
    return user
