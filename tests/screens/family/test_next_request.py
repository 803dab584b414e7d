"""What somebody may read changes with the people: at the very next request of a session that is open, on the page, in
the PDF, in what was recorded and at the API alike (R-004-17, T3, T9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from portal.people.enums import ChangeReason
from portal.people.models import Relationship
from portal.people.rules import Tie
from portal.people.services import end_advocacy
from portal.plans.models import Plan
from portal.plans.services import leave_group
from portal.wording import services
from portal.wording.models import Release
from portal.wording.services import withdraw
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, let_speak, make_plan, release_to, withhold_from, word
from tests.sounds import record_for

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-004-17", "R-X-03")]
LATER = NOW + timedelta(hours=1)
Change = Callable[[Cast, Plan], object]


def take_back(cast: Cast, plan: Plan, who: str) -> None:
    given = Release.objects.get(plan=plan, person=getattr(cast, who))
    withdraw(given=given, revision=given.revision, by=account(cast.lena), now=LATER)


def take_out(cast: Cast, plan: Plan, who: str) -> None:
    """Nobody of the child's family any more."""
    one = Relationship.objects.get(child=cast.robin, person=getattr(cast, who))
    services.take_out(
        plan=plan, relationship=one, revision=one.revision, by=account(cast.lena), today=LATER.date(), now=LATER
    )


def turn_into(cast: Cast, plan: Plan, who: str, tie: Tie) -> None:
    """Somebody else to the child than they were."""
    one = Relationship.objects.get(child=cast.robin, person=getattr(cast, who))
    services.change_tie(
        plan=plan, relationship=one, revision=one.revision, tie=tie, why=ChangeReason.COURT, by=account(cast.lena),
        today=LATER.date(), now=LATER,
    )  # fmt: skip


def stop_speaking(cast: Cast) -> None:
    (advocacy,) = cast.robin.advocacies.filter(ended_at__isnull=True)
    end_advocacy(advocacy=advocacy, by=account(cast.lena), now=LATER)


CHANGES: list[tuple[str, str, Change]] = [
    ("dana", "taken back", lambda cast, plan: take_back(cast, plan, "dana")),
    ("dana", "withheld", lambda cast, plan: withhold_from(plan, cast.dana, cast.lena, cast.mira)),
    ("dana", "out of the network", lambda cast, plan: take_out(cast, plan, "dana")),
    ("dana", "no longer responsible", lambda cast, plan: turn_into(cast, plan, "dana", Tie("mother"))),
    ("dana", "an advocate now", lambda cast, plan: turn_into(cast, plan, "dana", Tie("advocate"))),
    (
        "ada",
        "no longer responsible is whom she speaks for",
        lambda cast, plan: turn_into(cast, plan, "dana", Tie("mother")),
    ),
    ("ada", "an aunt now", lambda cast, plan: turn_into(cast, plan, "ada", Tie("other_family"))),
    ("ada", "taken back", lambda cast, plan: take_back(cast, plan, "ada")),
    ("ada", "speaks no more", lambda cast, plan: stop_speaking(cast)),
    ("ada", "whom she speaks for is out", lambda cast, plan: take_out(cast, plan, "dana")),
    (
        "ada",
        "withheld from whom she speaks for",
        lambda cast, plan: withhold_from(plan, cast.dana, cast.lena, cast.mira),
    ),
]


@pytest.mark.parametrize(("who", "why", "change"), CHANGES, ids=[f"{who}, {why}" for who, why, _change in CHANGES])
def test_an_open_session_reads_nothing_at_its_next_request(cast: Cast, who: str, why: str, change: Change) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], actions=2)
    word(plan, cast.lena)
    let_speak(cast.robin, cast.ada, cast.dana, cast.lena)
    given = {name: release_to(plan, getattr(cast, name), cast.lena).reading for name in ("dana", "ada")}
    reading = given[who]
    assert reading is not None
    sound = record_for(plan, reading, cast.lena)
    client = sign_in(Client(), getattr(cast, who))
    addresses = [
        reverse("family:plan", args=[plan.pk]), reverse("family:pdf", args=[plan.pk]),
        reverse("family:sound", args=[plan.pk, sound.pk]), reverse("family:answer", args=[plan.pk]),
        reverse("family:looked", args=[plan.pk]), f"/api/v1/readings/{plan.pk}",
    ]  # fmt: skip
    assert [client.get(address).status_code for address in addresses] == [200] * len(addresses)
    change(cast, plan)
    assert [client.get(address).status_code for address in addresses] == [404] * len(addresses)
    assert str(plan.pk) not in client.get(reverse("family:home")).content.decode()


@pytest.mark.parametrize("is_named_anew", [True, False], ids=["by the next version", "taken out"])
def test_who_leaves_the_core_group_sees_nothing_at_the_next_request(cast: Cast, is_named_anew: bool) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    client = sign_in(Client(), cast.tom)
    addresses = [reverse(f"practice:{name}", args=[plan.pk]) for name in ("plan", "agenda", "visits", "needs")]
    assert [client.get(address).status_code for address in addresses] == [200] * len(addresses)
    if is_named_anew:
        make_plan(cast.robin, cast.lena, cast.dana, [])
    else:
        leave_group(plan=plan, person=cast.tom, by=account(cast.lena), today=LATER.date(), now=LATER)
    assert [client.get(address).status_code for address in addresses] == [404] * len(addresses)
    assert str(plan.pk) not in client.get(reverse("practice:children")).content.decode()
