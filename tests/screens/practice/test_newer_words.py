"""Words that became ready after somebody was given theirs: the lead is told, and gives them the new ones."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from portal.people.models import Person
from portal.plans.models import Plan
from portal.wording.enums import Audience
from portal.wording.services import write
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, release_to, translated, withhold_from

from .test_sharing import address, asked, state
from .test_wording import item

LATER = NOW + timedelta(hours=1)


def is_told(client: Client, plan: Plan) -> bool:
    """Whether the plan's page says that somebody reads earlier words."""
    return "1 reads earlier words" in client.get(reverse("practice:plan", args=[plan.pk])).content.decode()


def translate(plan: Plan, cast: Cast) -> None:
    translated(plan, "pl", Audience.FAMILY, by=cast.tom, checked_by=cast.lena, now=LATER)


def reads(person: Person, plan: Plan) -> str:
    return sign_in(Client(), person).get(reverse("family:plan", args=[plan.pk])).content.decode()


def test_a_translation_that_is_ready_later_reaches_its_reader(lena: Client, worded: Plan, cast: Cast) -> None:
    release_to(worded, cast.piotr, cast.lena)
    assert state(lena, worded, cast.piotr) == "released"
    assert not is_told(lena, worded)
    translate(worded, cast)
    assert state(lena, worded, cast.piotr) == "reworded"
    assert is_told(lena, worded)
    assert "[pl]" not in reads(cast.piotr, worded)
    assert lena.post(address(worded), asked(lena, worded, cast.piotr)).status_code == 302
    assert "[pl]" in reads(cast.piotr, worded)
    assert state(lena, worded, cast.piotr) == "released"
    assert not is_told(lena, worded)


def test_only_words_of_their_language_and_for_them_are_newer(lena: Client, worded: Plan, cast: Cast) -> None:
    release_to(worded, cast.dana, cast.lena)
    translate(worded, cast)
    changed: dict[str, Any] = {
        "plan": worded,
        "item": UUID(item(worded)),
        "text": "Said anew.",
        "by": account(cast.lena),
        "now": LATER,
    }
    write(audience=Audience.CHILD, revision=1, **changed)
    assert state(lena, worded, cast.dana) == "released"
    assert not is_told(lena, worded)
    write(audience=Audience.FAMILY, revision=1, **changed)
    assert state(lena, worded, cast.dana) == "reworded"
    assert is_told(lena, worded)


def test_who_reads_nothing_any_more_needs_no_new_words(lena: Client, worded: Plan, cast: Cast) -> None:
    release_to(worded, cast.piotr, cast.lena)
    withhold_from(worded, cast.piotr, cast.lena, cast.mira)
    translate(worded, cast)
    assert state(lena, worded, cast.piotr) == "withheld"
    assert not is_told(lena, worded)


def test_only_the_lead_is_told(worded: Plan, cast: Cast) -> None:
    release_to(worded, cast.piotr, cast.lena)
    translate(worded, cast)
    assert not is_told(sign_in(Client(), cast.tom), worded)
