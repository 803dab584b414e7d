"""Second factors."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from portal.people.models import User

from ..exceptions import NotADemo
from ..selectors import counter_of


@transaction.atomic
def enrol_totp(user: User, secret: str) -> Authenticator:
    """Give an invented person an authenticator app with a known secret (base32). Raises NotADemo anywhere else."""
    if not settings.DEMO:
        raise NotADemo
    return Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": get_adapter().encrypt(secret)}
    )


@transaction.atomic
def spend(authenticator: Authenticator, code: str, *, at: float) -> bool:
    """Use up a right code of an authenticator app; False when it, or a later one, was used before.

    RFC 6238, 5.2: a code counts once. allauth remembers that in a cache that each process may have for itself; here
    it stands with the secret. `at` is in seconds.
    """
    locked = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    counter = counter_of(locked, code, at=at)
    if counter is None or counter <= locked.data.get("spent", -1):
        return False
    locked.data["spent"] = counter
    locked.save(update_fields=["data"])
    authenticator.data = locked.data
    return True
