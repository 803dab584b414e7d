"""Once a plan has ended nothing is begun on it any more, whichever form was still open (R-004-21)."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from portal.engagement.enums import NeedKind
from portal.engagement.models import EngagementDecision, Exclusion, LackOfEngagement, NeedRow, SupportNeed
from portal.engagement.services import add_need, record_lack
from portal.plans.models import CoreGroupMeeting, Plan
from portal.plans.services import end_plan
from tests.cast import Cast, account, sign_in
from tests.dialogue import read_by
from tests.exclusions import page as of_person
from tests.plans import NOW, TODAY

from .test_exclusion_screens import sent as excluding
from .test_lack import decision
from .test_lack import sent as lacking
from .test_meetings import sent as meeting
from .test_needs import added, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(cast: Cast) -> Plan:
    return read_by(cast, cast.dana)


def ended(plan: Plan, cast: Cast) -> Plan:
    by: Any = account(cast.lena)
    need = add_need(key=uuid.uuid4(), plan=plan, person=cast.dana, kind=NeedKind.TRAVEL, what="x", language="en",
                    by=by, now=NOW)  # fmt: skip
    record_lack(key=uuid.uuid4(), plan=plan, person=cast.piotr, behaviours=["x"], tried="x", meaning="x", by=by,
                today=TODAY, now=NOW)  # fmt: skip
    assert need.rows.count() == 0
    end_plan(plan=plan, revision=plan.revision, on=TODAY, by=by, now=NOW)
    plan.refresh_from_db()
    return plan


def test_no_form_of_the_lead_begins_anything(lena: Client, cast: Cast, shared: Plan) -> None:
    plan = ended(shared, cast)
    need, lack, tasks = SupportNeed.objects.get(), LackOfEngagement.objects.get(), plan.tasks.count()
    for name, given in (
        ("needs", added(cast.dana)),
        ("needs", state(need)),
        ("lack", lacking(cast)),
        ("lack", decision(lack, "chair_told")),
        ("visits", {"days": "5"}),
    ):
        address = reverse(f"practice:{name}", args=[plan.pk])
        assert lena.post(address, given).status_code == 404
        assert "<form" not in lena.get(address).content.decode().partition("<main")[2].partition("</main>")[0]
    assert lena.post(of_person(plan, cast.dana), excluding(cast, plan)).status_code == 404
    assert lena.get(of_person(plan, cast.dana)).status_code == 404
    everybody = reverse("practice:exclusions", args=[plan.pk])
    assert of_person(plan, cast.dana) not in lena.get(everybody).content.decode()
    assert SupportNeed.objects.count() == LackOfEngagement.objects.count() == 1 and plan.tasks.count() == tasks
    assert not any(model.objects.exists() for model in (NeedRow, EngagementDecision, Exclusion))
    assert "todo" not in lena.get(reverse("practice:plan", args=[plan.pk])).content.decode()


def test_a_meeting_from_before_the_end_can_still_be_written_down(lena: Client, cast: Cast, shared: Plan) -> None:
    plan = ended(shared, cast)
    address, after = reverse("practice:meetings", args=[plan.pk]), TODAY + timedelta(days=1)
    late = lena.post(address, meeting(plan, on_day=after.day))
    assert late.status_code == 422 and "The plan had ended by then." in late.content.decode()
    assert lena.post(address, meeting(plan)).status_code == 302
    assert CoreGroupMeeting.objects.get().on == TODAY


def test_the_family_asks_for_no_help_any_more(cast: Cast, shared: Plan, client: Client) -> None:
    plan, tasks = ended(shared, cast), shared.tasks.count()
    sign_in(client, cast.dana)
    given = {"key": uuid.uuid4(), "kind": "travel", "text": "A taxi"}
    address = reverse("family:help", args=[plan.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, given).status_code == 404
    assert SupportNeed.objects.count() == 1 and plan.tasks.count() == tasks and not mail.outbox
