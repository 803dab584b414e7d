"""Closing a family account for the time being, in one press, when somebody may force its owner (T11)."""

from datetime import datetime

from django.db import transaction

from portal.audit.services import record
from portal.people.models import User

from ..exceptions import NotFrozen
from ..models import Freeze, Invitation
from .sessions import end_sessions, end_tokens


@transaction.atomic
def freeze(*, user: User, by: User, now: datetime) -> None:
    """Nobody comes in with this account from now on: its sessions, tokens and open invitations end at once.

    One that is frozen stays so. Raises NotFrozen for staff, and for an account that is closed for good.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.needs_second_factor or (not locked.is_active and locked.frozen_at is None):
        raise NotFrozen
    if not locked.is_active:
        return
    locked.is_active, locked.frozen_at = False, now
    locked.save(update_fields=["is_active", "frozen_at"])
    Freeze.objects.create(user=locked, frozen_by=by, frozen_at=now)
    Invitation.objects.filter(person__user=locked, used_at__isnull=True, closed_at__isnull=True).update(closed_at=now)
    end_tokens(user=locked, now=now)
    ended = end_sessions(user=locked)
    record(chain=f"user:{locked.pk}", action="account.frozen", by=by, now=now, detail={"sessions": ended})


@transaction.atomic
def unfreeze(*, user: User, reason: str, by: User, now: datetime) -> None:
    """Let them sign in again. Raises NotFrozen when it is not frozen (any more), or without a reason."""
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.is_active or locked.frozen_at is None or not reason.strip():
        raise NotFrozen
    locked.is_active = True  # `frozen_at` stays: no session from before comes back
    locked.save(update_fields=["is_active"])
    Freeze.objects.filter(user=locked, ended_at__isnull=True).update(ended_at=now, ended_by=by, reason=reason.strip())
    record(chain=f"user:{locked.pk}", action="account.unfrozen", by=by, now=now)
