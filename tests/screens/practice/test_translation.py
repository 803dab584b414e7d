"""Translating words, and checking what somebody else translated."""

import uuid
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portal.audit.models import Entry
from portal.people.models import Person
from portal.plans.models import Plan
from portal.wording.enums import Audience
from portal.wording.models import Wording
from portal.wording.services import translate, write
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, make_plan, word

from .test_wording import entry, item

BUDGET = 20


def address(plan: Plan, audience: str = "family", language: str = "pl") -> str:
    return f"/plans/{plan.pk}/translation/{audience}/{language}/"


def stored(ident: str) -> Wording:
    return Wording.objects.get(item_id=uuid.UUID(ident), audience="family", language="pl")


def mira_translates(plan: Plan, cast: Cast, text: str = "Cztery razy") -> str:
    one = item(plan)
    translate(plan=plan, item=uuid.UUID(one), audience=Audience.FAMILY, language="pl", text=text, revision=0,
              by=account(cast.mira), now=NOW)  # fmt: skip
    return one


@pytest.fixture
def worded(plan: Plan, cast: Cast) -> Plan:
    word(plan, cast.lena)
    return plan


def test_without_words_there_is_nothing_to_translate(lena: Client, plan: Plan) -> None:
    page = lena.get(address(plan))
    assert not page.context["groups"]
    assert f"/plans/{plan.pk}/wording/family/" in page.content.decode()


@pytest.mark.requirement("R-001-22")
def test_a_translation_waits_for_somebody_else_to_check_it(lena: Client, worded: Plan) -> None:
    one = item(worded)
    answer = lena.post(address(worded), {"item": one, "revision": 0, "text": "Cztery razy", "do": "save"})
    assert answer["Location"] == f"{address(worded)}#item-{one}"
    page = lena.get(address(worded))
    assert entry(page, one).row.state == "needs_checking"
    assert not entry(page, one).row.may_check
    own = lena.post(address(worded), {"item": one, "revision": 1, "text": "Cztery razy", "do": "check"})
    assert own.status_code == 422
    assert "Somebody else has to check it" in own.content.decode()
    assert stored(one).checked_by is None


@pytest.mark.requirement("R-001-22")
def test_a_translation_of_older_words_is_not_saved_as_one_of_the_new(lena: Client, worded: Plan, cast: Cast) -> None:
    one = item(worded)
    form = entry(lena.get(address(worded)), one).form
    data = {field.name: field.value() for field in form} | {"text": "Cztery razy", "do": "save"}
    write(plan=worded, item=uuid.UUID(one), audience=Audience.FAMILY, text="Five times", revision=1,
          by=account(cast.lena), now=NOW)  # fmt: skip
    answer = lena.post(address(worded), data)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Five times" in page and "Cztery razy" in page
    assert not Wording.objects.filter(item_id=uuid.UUID(one), language="pl").exists()
    again = data | {"source": entry(answer, one).form["source"].value()}
    assert lena.post(address(worded), again).status_code == 302


@pytest.mark.requirement("R-001-22")
def test_what_somebody_else_translated_can_be_called_right(lena: Client, worded: Plan, cast: Cast) -> None:
    one = mira_translates(worded, cast)
    page = lena.get(address(worded))
    assert entry(page, one).row.may_check
    data = {"item": one, "revision": 1, "text": "Cztery razy", "do": "check"}
    assert [lena.post(address(worded), data).status_code for _ in range(2)] == [302, 302]  # pressed twice
    assert stored(one).checked_by == account(cast.lena)
    page = lena.get(address(worded))
    assert entry(page, one).row.state == "checked"
    assert "1 of 7 items are translated and checked" in page.content.decode()


def test_a_changed_text_is_saved_before_it_is_checked(lena: Client, worded: Plan, cast: Cast) -> None:
    one = mira_translates(worded, cast)
    answer = lena.post(address(worded), {"item": one, "revision": 1, "text": "Inaczej", "do": "check"})
    assert answer.status_code == 422
    assert "Inaczej" in answer.content.decode()
    assert stored(one).text == "Cztery razy"


