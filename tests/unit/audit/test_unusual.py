"""Somebody who uses their access unlike on their other days is found; a quiet week is not (T32)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from portal.audit.services import record
from portal.audit.unusual import AT_NIGHT, MANY, REFUSALS, Look, Why, unusual
from portal.people.enums import AccountKind
from tests.cast import make_user

FIRST = date(2026, 11, 16)
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


def looks(count: int, at: datetime = NOON, *, actor: str = "7", refused: bool = False) -> list[Look]:
    """So many different things at one moment, each looked at twice."""
    return [Look(actor, at, f"plan:{number}", refused) for number in range(count) for _twice in range(2)]


def usual_days(count: int, hour: int = 12, days: int = 20) -> list[Look]:
    """What somebody did on each of the days before."""
    return [
        look for back in range(3, 3 + days) for look in looks(count, NOON.replace(hour=hour) - timedelta(days=back))
    ]


def reasons(given: list[Look]) -> list[tuple[Why, int]]:
    return [(one.why, one.count) for one in unusual(given, first=FIRST)]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (looks(MANY), []),
        (looks(MANY + 1), [(Why.MANY, MANY + 1)]),
        (usual_days(5) + looks(14), []),
        (usual_days(5) + looks(15), [(Why.MANY, 15)]),
        (usual_days(9) + looks(26), []),  # a manager of many
        (looks(AT_NIGHT - 1, NOON.replace(hour=23)), []),
        (looks(AT_NIGHT, NOON.replace(hour=23)), [(Why.NIGHT, AT_NIGHT)]),
        (looks(AT_NIGHT, NOON.replace(hour=5)), [(Why.NIGHT, AT_NIGHT)]),
        (looks(AT_NIGHT, NOON.replace(hour=6)), []),
        (usual_days(4, hour=23) + looks(6, NOON.replace(hour=23)), []),  # the duty team
        (looks(REFUSALS - 1, refused=True), []),
        (looks(REFUSALS, refused=True), [(Why.REFUSED, REFUSALS)]),
        (looks(MANY + 1, NOON - timedelta(days=9)), []),  # the week before was reported then
    ],
)  # fmt: skip
def test_what_stands_out(given: list[Look], wanted: list[tuple[Why, int]]) -> None:
    assert reasons(given) == wanted


def test_a_night_is_one_though_midnight_lies_in_it() -> None:
    late = [Look("7", NOON.replace(hour=23), "plan:1"), Look("7", NOON.replace(hour=23), "plan:2")]
    early = [Look("7", NOON.replace(hour=1) + timedelta(days=1), "plan:3")]
    (found,) = unusual(late + early, first=FIRST)
    assert (found.why, found.day, found.count) == (Why.NIGHT, NOON.date(), 3)


@given(st.permutations(usual_days(2, days=4) + looks(12) + looks(6, actor="8", refused=True)))
def test_the_order_of_the_record_means_nothing(given: list[Look]) -> None:
    assert [(one.actor, one.why) for one in unusual(given, first=FIRST)] == [("7", Why.MANY), ("8", Why.REFUSED)]


@given(st.lists(st.tuples(st.integers(0, 34), st.integers(6, 21), st.integers(0, MANY - 1)), max_size=60))
def test_a_quiet_week_is_not_flagged(days: list[tuple[int, int, int]]) -> None:
    start = NOON - timedelta(days=30)
    given = [Look("7", (start + timedelta(days=day)).replace(hour=hour), f"plan:{what}") for day, hour, what in days]
    assert unusual(given, first=FIRST) == []


@pytest.mark.django_db
def test_the_command_names_who_is_to_be_asked_and_nobody_else() -> None:
    busy, quiet = (make_user(name, AccountKind.PRACTITIONER) for name in ("bee.busy", "kit.quiet"))
    at = timezone.localtime().replace(hour=12) - timedelta(days=1)
    for number in range(MANY + 1):
        record(chain=f"plan:{number}", action="plan.viewed", by=busy, now=at)
        record(chain="plan:1", action="plan.viewed", by=quiet, now=at)
        record(chain=f"plan:{number}", action="plan.due", by=None, now=at)
        record(chain=f"user:{quiet.pk}", action="token.created", by=quiet, now=at)
    for number in range(REFUSALS):
        record(chain=f"user:{busy.pk}", action="access.refused", by=busy, now=at, about=f"practice:plan:{number}")
    told = StringIO()
    call_command("unusual_access", stdout=told)
    assert told.getvalue().splitlines() == [
        f"{at.date()}  bee.busy: {MANY + 1} children or plans in a day, usually 0",
        f"{at.date()}  bee.busy: {REFUSALS} things refused in a day, usually 0",
    ]
    keeper = make_user("ann.keeper", AccountKind.PRACTITIONER)
    for number in range(MANY + 1):
        record(chain="register:england", action="register.listed", by=quiet, now=at)
        record(chain="register:england", action="header.viewed", by=keeper, now=at, about=f"plan:{number}")
    told = StringIO()
    call_command("unusual_access", stdout=told)
    assert f"{at.date()}  ann.keeper: {MANY + 1} children or plans in a day, usually 0" in told.getvalue()
    assert "kit.quiet" not in told.getvalue()
    silent = StringIO()
    call_command("unusual_access", days=1, stdout=silent)
    assert silent.getvalue().startswith("Nothing out of the ordinary since")
