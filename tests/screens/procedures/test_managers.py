"""Policy staff name who keeps the record of a place, are warned where nobody does, and keep the stages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from portal.people.models import User
from portal.procedures.models import EscalationStage, RecordManager
from tests.cast import Cast, account, sign_in
from tests.differences import make_stages

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TODAY = timezone.localdate()
WARNING, NOBODY = "Nobody keeps the record", "Nobody today"


def address(name: str, *args: object, model: str = "recordmanager") -> str:
    return reverse(f"wagtailsnippets_procedures_{model}:{name}", args=args)


def posted(**more: str) -> dict[str, str]:
    given = {"jurisdiction": "england", "name": "Jo March", "post": "Unit manager", "contact": "", "until": ""}
    return {**given, "since": TODAY.isoformat(), **more}


def name_everybody(but: str = "") -> None:
    english = Locale.objects.get(language_code="en")
    for place in {"england", "wales", "guernsey"} - {but}:
        RecordManager.objects.create(jurisdiction=place, name="Ann Other", post="Manager", since=TODAY, locale=english)


@pytest.mark.requirement("R-004-22")
def test_no_manager_is_a_warning_on_the_home_page_and_in_the_list_of_places(client: Client, cast: Cast) -> None:
    name_everybody(but="wales")
    sign_in(client, cast.pat)
    home = client.get("/cms/").content.decode()
    panel = home[home.index(WARNING) :]
    assert "Wales" in panel and "Guernsey" not in panel and address("add") in panel
    places = client.get(address("list", model="jurisdiction")).content.decode()
    assert places.count(NOBODY) == 1 and places.count("Ann Other") == 2
    assert client.post(address("add"), posted(jurisdiction="wales")).status_code == 302
    assert WARNING not in client.get("/cms/").content.decode()
    assert NOBODY not in client.get(address("list", model="jurisdiction")).content.decode()


@pytest.mark.requirement("R-004-22")
def test_practitioners_are_warned_too(client: Client, cast: Cast) -> None:
    sign_in(client, account(cast.lena))
    said = "Nobody is named who keeps the record"
    assert said in client.get(reverse("practice:children")).content.decode()
    name_everybody()
    assert said not in client.get(reverse("practice:children")).content.decode()


@pytest.mark.requirement("R-004-22")
def test_an_editor_ends_a_row_and_adds_another_and_cannot_rewrite_one(client: Client, cast: Cast) -> None:
    sign_in(client, cast.pat)
    since = (TODAY - 30 * DAY).isoformat()
    assert client.post(address("add"), posted(since=since)).status_code == 302
    made = RecordManager.objects.get()
    refused = client.post(address("edit", made.pk), posted(since=since, name="Kit Lowe"))
    assert refused.status_code == 200 and "has begun and stays" in refused.content.decode()
    twice = client.post(address("add"), posted(name="Kit Lowe"))
    assert twice.status_code == 200 and "Somebody else is the manager then" in twice.content.decode()
    ended = posted(since=since, until=(TODAY - DAY).isoformat())
    assert client.post(address("edit", made.pk), ended).status_code == 302
    assert client.post(address("add"), posted(name="Kit Lowe")).status_code == 302
    assert list(RecordManager.objects.order_by("since").values_list("name", flat=True)) == ["Jo March", "Kit Lowe"]


@pytest.mark.requirement("R-004-22")
def test_not_even_a_superuser_deletes_a_row_in_the_cms(client: Client, cast: Cast) -> None:
    name_everybody()
    root = User.objects.get(pk=cast.pat.pk)
    root.is_superuser = True
    root.save()
    sign_in(client, root)
    row = RecordManager.objects.first()
    assert row is not None
    assert client.get(address("edit", row.pk)).status_code == 200
    client.post(address("delete", row.pk))
    assert RecordManager.objects.filter(pk=row.pk).exists()


@pytest.mark.requirement("R-004-73")
def test_policy_staff_change_the_stages(client: Client, cast: Cast) -> None:
    first, _second = make_stages()
    sign_in(client, cast.pat)
    assert "Senior managers" in client.get(address("list", model="escalationstage")).content.decode()
    words = {"jurisdiction": "england", "name": "Speak", "who": "The two", "what": "Speak.", "unit": "days"}
    sent = {**words, "position": "1", "count": "2", "action-publish": "action-publish"}
    response = client.post(address("edit", first.pk, model="escalationstage"), sent)
    assert response.status_code == 302, response.content.decode()[:1000]
    first.refresh_from_db()
    assert (first.name, first.count, first.unit) == ("Speak", 2, "days")
    assert EscalationStage.objects.get(position=1, locale__language_code="cy").count == 2
    taken = client.post(address("add", model="escalationstage"), {**sent, "name": "Third"})
    assert taken.status_code == 200 and "This is there already." in taken.content.decode()


@pytest.mark.parametrize("model", ["recordmanager", "escalationstage"])
def test_nobody_else_comes_near(client: Client, cast: Cast, model: str) -> None:
    sign_in(client, account(cast.lena))
    assert client.get(address("list", model=model)).status_code == 404
