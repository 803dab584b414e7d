"""Policy staff keep whom to turn to in a place: one record, and every page says what it says."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from content.api import address_of, create_manual, facts, translate
from portal.procedures.models import LocalContact
from tests.cast import Cast, account, sign_in

pytestmark = pytest.mark.django_db
NUMBER, OTHER = "01632 960111", "01632 960222"


def address(name: str, *args: object, model: str = "localcontact") -> str:
    return reverse(f"wagtailsnippets_procedures_{model}:{name}", args=args)


@pytest.fixture
def duty() -> LocalContact:
    made: LocalContact = LocalContact.objects.create(
        jurisdiction="england",
        key="duty",
        name="Duty team",
        phone=NUMBER,
        locale=Locale.objects.get(language_code="en"),
    )
    like = LocalContact(jurisdiction="england", key="duty", name="Tîm dyletswydd")
    translate(source=made, language="cy", like=like)
    return made


def shown(client: Client, key: str) -> str:
    return client.get(address_of(f"england/{key}", "en")).content.decode()


def posted(**more: str) -> dict[str, str]:
    empty = dict.fromkeys(("role", "hours", "address", "email", "url"), "")
    return {"jurisdiction": "england", "key": "duty", "name": "Duty team", "phone": NUMBER, **empty, **more}


@pytest.mark.requirement("R-004-23")
def test_a_number_changed_once_is_changed_on_every_page_in_every_language(
    client: Client, cast: Cast, duty: LocalContact
) -> None:
    body = [{"type": "contact", "key": "duty"}]
    pages = [{"key": f"england/{key}", "slug": key, "title": key, "body": body} for key in ("one", "two")]
    create_manual(key="england", jurisdiction="england", shape={"title": "E", "slug": "england", "children": pages})
    assert all(NUMBER in shown(client, key) for key in ("one", "two"))
    sign_in(client, cast.pat)
    response = client.post(address("edit", duty.pk), posted(phone=OTHER))
    assert response.status_code == 302, response.content.decode()[:2000]
    client.logout()
    assert all(OTHER in shown(client, key) for key in ("one", "two"))
    assert facts("england", "cy").contacts["duty"].phone == OTHER
    assert facts("england", "cy").contacts["duty"].name == "Tîm dyletswydd"


def test_an_editor_adds_a_contact_of_a_place_there_is(client: Client, cast: Cast) -> None:
    sign_in(client, cast.pat)
    form = client.get(address("add")).content.decode()
    assert "Choose a place" in form and "people move on" in form
    assert client.post(address("add"), posted(jurisdiction="")).status_code == 200
    assert client.post(address("add"), posted()).status_code == 302
    assert client.post(address("add"), posted()).status_code == 200  # a key is there once
    assert LocalContact.objects.count() == 1
    assert "Duty team" in client.get(address("list")).content.decode()


@pytest.mark.parametrize("model", ["localcontact", "jurisdiction", "terms"])
def test_nobody_else_comes_near(client: Client, cast: Cast, model: str) -> None:
    sign_in(client, account(cast.lena))
    assert client.get(address("list", model=model)).status_code == 404
    assert client.get(address("add", model=model)).status_code == 404


def test_places_stand_in_one_menu(client: Client, cast: Cast, duty: LocalContact) -> None:
    sign_in(client, cast.pat)
    for model in ("localcontact", "jurisdiction", "terms"):
        assert client.get(address("list", model=model)).status_code == 200
    assert client.get(address("edit", duty.pk)).status_code == 200
    home = client.get("/cms/").content.decode()
    assert "Places" in home and "Local contacts" in home
