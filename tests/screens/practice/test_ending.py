"""An advocate for a time, and the end of a plan."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.access import grants
from portal.access.actions import Action
from portal.people.models import Advocacy
from portal.people.services import keep_contact
from portal.plans.models import Plan
from tests.cast import Cast, account, sign_in
from tests.plans import TODAY, release_to

from .test_readers import boxes, page, state, to

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R-004-17")
def test_an_advocate_speaks_for_somebody_for_a_time(lena: Client, worded: Plan, cast: Cast) -> None:
    where = to("advocate", worded, cast.ada)
    assert state(lena, worded, cast.ada).state == "unagreed"
    data = {"do": "agree", "speaks_for": str(cast.dana.pk)}
    assert lena.post(where, data | boxes("since", 0) | boxes("until", -1)).status_code == 422
    assert (
        lena.post(where, data | boxes("since", 0) | boxes("until", 5) | {"speaks_for": str(cast.tom.pk)}).status_code
        == 422
    )
    assert lena.post(where, data | boxes("since", 0) | boxes("until", 5)).status_code == 302
    row = state(lena, worded, cast.ada)
    assert (row.state, row.audience, row.speaks_for.person) == ("none", "family", cast.dana)
    assert "from" in page(lena, where)
    release_to(worded, cast.ada, cast.lena)
    assert state(lena, worded, cast.ada).state == "released"
    assert lena.post(where, {"do": "end"}).status_code == 302
    assert not grants.can(account(cast.ada), Action.READ_PLAN, worded)
    assert Advocacy.objects.get().ended_at is not None
    assert lena.get(to("advocate", worded, cast.dana)).status_code == 404


def ending(**changed: Any) -> dict[str, Any]:
    """What the lead sends to end a plan today."""
    given = {"do": "end", "revision": 0, "because": "left", "ongoing_need": "no", "follow_on": "Their school goes on"}
    return given | boxes("on", 0) | changed


@pytest.mark.requirement("R-002-35", "R-002-36")
@pytest.mark.parametrize(
    ("field", "value"),
    [("because", ""), ("because", "review"), ("because", "eighteen"), ("ongoing_need", ""), ("follow_on", " ")],
)
def test_no_plan_ends_without_a_ground_and_what_goes_on(lena: Client, worded: Plan, field: str, value: str) -> None:
    refused = lena.post(to("end", worded), ending(**{field: value}))
    assert refused.status_code == 422 and field in refused.context["form"].errors
    assert Plan.objects.get(pk=worded.pk).ended_on is None


@pytest.mark.requirement("R-004-21")
def test_the_lead_ends_the_plan_and_sees_who_knows(lena: Client, worded: Plan, cast: Cast) -> None:
    keep_contact(
        person=cast.dana, kind="email", value="dana@example.org", is_safe=True, seen=None, by=account(cast.lena),
        today=timezone.localdate(), now=timezone.now(),
    )  # fmt: skip
    release_to(worded, cast.dana, cast.lena)
    where, end = to("end", worded), ending()
    assert lena.post(where, end | boxes("on", 1)).status_code == 422
    assert lena.post(where, end | {"revision": 9}).status_code == 409
    assert [lena.post(where, end).status_code for _ in "12"] == [302, 302]
    shown = lena.get(where)
    assert "Their school goes on" in shown.content.decode()
    notices = {one.person: one for one in shown.context["notices"]}
    assert set(notices) == {cast.robin.person, cast.dana, cast.piotr}
    assert notices[cast.dana].sent_at is not None
    assert "2 people to tell" in page(lena, f"/plans/{worded.pk}/")
    for person in (cast.robin.person, cast.piotr):
        assert lena.post(where, {"do": "told", "notice": notices[person].pk}).status_code == 302
    assert "people to tell" not in page(lena, f"/plans/{worded.pk}/")
    assert lena.post(where, {"do": "told", "notice": "x"}).status_code == 404
    Plan.objects.filter(pk=worded.pk).update(ended_on=TODAY)
    worded.end_notices.update(told_at=None, sent_at=None)
    assert "Overdue" in page(lena, where)
    assert sign_in(Client(), cast.tom).get(f"/plans/{worded.pk}/").status_code == 404
