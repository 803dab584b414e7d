"""Two submits at the same moment, as a double click sends them (T13)."""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection

from portal.accounts import services
from portal.accounts.exceptions import InvitationShut
from portal.accounts.models import Invitation
from portal.people.models import User
from tests.cast import Cast, account, make_person

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db(transaction=True)


def at_once(count: int, act: Callable[[int], object]) -> list[object]:
    """What `act(0)`, `act(1)`, ... give or raise when all start together, each on its own connection."""
    results: list[object] = [None] * count
    start = Barrier(count)

    def run(number: int) -> None:
        start.wait()
        try:
            results[number] = act(number)
        except Exception as error:
            results[number] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_one_invitation_makes_one_account(cast: Cast) -> None:
    person = make_person("Dorota", "Zielinska", None)
    invitation, _, _ = services.invite(person=person, by=account(cast.lena), now=NOW)
    before = User.objects.count()

    def accept(number: int) -> object:
        password = "seven green bicycles"
        return services.accept(invitation_id=invitation.pk, username=f"dorota{number}", password=password, now=NOW)

    results = at_once(6, accept)
    assert sum(isinstance(result, User) for result in results) == 1, results
    assert sum(isinstance(result, InvitationShut) for result in results) == 5, results
    assert User.objects.count() == before + 1


def test_wrong_codes_at_once_are_all_counted(cast: Cast) -> None:
    """Nobody gets more than five tries by sending them together."""
    person = make_person("Dorota", "Zielinska", None)
    invitation, _, _ = services.invite(person=person, by=account(cast.lena), now=NOW)
    results = at_once(8, lambda number: services.try_code(invitation=invitation, code="x", now=NOW))
    assert sum(result is False for result in results) == 5, results
    assert sum(isinstance(result, InvitationShut) for result in results) == 3, results


def test_two_invitations_at_once_leave_one_open(cast: Cast) -> None:
    person = make_person("Dorota", "Zielinska", None)
    results = at_once(4, lambda number: services.invite(person=person, by=account(cast.lena), now=NOW))
    assert all(isinstance(result, tuple) for result in results), results
    assert Invitation.objects.filter(person=person, closed_at__isnull=True).count() == 1
