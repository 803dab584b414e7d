"""Second factors: sealed, used once, and never handed out where people are real."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import override_settings

from portal.accounts import services
from portal.accounts.adapters import MFAAdapter
from portal.accounts.exceptions import NotADemo, NotInvitable
from portal.accounts.selectors import counter_of, demo_code, is_last_factor
from portal.audit.models import Entry
from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import TOTP_SECRET, Cast, account, make_person

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
AT = NOW.timestamp()
PASSWORD = "seven green bicycles"


def app(user: User) -> Authenticator:
    return Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)


def test_the_secret_is_sealed(cast: Cast) -> None:
    stored = app(account(cast.lena)).data["secret"]
    assert TOTP_SECRET not in stored
    assert MFAAdapter().decrypt(stored) == TOTP_SECRET


def test_the_seal_survives_a_change_of_the_key() -> None:
    with override_settings(SECRET_KEY="old", SECRET_KEY_FALLBACKS=[]):
        sealed = MFAAdapter().encrypt("JBSW")
    with override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=["old"]):
        assert MFAAdapter().decrypt(sealed) == "JBSW"


def test_a_code_counts_once_and_no_older_one_after_it(cast: Cast) -> None:
    """RFC 6238, 5.2: also when each process has a cache of its own."""
    lena = app(account(cast.lena))
    now, later = demo_code(lena.user, at=AT), demo_code(lena.user, at=AT + 30)
    assert services.spend(lena, later, at=AT + 30)
    assert not services.spend(lena, later, at=AT + 30)
    assert not services.spend(lena, now, at=AT + 30)
    assert demo_code(lena.user, at=AT + 30) == demo_code(lena.user, at=AT + 60)


def test_a_code_is_good_for_one_step_before_and_after(cast: Cast) -> None:
    lena = app(account(cast.lena))
    code = demo_code(lena.user, at=AT)
    found = [counter_of(lena, code, at=AT + late) is not None for late in (-60, -30, 0, 30, 60)]
    assert found == [False, True, True, True, False]


def test_only_the_demo_gives_codes_and_secrets_away(cast: Cast) -> None:
    out = StringIO()
    call_command("sign_in_code", "lena.hart", stdout=out)
    assert counter_of(app(account(cast.lena)), out.getvalue().strip(), at=datetime.now(UTC).timestamp()) is not None
    with pytest.raises(CommandError, match="authenticator app"):
        call_command("sign_in_code", "dana.green")
    with override_settings(DEMO=False):
        with pytest.raises(CommandError, match="real"):
            call_command("sign_in_code", "lena.hart")
        with pytest.raises(NotADemo):
            services.enrol_totp(account(cast.dana), TOTP_SECRET)


def test_staff_keep_one_factor(cast: Cast) -> None:
    lena = app(account(cast.lena))
    assert is_last_factor(lena)
    assert not MFAAdapter().can_delete_authenticator(lena)
    Authenticator.objects.create(user=lena.user, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert is_last_factor(lena)  # recovery codes alone are none
    Authenticator.objects.create(user=lena.user, type=Authenticator.Type.WEBAUTHN, data={})
    assert MFAAdapter().can_delete_authenticator(lena)
    dana = services.enrol_totp(account(cast.dana), TOTP_SECRET)
    assert MFAAdapter().can_delete_authenticator(dana)


def test_an_account_of_staff(cast: Cast) -> None:
    person = make_person("Lee", "Marsh", None)
    kind = AccountKind.PRACTITIONER
    user = services.create_staff(person=person, username="lee", password=PASSWORD, kind=kind, now=NOW)
    person.refresh_from_db()
    assert (person.user, user.needs_second_factor, user.check_password(PASSWORD)) == (user, True, True)
    assert Entry.objects.filter(chain=f"user:{user.pk}", action="account.created").exists()
    with pytest.raises(NotInvitable):
        services.create_staff(person=person, username="lee2", password=PASSWORD, kind=kind, now=NOW)
    with pytest.raises(ValidationError):
        services.create_staff(person=None, username="pat", password="short", kind=AccountKind.POLICY, now=NOW)
    with pytest.raises(ValueError, match="invitation"):
        services.create_staff(person=None, username="x", password=PASSWORD, kind=AccountKind.FAMILY, now=NOW)