def test_new_words_put_the_translation_out_of_date(lena: Client, worded: Plan, cast: Cast) -> None:
    one = mira_translates(worded, cast)
    write(plan=worded, item=uuid.UUID(one), audience=Audience.FAMILY, text="New", revision=1, by=account(cast.lena),
          now=NOW)  # fmt: skip
    page = lena.get(address(worded))
    assert entry(page, one).row.state == "out_of_date"
    answer = lena.post(address(worded), {"item": one, "revision": 1, "text": "Cztery razy", "do": "check"})
    assert answer.status_code == 422
    assert "Translate them anew" in answer.content.decode()


def test_a_stale_save_shows_both_texts(lena: Client, worded: Plan, cast: Cast) -> None:
    one = mira_translates(worded, cast, "Ich")
    answer = lena.post(address(worded), {"item": one, "revision": 0, "text": "Moje", "do": "save"})
    assert answer.status_code == 409
    for words in ("Ich", "Moje", "Mira Dunn"):
        assert words in answer.content.decode()
    assert stored(one).text == "Ich"


def test_a_check_of_words_that_changed_meanwhile_is_a_conflict(lena: Client, worded: Plan, cast: Cast) -> None:
    one = mira_translates(worded, cast)
    answer = lena.post(address(worded), {"item": one, "revision": 7, "text": "Cztery razy", "do": "check"})
    assert answer.status_code == 409
    assert stored(one).checked_by is None


@pytest.mark.parametrize(("person", "language", "direction"), [("amina", "ur", "rtl"), ("piotr", "pl", "ltr")])
def test_the_box_has_the_language_and_direction_of_what_is_typed(
    lena: Client, cast: Cast, person: str, language: str, direction: str
) -> None:
    reader: Person = getattr(cast, person)
    plan = make_plan(cast.sami if person == "amina" else cast.robin, cast.lena, reader)
    word(plan, cast.lena)
    text = lena.get(address(plan, language=language)).content.decode()
    assert f'lang="{language}" dir="{direction}"' in text
    assert 'lang="en" dir="ltr"' in text


def test_a_language_django_does_not_know_still_has_a_page(lena: Client, worded: Plan, cast: Cast) -> None:
    Person.objects.filter(pk=cast.joan.pk).update(language="so")
    one = item(worded)
    assert lena.get(address(worded, language="so")).status_code == 200
    assert (
        lena.post(address(worded, language="so"), {"item": one, "revision": 0, "text": "Afar jeer"}).status_code == 302
    )


def test_looking_and_translating_are_recorded_within_the_budget(
    lena: Client, worded: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(BUDGET):
        page: Any = lena.get(address(worded))
    assert page.status_code == 200
    lena.post(address(worded), {"item": item(worded), "revision": 0, "text": "Cztery razy"})
    actions = list(Entry.objects.filter(chain=f"plan:{worded.pk}").order_by("number").values_list("action", flat=True))
    assert actions[-2:] == ["translation.viewed", "wording.translated"]


@pytest.mark.requirement("R-001-22")
def test_a_colleague_of_the_core_group_checks_what_the_lead_translated(cast: Cast, plan: Plan) -> None:
    word(plan, cast.lena, Audience.FAMILY)
    concern = plan.items.get(capture="concern").pk
    url = address(plan)
    lena, tom = sign_in(Client(), cast.lena), sign_in(Client(), cast.tom)
    assert url in tom.get(f"/plans/{plan.pk}/").content.decode()
    sent = {"item": str(concern), "text": "Raz", "revision": 0, "do": "save"}
    assert lena.post(url, sent).status_code == 302
    assert lena.post(url, sent | {"revision": 1, "do": "check"}).status_code == 422
    assert tom.post(url, sent | {"revision": 1, "do": "check"}).status_code == 302
    assert stored(str(concern)).checked_by == account(cast.tom)
