"""Every address, by GET and POST, refuses the anonymous and the outsider (T1, T15)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from forms.models import Part, Upload
from portal.accounts.models import Invitation
from tests.cast import PASSWORD, Cast, account, sign_in
from tests.drafts import make_draft
from tests.plans import NOW, make_plan, release_to, word

from .addresses import (
    ABSENT,
    CONVERTERS,
    DOORS,
    OBJECTS,
    OWN,
    POLICY_STAFF_ONLY,
    PUBLIC,
    STAFF,
    Address,
    addresses,
    is_placed,
    path_of,
)

METHODS = ("get", "post")
LOGIN = "/accounts/login/"
DOOR = "/cms/login/"  # leads to LOGIN, see DOORS


def call(client: Client, method: str, path: str) -> HttpResponse:
    response: HttpResponse = getattr(client, method)(path)
    return response


def bare(response: HttpResponse, values: Mapping[str, object]) -> str:
    """The page without what is new in every answer: nonces, tokens, and the address asked for."""
    text = re.sub(r'(nonce|csrfmiddlewaretoken" value)="[^"]*"', "", response.content.decode())
    for value in values.values():
        text = text.replace(str(value), CONVERTERS["uuid"])
    return text


def refuses_anonymous(response: HttpResponse) -> bool:
    sent_to_sign_in = response.status_code == 302 and response.headers["Location"].startswith((LOGIN, DOOR))
    return sent_to_sign_in or response.status_code in (401, 404, 405)


@pytest.fixture
def objects(cast: Cast) -> dict[str, object]:
    """What the addresses of one family name: all of it exists, nothing of it is the outsider's."""
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.joan, cast.tom])
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    draft = make_draft(cast.robin, cast.lena)
    part = Part.objects.create(
        draft=draft, steps=["s1"], asked=account(cast.tom), asked_by=account(cast.lena), asked_at=NOW
    )
    upload = Upload.objects.create(
        draft=draft, question="s1q2", name="letter.pdf", type="application/pdf", size=1, file="x/y",
        uploaded_by=draft.owner, uploaded_at=NOW,
    )  # fmt: skip
    return {
        "plan": plan.pk, "child": cast.robin.pk, "person": cast.dana.pk, "number": 1, "audience": "family",
        "language": "pl", "place": "england", "draft": draft.pk, "step": "s1", "version": draft.version_id,
        "part": part.pk, "upload": upload.pk,
    }  # fmt: skip


def test_somebody_decided_about_every_address() -> None:
    found = list(addresses())
    assert [a.route for a in found if not is_placed(a)] == []
    known = {a.route for a in found}
    assert sorted((PUBLIC | OWN | STAFF | OBJECTS | DOORS | ABSENT) - known) == [], "these addresses are gone"


@pytest.mark.requirement("R-004-08")
def test_anonymous_gets_nothing(objects: dict[str, object], client: Client) -> None:
    open_to_all = [
        (method, address.route)
        for address in addresses()
        if address.route not in PUBLIC
        for method in METHODS
        if not refuses_anonymous(call(client, method, path_of(address, objects)))
    ]
    assert open_to_all == []


@pytest.mark.parametrize("outsider", ["amina", "cai", "owen", "pat"])
def test_outsider_gets_404_as_if_it_did_not_exist(
    outsider: str, cast: Cast, objects: dict[str, object], client: Client
) -> None:
    sign_in(client, getattr(cast, outsider))
    ids = {key: value for key, value in objects.items() if isinstance(value, UUID)}
    nobody = objects | dict.fromkeys(ids, CONVERTERS["uuid"])
    for address in addresses():
        if address.route not in OBJECTS:
            continue
        for method in METHODS:
            real, invented = (call(client, method, path_of(address, values)) for values in (objects, nobody))
            assert real.status_code in (404, 405), f"{outsider} {method} {address.route}"
            assert real.status_code == invented.status_code, f"{outsider} {method} {address.route}"
            assert bare(real, ids) == bare(invented, ids), f"{outsider} {method} {address.route}"


@pytest.mark.parametrize("outsider", ["amina", "cai"])
def test_forms_are_not_there_for_families(
    outsider: str, cast: Cast, objects: dict[str, object], client: Client
) -> None:
    sign_in(client, getattr(cast, outsider))
    for address in addresses():
        if address.route in STAFF:
            for method in METHODS:
                response = call(client, method, path_of(address, objects))
                assert response.status_code in (404, 405), f"{outsider} {method} {address.route}"


@pytest.mark.parametrize("outsider", ["amina", "lena"])
def test_only_policy_staff_have_the_cms(outsider: str, cast: Cast, client: Client) -> None:
    sign_in(client, getattr(cast, outsider))
    let_in = [
        (method, address.route)
        for address in addresses()
        if address.route.startswith(POLICY_STAFF_ONLY)
        for method in METHODS
        if call(client, method, path_of(address)).status_code != 404
    ]
    assert let_in == []


def test_policy_staff_do_have_the_cms(cast: Cast, client: Client) -> None:
    assert call(sign_in(client, cast.pat), "get", "/cms/").status_code == 200


def test_every_other_door_leads_to_ours(client: Client, db: None) -> None:
    for address in addresses():
        if address.route in DOORS:
            assert call(client, "get", path_of(address)).headers["Location"].startswith(LOGIN), address.route
            assert call(client, "post", path_of(address)).headers["Location"].startswith(LOGIN), address.route


@pytest.mark.parametrize("who", ["lena", "dana", "pat"])
def test_a_password_alone_opens_no_session_of_staff_anywhere(who: str, cast: Cast, client: Client) -> None:
    username = f"{who}." + {"lena": "hart", "dana": "green", "pat": "quill"}[who]
    fields = {"login": username, "username": username, "email": username, "password": PASSWORD}
    opened = []
    for address in addresses():
        path = path_of(address)
        client.post(path, fields)
        if "_auth_user_id" in client.session:
            opened.append(path)
        client.session.flush()
        client.cookies.clear()
    assert opened == ([LOGIN] if who == "dana" else [])


def test_an_invitation_that_nobody_gave_says_nothing(client: Client, db: None) -> None:
    assert not Invitation.objects.exists()
    assert client.get(path_of(Address("invitation/<str:token>/", is_regex=False))).status_code in (200, 404, 410)
