"""Reading about ways in."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from portal.people.models import User

from . import rules
from .enums import State
from .exceptions import NotADemo
from .models import ApiToken, Invitation

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
PERIOD = 30  # seconds a code of an authenticator app is shown


def state(invitation: Invitation, *, now: datetime) -> State:
    """What can be done with this invitation at this moment."""
    return rules.state(
        now=now,
        expires_at=invitation.expires_at,
        used_at=invitation.used_at,
        closed_at=invitation.closed_at,
        failures=invitation.failures,
    )


def by_token(token: str) -> Invitation | None:
    """The invitation of a link, whatever its state."""
    return Invitation.objects.select_related("person").filter(token_hash=rules.token_hash(token)).first()


def last_invitations(people: Iterable[UUID]) -> dict[UUID, Invitation]:
    """The newest invitation of each of these people, whatever its state; one query."""
    found = Invitation.objects.filter(person_id__in=list(people)).order_by("created_at", "pk")
    return {one.person_id: one for one in found}


def token_of(given: str, *, now: datetime) -> ApiToken | None:
    """The token that this is, with its owner; None alike for one that is unknown, wrong, expired, revoked, or whose
    owner's account is closed or has lost its second factor."""
    key, _dot, secret = given.partition(".")
    try:
        found = ApiToken.objects.select_related("owner").filter(pk=UUID(hex=key)).first()
    except ValueError:
        found = None
    # Compared even when there is none, so that the time tells nothing.
    right = constant_time_compare(rules.token_hash(secret), found.secret_hash if found else rules.NO_SECRET)
    if found is None or not right or found.revoked_at is not None or now >= found.expires_at:
        return None
    return found if may_have_token(found.owner) else None


def may_have_token(user: User) -> bool:
    """Whether programs may act for this account: it is open, and one of staff has a second factor (T15)."""
    return user.is_active and (not user.needs_second_factor or has_factor(user))


def tokens(owner: str = "") -> QuerySet[ApiToken]:
    """All tokens, or those of the account with this user name, newest first."""
    found = ApiToken.objects.select_related("owner").order_by("-created_at")
    return found.filter(owner__username=owner) if owner else found


def working_tokens(owner: User, *, now: datetime) -> QuerySet[ApiToken]:
    """The tokens of this account that are neither revoked nor expired, newest first."""
    return tokens_of(owner).filter(revoked_at=None, expires_at__gt=now)


def tokens_of(owner: User) -> QuerySet[ApiToken]:
    """Every token of this account, newest first."""
    return ApiToken.objects.filter(owner=owner).order_by("-created_at", "pk")


def has_factor(user: User) -> bool:
    """Whether an authenticator app, a security key or a passkey is set up. Recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def is_last_factor(authenticator: Authenticator) -> bool:
    """Whether the account would be left without a second factor."""
    others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS).exclude(pk=authenticator.pk)
    return authenticator.type in FACTORS and not others.exists()


def counter_of(authenticator: Authenticator, code: str, *, at: float) -> int | None:
    """Which 30 seconds a code belongs to, within one step before and after the moment (seconds); None: to none."""
    now = int(at) // PERIOD
    return next((n for n in (now, now - 1, now + 1) if _code(authenticator, n) == code), None)


def demo_code(user: User, *, at: float) -> str:
    """The code an invented person's authenticator app would show, or the next where that one was used already.

    Raises NotADemo where people are real, Authenticator.DoesNotExist when there is no app.
    """
    if not settings.DEMO:
        raise NotADemo
    app = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return _code(app, max(int(at) // PERIOD, app.data.get("spent", -1) + 1))


def idle(session: SessionBase) -> int:
    """Seconds without a page after which this session ends; fewer where others use the device too (T8)."""
    return settings.SESSION_IDLE_SHARED if session.get("shared") else settings.SESSION_IDLE


def seconds_left(session: SessionBase, *, now: float) -> int:
    """Seconds until this session of somebody signed in ends, when this page is the last one they ask for. `now`: of
    the Unix clock."""
    since = session.get("since")
    began = since if isinstance(since, int | float) else now
    return rules.seconds_left(since=began, seen=now, now=now, idle=idle(session), longest=settings.SESSION_LONGEST)


def _code(authenticator: Authenticator, counter: int) -> str:
    secret = get_adapter().decrypt(authenticator.data["secret"])
    code: str = format_hotp_value(hotp_value(secret, counter))
    return code
