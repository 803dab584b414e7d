"""Who gets the plan, and the letter that confirms it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.dialogue.services import opened
from portal.people.models import Person
from portal.plans.models import Plan
from portal.practice.selectors.recipients import recipients
from portal.wording.models import Release
from tests.cast import Cast, sign_in
from tests.dialogue import read_by
from tests.plans import NOW, make_plan, who, withhold_from

pytestmark = pytest.mark.django_db
QUERIES = 22


@pytest.fixture
def given(cast: Cast) -> Plan:
    return read_by(cast, cast.dana, cast.piotr)


def letter(plan: Plan, person: Person) -> str:
    return reverse("practice:letter", args=[plan.pk, person.pk])


def ways(plan: Plan, person: Person) -> list[str]:
    return [one.how for row in recipients(plan) if row.person == person for one in row.told]


@pytest.mark.requirement("R-000-24")
@pytest.mark.requirement("R-001-30")
def test_everybody_around_the_child_is_on_the_list_but_for_whom_it_is_withheld_from(cast: Cast, given: Plan) -> None:
    withhold_from(given, cast.piotr, cast.lena, cast.mira)
    people = {row.person: row for row in recipients(given)}
    assert set(people) >= {cast.robin.person, cast.dana, cast.joan, cast.ada, cast.tom, cast.lena}
    assert cast.piotr not in people
    assert people[cast.lena].in_core_group and not people[cast.joan].in_core_group


@pytest.mark.requirement("R-000-24")
def test_who_was_at_the_conference_is_on_the_list(cast: Cast, given: Plan, client: Client) -> None:
    there = [("present", f"p{number}", {"who": who(one)}) for number, one in enumerate((cast.mira, cast.dana))]
    typed = ("present", "p9", {"who": {"type": "person", "value": {"name": "Bo Lee", "role": "Coach"}}})
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], more=[*there, typed])
    people = {row.person: row for row in recipients(given)}
    assert people[cast.mira].was_present and people[cast.dana].was_present and not people[cast.piotr].was_present
    sign_in(client, cast.lena)
    html = client.get(reverse("practice:recipients", args=[given.pk])).content.decode()
    assert html.count("was at the conference") == 2
    withhold_from(given, cast.dana, cast.lena, cast.mira)
    assert cast.dana not in {row.person for row in recipients(given)}


@pytest.mark.requirement("R-000-24")
def test_the_list_says_how_each_was_told(cast: Cast, given: Plan, client: Client) -> None:
    assert (ways(given, cast.dana), ways(given, cast.joan), ways(given, cast.tom)) == (["shared"], [], [])
    reading = Release.objects.get(plan=given, person=cast.dana).reading_id
    assert reading
    opened(reading=reading, last_at=None, now=NOW + timedelta(days=1))
    sign_in(client, cast.lena)
    client.get(reverse("practice:plan", args=[given.pk]))
    assert client.post(letter(given, cast.dana)).status_code == 302
    assert ways(given, cast.dana) == ["shared", "read", "letter"] and ways(given, cast.lena) == ["seen"]
    page = client.get(reverse("practice:recipients", args=[given.pk])).content.decode()
    assert "Letter given" in page and "Not yet" in page and "Dana Green" in page


@pytest.mark.requirement("R-004-14")
def test_the_letter_is_in_their_words_and_has_no_item_of_the_plan(cast: Cast, given: Plan, client: Client) -> None:
    sign_in(client, cast.lena)
    page = client.get(letter(given, cast.piotr)).content.decode()
    assert 'lang="pl"' in page and "Piotr Green" in page
    for words in ("Nobody was home", "Breakfast together", "Walk to school", "[pl]"):
        assert words not in page
    english = client.get(letter(given, cast.dana)).content.decode()
    for words in ("If you do not agree", "You can complain.", "Agreed on", "When we meet next", "01632 960101"):
        assert words in english


@pytest.mark.requirement("R-004-14")
def test_there_is_no_letter_for_whom_nothing_is_open(cast: Cast, given: Plan, client: Client) -> None:
    sign_in(client, cast.lena)
    withhold_from(given, cast.dana, cast.lena, cast.mira)
    for person in (cast.dana, cast.joan, cast.tom):
        assert client.get(letter(given, person)).status_code == 404
        assert client.post(letter(given, person)).status_code == 404
    assert letter(given, cast.dana) not in client.get(reverse("practice:recipients", args=[given.pk])).content.decode()
    tom = sign_in(Client(), cast.tom)
    assert tom.get(letter(given, cast.piotr)).status_code == 404
    assert tom.get(reverse("practice:recipients", args=[given.pk])).status_code == 404


def test_the_list_asks_as_often_for_many(
    cast: Cast, given: Plan, client: Client, django_assert_max_num_queries: Any
) -> None:
    sign_in(client, cast.lena)
    with django_assert_max_num_queries(QUERIES):
        client.get(reverse("practice:recipients", args=[given.pk]))
