"""Tokens of the API: made and revoked by their owner or an operator, used by programs in the name of an account."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from portal.audit.services import record
from portal.people.models import User

from .. import rules
from ..enums import Scope
from ..exceptions import MadeBefore, NoToken, TooManyTokens
from ..models import ApiToken
from ..selectors import may_have_token, working_tokens


@transaction.atomic
def create_token(
    *,
    owner: User,
    name: str,
    scopes: Iterable[Scope],
    days: int,
    now: datetime,
    by: User | None = None,
    key: UUID | None = None,
) -> tuple[ApiToken, str]:
    """A token that acts as `owner` within `scopes` for so many days, and what its program has to send. Only the hash
    of that is kept. `key` makes what is sent twice one token.

    Raises NoToken for an account that is closed or lacks its second factor, TooManyTokens where it has enough,
    MadeBefore for a `key` that was used, ValueError for no scope or a number of days that is not 1 to
    `settings.API_TOKEN_DAYS`.
    """
    wanted = sorted({Scope(scope).value for scope in scopes})
    if not wanted or not 1 <= days <= settings.API_TOKEN_DAYS:
        raise ValueError(f"a token needs a scope, and from 1 to {settings.API_TOKEN_DAYS} days")
    if not may_have_token(User.objects.select_for_update().get(pk=owner.pk)):
        raise NoToken
    if key is not None and ApiToken.objects.filter(pk=key).exists():
        raise MadeBefore
    if working_tokens(owner, now=now).count() >= rules.TOKENS:
        raise TooManyTokens
    secret = secrets.token_urlsafe(32)
    made = ApiToken.objects.create(
        pk=key or uuid4(),
        owner=owner,
        name=name,
        secret_hash=rules.token_hash(secret),
        scopes=wanted,
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    detail = {"scopes": wanted, "days": days}
    record(chain=f"user:{owner.pk}", action="token.created", by=by, now=now, about=f"token:{made.pk}", detail=detail)
    return made, f"{made.pk.hex}.{secret}"


@transaction.atomic
def revoke_token(*, token: ApiToken, now: datetime, by: User | None = None) -> None:
    """Take a token out of use at once; one that is revoked already stays as it is."""
    locked = ApiToken.objects.select_for_update().get(pk=token.pk)
    if locked.revoked_at is not None:
        return
    locked.revoked_at = now
    locked.save(update_fields=["revoked_at"])
    record(chain=f"user:{locked.owner_id}", action="token.revoked", by=by, now=now, about=f"token:{locked.pk}")


def note_use(token: ApiToken, *, now: datetime) -> None:
    """Remember the hour in which the token was used last; writes once an hour."""
    if token.last_used_at is None or now - token.last_used_at >= rules.USED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=rules.hour_of(now))
