"""What was typed when the session had ended waits, sealed, for its writer alone (T26, T8)."""

import uuid
from datetime import timedelta

import pytest

from portal.dialogue.models import Parked
from portal.dialogue.services.parking import MOST_A_PLAN, drawn_for, forget, park, parked
from portal.plans.models import Plan
from tests.cast import Cast, account
from tests.dialogue import LATER, read_by

pytestmark = pytest.mark.django_db
PART = "/my/plans/x/answer/"
TYPED = {"said": "say", "text": "QZXCANARY is mine"}


def kept(plan: Plan, user: int, token: str = "t", **more: object) -> bool:
    given = {
        "token": token,
        "word": drawn_for(user, plan.pk),
        "plan": plan.pk,
        "part": PART,
        "typed": TYPED,
        "now": LATER,
    }
    return park(**(given | more))  # type: ignore[arg-type]


def found(plan: Plan, user: int, token: str = "t", part: str = PART, **more: object) -> dict[str, str] | None:
    return parked(**({"token": token, "plan": plan.pk, "part": part, "user": user, "now": LATER} | more))  # type: ignore[arg-type]


def test_the_writer_finds_it_again_and_nobody_reads_it_in_the_table(cast: Cast) -> None:
    plan, dana = read_by(cast, cast.dana), account(cast.dana).pk
    assert kept(plan, dana) and found(plan, dana) == TYPED
    assert "QZXCANARY" not in Parked.objects.get().sealed
    forget(token="t", plan=plan.pk, part=PART)
    assert found(plan, dana) is None


def test_another_person_at_the_same_device_does_not_see_it(cast: Cast) -> None:
    plan, dana, piotr = read_by(cast, cast.dana, cast.piotr), account(cast.dana).pk, account(cast.piotr).pk
    kept(plan, dana)
    assert found(plan, piotr) is None
    assert found(plan, dana, token="other browser") is None
    assert found(plan, dana, part="/other/") is None


def test_it_is_gone_after_a_day(cast: Cast) -> None:
    plan, dana = read_by(cast, cast.dana), account(cast.dana).pk
    kept(plan, dana)
    assert found(plan, dana, now=LATER + timedelta(hours=25)) is None
    kept(plan, dana, token="new", now=LATER + timedelta(hours=25))
    assert Parked.objects.count() == 1


@pytest.mark.parametrize("word", ["", "nonsense", "of another plan"])
def test_nothing_is_kept_for_a_form_that_we_did_not_draw(cast: Cast, word: str) -> None:
    plan, dana = read_by(cast, cast.dana), account(cast.dana).pk
    given = drawn_for(dana, uuid.uuid4()) if word == "of another plan" else word
    assert not kept(plan, dana, word=given) and Parked.objects.count() == 0


def test_a_plan_keeps_no_more_than_its_share(cast: Cast) -> None:
    plan, dana = read_by(cast, cast.dana), account(cast.dana).pk
    for number in range(MOST_A_PLAN + 3):
        kept(plan, dana, token=str(number), now=LATER + timedelta(minutes=number))
    assert Parked.objects.count() == MOST_A_PLAN
    assert found(plan, dana, token="0") is None and found(plan, dana, token=str(MOST_A_PLAN + 2)) == TYPED
