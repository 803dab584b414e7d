"""What an exclusion tells to nobody but the lead, and what it does not do by the way (R-002-18)."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from portal.engagement.services import end_exclusion
from portal.plans.models import Plan
from portal.practice.selectors.recipients import recipients
from tests.cast import Cast, account, sign_in
from tests.dialogue import read_by
from tests.exclusions import keep_out, page, terms
from tests.plans import NOW

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
