"""Plain rules about ways in."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from portal.accounts import rules
from portal.accounts.enums import State

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, State.OPEN),
        ({"used_at": NOW}, State.USED),
        ({"closed_at": NOW}, State.CLOSED),
        ({"failures": 4}, State.OPEN),
        ({"failures": 5}, State.CLOSED),
        ({"expires_at": NOW}, State.EXPIRED),
        ({"expires_at": NOW - timedelta(days=1), "used_at": NOW}, State.USED),
    ],
)
def test_what_can_be_done_with_an_invitation(facts: dict[str, Any], expected: State) -> None:
    plain = {"expires_at": NOW + timedelta(seconds=1), "used_at": None, "closed_at": None, "failures": 0}
    assert rules.state(now=NOW, **{**plain, **facts}) is expected


@pytest.mark.parametrize("typed", ["48271935", "4827 1935", " 4827-1935 ", "۴۸۲۷ ۱۹۳۵", "٤٨٢٧١٩٣٥", "4827\u200f–1935"])
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert rules.plain_digits(typed) == "48271935"


def test_a_code_is_said_in_two_halves() -> None:
    assert rules.spoken("48271935") == "4827 1935"


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], False),
        ([{"method": "password"}], False),
        ([{"method": "password", "reauthenticated": True}], False),
        ([{"method": "password"}, {"method": "mfa", "type": "totp"}], True),
        ([{"method": "mfa", "type": "webauthn", "passwordless": True}], True),
    ],
)
def test_only_a_used_factor_counts(records: list[dict[str, Any]], expected: bool) -> None:
    """T15: a password, however often, is no second factor."""
    assert rules.has_second_factor(records) is expected


@pytest.mark.parametrize(
    ("since", "expected"), [(1000.0, False), (1000, False), (401, False), (400, True), (None, True), ("1000", True)]
)
def test_a_session_has_an_end_and_a_known_beginning(since: object, expected: bool) -> None:
    """T14."""
    assert rules.outlived(since=since, now=1000.0, longest=600) is expected
