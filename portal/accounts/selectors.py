"""Reading about ways in."""

from datetime import datetime

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings

from portal.people.models import User

from . import rules
from .enums import State
from .exceptions import NotADemo
from .models import Invitation

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


def _code(authenticator: Authenticator, counter: int) -> str:
    secret = get_adapter().decrypt(authenticator.data["secret"])
    code: str = format_hotp_value(hotp_value(secret, counter))
    return code
