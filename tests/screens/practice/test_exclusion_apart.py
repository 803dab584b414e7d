"""What an exclusion tells to nobody but the lead, and what it does not do by the way (R-002-18)."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from portal.engagement.exceptions import NotExcluded
from portal.engagement.services import end_exclusion
from portal.plans.models import Plan
from portal.practice.selectors.recipients import recipients
from tests.cast import Cast, account, sign_in
from tests.dialogue import read_by
from tests.exclusions import keep_out, page, terms
from tests.plans import NOW, withhold_from

from .test_exclusion_screens import sent

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-002-18")]


@pytest.fixture
def shared(cast: Cast) -> Plan:
    return read_by(cast, cast.dana, cast.piotr)


def front(client: Client, plan: Plan) -> str:
    """What the plan's page tells of what happened, and of who looked at it."""
    return client.get(reverse("practice:plan", args=[plan.pk])).content.decode().partition('id="history"')[2]


def test_what_happened_tells_nobody_but_the_lead_of_it(lena: Client, cast: Cast, shared: Plan) -> None:
    made = keep_out(shared, cast.dana, cast, terms(cast))
    for name in ("exclusion", "exclusion_letter", "exclusion_paper"):
        lena.get(page(shared, cast.dana, name))
    lena.get(reverse("practice:exclusions", args=[shared.pk]))
    lena.post(page(shared, cast.dana, "exclusion_letter"))
    lena.post(page(shared, cast.piotr), {"key": uuid.uuid4()})
    end_exclusion(exclusion=made, revision=0, by=account(cast.lena), now=NOW)
    assert "gave Dana Green the letter" in front(lena, shared)
    for colleague in (cast.tom, cast.mair):
        html = front(sign_in(Client(), colleague), shared)
        assert "exclu" not in html and "the letter" not in html


def test_the_letter_about_it_is_no_letter_about_the_plan(lena: Client, cast: Cast, shared: Plan) -> None:
    keep_out(shared, cast.dana, cast, terms(cast))
    assert lena.post(page(shared, cast.dana, "exclusion_letter")).status_code == 302
    (dana,) = (one for one in recipients(shared) if one.person == cast.dana)
    assert "letter" not in {one.how for one in dana.told}


def test_a_decision_taken_meanwhile_loses_nothing_that_was_typed(lena: Client, cast: Cast, shared: Plan) -> None:
    given = sent(cast, shared, evidence="QZXTYPED", heard_note="QZXNOTE")
    keep_out(shared, cast.dana, cast, terms(cast))
    answer = lena.post(page(shared, cast.dana), given)
    html = answer.content.decode()
    assert answer.status_code == 409 and "QZXTYPED" in html and "QZXNOTE" in html
    ended = {"do": "end", "decision": uuid.uuid4(), "revision": 0}
    assert "What you wrote" not in lena.post(page(shared, cast.dana), ended).content.decode()


def test_from_whom_everything_is_withheld_nothing_more_is_decided_but_what_stands_is_found(
    lena: Client, cast: Cast, shared: Plan
) -> None:
    keep_out(shared, cast.dana, cast, terms(cast))
    for person in (cast.dana, cast.piotr):
        withhold_from(shared, person, cast.lena, cast.mira)
    html = lena.get(reverse("practice:exclusions", args=[shared.pk])).content.decode()
    assert page(shared, cast.dana) in html and page(shared, cast.piotr) not in html  # its review is still to do
    with pytest.raises(NotExcluded, match="already"):
        keep_out(shared, cast.piotr, cast, terms(cast))
    assert lena.post(page(shared, cast.piotr), sent(cast, shared)).status_code == 422
