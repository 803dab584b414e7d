"""Setting up and giving up a second step."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from portal.accounts.selectors import demo_code
from tests.cast import PASSWORD, Cast, account, sign_in

from .doors import code_step, is_usable, password_step

pytestmark = pytest.mark.django_db


def test_new_staff_set_up_an_app_use_it_and_are_in(cast: Cast) -> None:
    """T15: setting it up is not using it; the recovery codes come after the first code."""
    user = account(cast.tom)
    Authenticator.objects.filter(user=user).delete()
    client = Client()
    password_step(client, cast.tom)
    assert client.get("/children/").headers["Location"] == "/accounts/2fa/"
    assert "before you can see" in client.get("/accounts/2fa/").content.decode().lower()
    asked = client.get("/accounts/2fa/totp/activate/", follow=True)
    assert asked.redirect_chain[-1][0].startswith("/accounts/reauthenticate/")
    page = client.post(asked.redirect_chain[-1][0], {"password": PASSWORD}, follow=True).content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page)
    assert secret
    wrong = client.post("/accounts/2fa/totp/activate/", {"code": "000000"})
    assert wrong.status_code == 200
    assert "That code is not right" in wrong.content.decode()
    made = client.post("/accounts/2fa/totp/activate/", {"code": _code_of(secret[1])})
    assert made.headers["Location"] == "/accounts/2fa/recovery-codes/"
    assert not is_usable(client)
    assert client.get("/accounts/2fa/recovery-codes/").headers["Location"].startswith("/accounts/2fa/reauthenticate/")
    code = demo_code(user, at=time.time())
    shown = client.post("/accounts/2fa/reauthenticate/?next=/accounts/2fa/recovery-codes/", {"code": code}, follow=True)
    assert len(re.findall(r"<code>\d{8}</code>", shown.content.decode())) == 10
    assert is_usable(client)


def _code_of(secret: str) -> str:
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def test_a_code_does_not_work_twice(cast: Cast) -> None:
    """Whoever looked over the shoulder comes too late."""
    code = demo_code(account(cast.lena), at=time.time())
    first, second = Client(), Client()
    for client in (first, second):
        password_step(client, cast.lena)
        code_step(client, cast.lena, code)
        cache.clear()  # allauth remembers used codes in a cache, and the next process has its own
    assert is_usable(first)
    assert not is_usable(second)


def test_a_code_may_be_typed_in_other_digits_and_with_a_gap(cast: Cast) -> None:
    code = demo_code(account(cast.lena), at=time.time())
    client = Client()
    password_step(client, cast.lena)
    eastern = code.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    code_step(client, cast.lena, f"{eastern[:3]} {eastern[3:]}")
    assert is_usable(client)


def test_a_recovery_code_works_once(cast: Cast) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    code = RecoveryCodes.activate(account(cast.lena)).get_unused_codes()[0]
    for expected in (True, False):
        client = Client()
        password_step(client, cast.lena)
        code_step(client, cast.lena, code)
        assert is_usable(client) is expected


def test_the_last_factor_of_staff_stays(cast: Cast) -> None:
    """T15: a password is not enough to remove it, and not even the factor itself."""
    client = sign_in(Client(), cast.lena)
    address = "/accounts/2fa/totp/deactivate/"
    assert client.post(address).headers["Location"].startswith("/accounts/2fa/reauthenticate/")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert client.post(address).headers["Location"].startswith("/accounts/2fa/reauthenticate/")
    client.post("/accounts/2fa/reauthenticate/", {"code": demo_code(account(cast.lena), at=time.time())})
    assert "at least one second step" in client.get(address).content.decode()
    client.post(address)
    assert Authenticator.objects.filter(user=account(cast.lena), type="totp").exists()


def test_the_last_key_of_staff_stays(cast: Cast) -> None:
    user = account(cast.lena)
    client = sign_in(Client(), cast.lena)
    client.post("/accounts/2fa/reauthenticate/", {"code": demo_code(user, at=time.time())})
    Authenticator.objects.filter(user=user).delete()
    key = Authenticator.objects.create(user=user, type="webauthn", data={"name": "Blue", "credential": {}})
    gone = Authenticator.objects.create(user=user, type="webauthn", data={"name": "Red", "credential": {}})
    for one in (gone, key):
        assert client.get(f"/accounts/2fa/webauthn/keys/{one.pk}/remove/").status_code == 200
        client.post(f"/accounts/2fa/webauthn/keys/{one.pk}/remove/")
    assert list(Authenticator.objects.filter(user=user).values_list("pk", flat=True)) == [key.pk]


def test_nobody_removes_the_key_of_another(cast: Cast) -> None:
    """T1."""
    mine = sign_in(Client(), cast.owen)
    mine.post("/accounts/2fa/reauthenticate/", {"code": demo_code(account(cast.owen), at=time.time())})
    key = Authenticator.objects.create(user=account(cast.lena), type="webauthn", data={"name": "x", "credential": {}})
    for response in (mine.get(f"/accounts/2fa/webauthn/keys/{key.pk}/remove/"),
                     mine.post(f"/accounts/2fa/webauthn/keys/{key.pk}/remove/")):  # fmt: skip
        assert response.status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_family_member_may_add_one_and_then_needs_it(cast: Cast) -> None:
    """T11."""
    from portal.accounts import services

    client = Client()
    password_step(client, cast.dana)
    assert is_usable(client)
    services.enrol_totp(account(cast.dana), "JBSWY3DPEHPK3PXP")
    client = Client()
    password_step(client, cast.dana)
    assert not is_usable(client)
    code_step(client, cast.dana)
    assert is_usable(client)
