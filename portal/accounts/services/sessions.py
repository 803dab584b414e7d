"""Sign-ins, their record and their end."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.db import transaction

from portal.audit.services import record
from portal.people.models import User

from ..models import ApiToken, Freeze, Invitation


@transaction.atomic
def note(*, user: User, action: str, now: datetime, detail: Mapping[str, Any] | None = None) -> None:
    """Record what happened at somebody's own account ("sign-in", "sign-out", ...) in its chain."""
    record(chain=f"user:{user.pk}", action=action, by=user, now=now, detail=detail)


@transaction.atomic
def switch_off(*, user: User, by: User, now: datetime) -> None:
    """Close an account at once: its sessions, tokens and open invitations end, nothing lets it in again (T11, T14)."""
    User.objects.select_for_update().get(pk=user.pk)
    user.is_active, user.frozen_at = False, None  # what is closed for good is not opened again by who froze it
    user.save(update_fields=["is_active", "frozen_at"])
    Freeze.objects.filter(user=user, ended_at__isnull=True).update(ended_at=now, ended_by=by)
    Invitation.objects.filter(person__user=user, used_at__isnull=True, closed_at__isnull=True).update(closed_at=now)
    end_tokens(user=user, now=now)
    ended = end_sessions(user=user)
    record(chain=f"user:{user.pk}", action="account.closed", by=by, now=now, detail={"sessions": ended})


def end_sessions(*, user: User) -> int:
    """Delete every session of an account; returns how many there were."""
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    return len(sessions)


def end_tokens(*, user: User, now: datetime) -> int:
    """Revoke every token of an account; returns how many there were."""
    return ApiToken.objects.filter(owner=user, revoked_at=None).update(revoked_at=now)


@transaction.atomic
def note_told(*, user: User, now: datetime) -> None:
    """Keep when somebody first read what leaving quickly does and does not do; the first time counts."""
    told = User.objects.filter(pk=user.pk, told_at=None).update(told_at=now)
    if told:
        note(user=user, action="safety.read", now=now)
