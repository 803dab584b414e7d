"""What a withholding does to answers and replies."""

import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from portal.dialogue.selectors import new_replies
from portal.people.services import advocate
from portal.plans.enums import Ground
from portal.plans.models import Plan, WithheldItem, Withholding
from portal.wording.services import withhold as keep_from
from tests.cast import Cast, account, sign_in
from tests.dialogue import answered, first_part, read_by, replied
from tests.plans import NOW, TODAY, release_to, withhold_from

from .test_answering import MINE, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return read_by(cast, cast.dana, cast.piotr)


@pytest.mark.requirement("R-004-08")
def test_after_a_withholding_everything_is_gone_but_the_lead_has_it(cast: Cast, plan: Plan, client: Client) -> None:
    made = answered(plan, cast.dana, text=MINE)
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    sign_in(client, cast.dana)
    pages = [
        reverse("family:answers", args=[plan.pk]),
        page_of(plan),
        reverse("family:answer_file", args=[plan.pk, made.pk]),
    ]
    assert [client.get(page).status_code for page in pages] == [404] * 3
    assert client.post(page_of(plan), {"key": uuid.uuid4(), "said": "read", "text": ""}).status_code == 404
    lead = sign_in(Client(), cast.lena)
    assert MINE in lead.get(reverse("practice:answers", args=[plan.pk])).content.decode()


@pytest.mark.requirement("R-004-08")
def test_a_reply_about_what_is_withheld_since_is_not_shown(cast: Cast, plan: Plan, client: Client) -> None:
    made = answered(plan, cast.dana, text=MINE)
    replied(made, cast.lena, "QZXREPLY")
    # As `withhold` of items leaves it, the Reading released anew; here the row alone.
    standing = Withholding.objects.create(
        plan=plan, person=cast.dana, is_whole=False, ground="child", evidence="x", authorised_by=cast.mira,
        decided_by=account(cast.lena), decided_on=TODAY, decided_at=NOW - timedelta(days=1), review_on=date(2027, 1, 1),
    )  # fmt: skip
    WithheldItem.objects.create(withholding=standing, item_id=uuid.UUID(made.entry))
    sign_in(client, cast.dana)
    own = client.get(reverse("family:answers", args=[plan.pk])).content.decode()
    assert MINE in own and "QZXREPLY" not in own


@pytest.mark.requirement("R-004-08")
def test_a_reply_about_the_evidence_of_what_is_withheld_is_neither_shown_nor_counted(cast: Cast, plan: Plan) -> None:
    """Fails where only the concern itself is looked for; also for who speaks for the parent."""
    advocate(
        child=cast.robin, advocate=cast.ada, speaks_for=cast.dana, since=TODAY, until=date(2099, 1, 1),
        by=account(cast.lena), now=NOW - timedelta(days=1),
    )  # fmt: skip
    release_to(plan, cast.ada, cast.lena)
    section, entry = first_part(plan, cast.dana, "evidence")
    for reader in (cast.dana, cast.ada):
        made = answered(plan, reader, text=MINE, section=section, entry=entry, person=cast.dana)
        replied(made, cast.lena, "QZXREPLY")
    clients = [sign_in(Client(), reader) for reader in (cast.dana, cast.ada)]
    told = [new_replies(account(reader))[plan.pk] for reader in (cast.dana, cast.ada)]
    assert told == [2, 1]
    keep_from(
        plan=plan, person=cast.dana, ground=Ground.CHILD, evidence="A report", authorised_by=cast.mira,
        review_on=date(2027, 1, 1), by=account(cast.lena), today=TODAY, now=NOW,
        items=[plan.items.get(capture="concern").pk],
    )  # fmt: skip
    for client in clients:
        own = client.get(reverse("family:answers", args=[plan.pk])).content.decode()
        assert MINE in own and "QZXREPLY" not in own and "School" not in own
    assert [new_replies(account(reader))[plan.pk] for reader in (cast.dana, cast.ada)] == [0, 0]
