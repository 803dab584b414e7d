"""Signing in: what it tells strangers, how often one may try, and how long it lasts."""

import runpy
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries, Settings

from portal.accounts import services
from portal.audit.models import Entry
from portal.people.models import User
from tests.cast import PASSWORD, Cast, account, sign_in

from .doors import LOGIN, code_step, is_usable, password_step, user_id

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
HERE, THERE = {"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "198.51.100.7"}
LIMITS = {"login": "10000/m/ip", "login_failed": "10000/m/ip,5/300s/key"}  # allauth's, but for the address


@pytest.fixture
def hashes() -> Iterator[Any]:
    with patch.object(MD5PasswordHasher, "encode", autospec=True, side_effect=MD5PasswordHasher.encode) as counted:
        yield counted


def _answer(username: str, password: str) -> tuple[int, str]:
    response = Client().post(LOGIN, {"login": username, "password": password})
    text = response.content.decode().replace(username, "")
    return response.status_code, text[text.index("<h1") : text.index("csrfmiddlewaretoken")]


def test_known_unknown_and_closed_names_are_alike(cast: Cast, hashes: Any) -> None:
    """T23: same status, same text, same number of password hashes."""
    services.switch_off(user=account(cast.karl), by=account(cast.lena), now=NOW)
    seen = set()
    for username, password in [
        ("nobody.at.all", "wrong"), ("dana.green", "wrong"), ("lena.hart", "wrong"),
        ("karl.moss", "wrong"), ("karl.moss", PASSWORD),
    ]:  # fmt: skip
        hashes.reset_mock()
        seen.add((_answer(username, password), hashes.call_count))
    assert len(seen) == 1
    assert next(iter(seen))[1] == 1


def test_the_text_says_what_to_do(cast: Cast) -> None:
    text = Client().post(LOGIN, {"login": "dana.green", "password": "wrong"}).content.decode()
    assert "The user name or the password is not right." in text
    assert 'href="/accounts/help/"' in text


@override_settings(ACCOUNT_RATE_LIMITS=LIMITS)
def test_an_abuser_cannot_lock_a_parent_out(cast: Cast) -> None:
    """T12: a hundred wrong passwords from one address; the parent still gets in from another."""
    for _ in range(100):
        password_step(Client(), cast.dana, "wrong", **HERE)
    blocked = Client()
    assert "Too many tries" in password_step(blocked, cast.dana, **HERE).content.decode()
    assert user_id(blocked) is None
    victim = Client()
    password_step(victim, cast.dana, **THERE)
    assert is_usable(victim)


@override_settings(ACCOUNT_RATE_LIMITS=LIMITS)
def test_it_is_the_readers_address_that_counts_and_not_that_of_our_proxy(
    cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T12, as installed: every request comes from the proxy, which appends where it came from."""
    for name in ("SECRET_KEY", "AUDIT_KEY", "AUDIT_ANCHOR_FILE", "ALLOWED_HOSTS"):
        monkeypatch.setenv(name, "x")
    production = runpy.run_module("portal.settings.production")
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = production.get("ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    proxy = "10.0.0.1"
    for forged in range(6):  # what a client writes into the header itself does not count
        here = {"HTTP_X_FORWARDED_FOR": f"203.0.113.{forged}, 192.0.2.1"}
        answer = password_step(Client(), cast.dana, "wrong", REMOTE_ADDR=proxy, **here)
    assert "Too many tries" in answer.content.decode()
    victim = Client()
    password_step(victim, cast.dana, REMOTE_ADDR=proxy, HTTP_X_FORWARDED_FOR="198.51.100.7")
    assert is_usable(victim)


@override_settings(ACCOUNT_RATE_LIMITS=LIMITS)
def test_the_passkey_path_stays_open(cast: Cast) -> None:
    """T12: wrong passwords do not count against the address where a passkey is asked for."""
    for _ in range(50):
        password_step(Client(), cast.dana, "wrong", **HERE)
    here = Client(headers={"accept": "application/json"}, REMOTE_ADDR=HERE["REMOTE_ADDR"])
    response = here.get("/accounts/2fa/webauthn/login/")
    assert response.status_code == 200
    assert "challenge" in response.json()["request_options"]["publicKey"]


@override_settings(ACCOUNT_RATE_LIMITS=LIMITS)
def test_wrong_codes_are_limited_wherever_they_come_from(cast: Cast) -> None:
    """Who guesses codes knows the password already: there the limit is the person's."""
    for number in range(5):
        client = Client()
        password_step(client, cast.lena, REMOTE_ADDR=f"192.0.2.{number}")
        code_step(client, cast.lena, "000000")
    client = Client()
    password_step(client, cast.lena, **THERE)
    assert code_step(client, cast.lena).status_code == 200
    assert user_id(client) is None


@override_settings(ACCOUNT_RATE_LIMITS={"login": "2/m/ip"})
def test_too_many_requests_get_a_page(cast: Cast) -> None:
    responses = [password_step(Client(), cast.dana, "wrong", **HERE) for _ in range(3)]
    assert [response.status_code for response in responses] == [200, 200, 429]
    assert "Wait 5 minutes" in responses[2].content.decode()


def test_a_session_from_before_is_worth_nothing(cast: Cast) -> None:
    """T14: the key changes at each step up, so nobody waits in a session they planted."""
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["planted"] = 1
    session.save()
    planted = str(session.session_key)
    client.cookies["sessionid"] = planted
    password_step(client, cast.lena)
    code_step(client, cast.lena)
    assert is_usable(client)
    assert client.session.session_key != planted
    attacker = Client()
    attacker.cookies["sessionid"] = planted
    assert not is_usable(attacker)


def _age(client: Client, **keys: Any) -> None:
    session = client.session
    for key, value in keys.items():
        session[key] = value
    session.save()


def test_a_session_ends_after_twelve_hours(cast: Cast, settings: Settings) -> None:
    """T14: the absolute limit; and one without a beginning is over at once."""
    client = sign_in(Client(), cast.dana)
    _age(client, since=time.time() - settings.SESSION_LONGEST + 60)
    assert is_usable(client)
    _age(client, since=time.time() - settings.SESSION_LONGEST)
    assert client.get("/my/").headers["Location"].startswith(LOGIN)
    assert user_id(client) is None
    client = sign_in(Client(), cast.dana)
    _age(client, since=None)
    assert not is_usable(client)


def test_a_session_ends_after_half_an_hour_without_a_page(cast: Cast) -> None:
    """T14: pages move the limit, once a minute."""
    client = sign_in(Client(), cast.dana)
    assert client.session.get_expiry_age() == 32 * 60  # nobody is sent out before the time that was said
    first = client.session.get_expiry_date()
    _age(client, seen=int(time.time()) - 61)
    client.get("/accounts/help/")
    assert client.session["seen"] >= int(time.time()) - 1
    assert client.session.get_expiry_date() > first
    assert client.session.get_expire_at_browser_close()
    stored = client.session.model.objects.get(pk=client.session.session_key)  # type: ignore[attr-defined]
    stored.expire_date = datetime.now(UTC)
    stored.save()
    assert not is_usable(client)


def test_a_page_costs_session_and_user_and_nothing_more(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for who, cost in ((None, 0), (cast.dana, 2), (cast.lena, 2)):
        client = sign_in(Client(), who) if who else Client()
        with django_assert_num_queries(cost + 2):  # and the savepoint of a request's transaction
            client.get("/accounts/help/")


def test_closing_an_account_ends_its_sessions(cast: Cast) -> None:
    """T11, T14: at the next request, on every device, and for good."""
    one, two = Client(), Client()
    for client in (one, two):
        password_step(client, cast.dana)
        assert is_usable(client)
    user = account(cast.dana)
    services.switch_off(user=user, by=account(cast.lena), now=NOW)
    assert not is_usable(one)
    User.objects.filter(pk=user.pk).update(is_active=True)
    assert not is_usable(two)


def test_a_new_password_ends_the_other_sessions(cast: Cast) -> None:
    """T14."""
    here, there = Client(), Client()
    for client in (here, there):
        password_step(client, cast.dana)
    new = {"oldpassword": PASSWORD, "password1": "seven green bicycles"}
    assert here.post("/accounts/password/change/", {**new, "oldpassword": "x"}).status_code == 200
    assert here.post("/accounts/password/change/", {**new, "password1": "short"}).status_code == 200
    assert here.post("/accounts/password/change/", new).status_code == 302
    assert is_usable(here)
    assert not is_usable(there)


def test_sign_in_and_out_and_refusals_are_recorded(cast: Cast) -> None:
    """T17: in the chain of the account, with the kind of proof and no name."""
    client = Client()
    password_step(client, cast.lena)
    code_step(client, cast.lena, "000000")
    code_step(client, cast.lena)
    client.post("/accounts/logout/")
    kept = Entry.objects.filter(chain=f"user:{account(cast.lena).pk}").order_by("number")
    assert [entry.action for entry in kept] == ["second-factor.refused", "sign-in", "sign-out"]
    assert kept[1].detail == {"methods": ["password", "totp"]}


def test_each_kind_starts_at_home(cast: Cast) -> None:
    homes = {"dana": "/my/", "lena": "/children/", "pat": "/cms/"}
    for who, home in homes.items():
        assert sign_in(Client(), getattr(cast, who)).get("/start/").headers["Location"] == home
    cast.pat.groups.clear()
    assert sign_in(Client(), cast.pat).get("/start/").status_code == 200
    assert Client().get("/start/").headers["Location"] == "/accounts/login/?next=/start/"


def test_nobody_is_sent_to_another_site(cast: Cast) -> None:
    for target in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        client = Client()
        response = client.post(LOGIN, {"login": "dana.green", "password": PASSWORD, "next": target})
        assert response.headers["Location"] == "/start/", target
