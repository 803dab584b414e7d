"""Two at once, with real connections: a revocation is never overtaken by a write, no save is lost (T24, T25)."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.http import Http404
from pytest_django import Settings

from portal.access import grants
from portal.access.actions import Action
from portal.access.editing import Conflict, save_if_current
from portal.audit.models import Entry, Head
from portal.audit.selectors import faults
from portal.audit.services import anchor, record
from portal.people.models import Child, Person
from portal.plans.models import Plan
from tests.cast import SINCE, Cast, account
from tests.plans import NOW, make_plan

pytestmark = pytest.mark.django_db(transaction=True)


def together(*jobs: Callable[[], object]) -> list[object]:
    """Run the jobs at once, each with a connection of its own; returns what they return, exceptions included."""

    def run(job: Callable[[], object]) -> object:
        try:
            return job()
        except Exception as error:  # what a loser gets is what the test looks at
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_a_write_that_holds_its_grant_ends_before_the_revocation_does(cast: Cast) -> None:
    held, order = threading.Event(), list[str]()

    def writes() -> None:
        with transaction.atomic():
            grants.hold(account(cast.lena), Action.START_PLAN, cast.robin)
            held.set()
            threading.Event().wait(0.4)
            Person.objects.filter(pk=cast.robin.person_id).update(agency="written")
            order.append("written")

    def revokes() -> None:
        held.wait(5)
        with transaction.atomic():
            cast.robin.allocations.update(until=SINCE)
            grants.refresh(cast.robin)
        order.append("revoked")

    assert together(writes, revokes) == [None, None]
    assert order == ["written", "revoked"]


def test_who_holds_a_grant_may_lock_its_plan_while_others_bring_the_grants_to_the_facts(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena)
    held = threading.Event()

    def writes() -> None:
        with transaction.atomic():
            grants.hold(account(cast.lena), Action.LEAD_PLAN, plan)
            held.set()
            threading.Event().wait(0.4)
            Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)

    def refreshes() -> None:
        held.wait(5)
        grants.refresh(Plan.objects.get(pk=plan.pk))

    assert together(writes, refreshes) == [None, None]


def test_nobody_writes_after_the_revocation_has_returned(cast: Cast) -> None:
    cast.robin.allocations.update(until=SINCE)
    grants.refresh(cast.robin)
    with pytest.raises(Http404), transaction.atomic():
        grants.hold(account(cast.lena), Action.START_PLAN, cast.robin)


def test_of_many_saves_at_once_one_wins_and_the_others_are_told(cast: Cast) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena)

    def saves() -> None:
        with transaction.atomic():
            save_if_current(Plan.objects.get(pk=plan.pk), plan.revision, jurisdiction="england")

    found = together(*[saves] * 6)
    assert sum(one is None for one in found) == 1
    assert sum(isinstance(one, Conflict) for one in found) == 5


def test_many_entries_at_once_make_one_unbroken_chain(cast: Cast, settings: object) -> None:
    settings.AUDIT_ANCHOR_FILE = ""  # type: ignore[attr-defined]

    def enters() -> None:
        for _ in range(5):
            with transaction.atomic():
                record(chain="plan:busy", action="plan.viewed", by=None, now=NOW)

    assert together(*[enters] * 6) == [None] * 6
    assert Entry.objects.filter(chain="plan:busy").count() == 30 == Head.objects.get(chain="plan:busy").number
    assert faults() == []


def test_grants_brought_to_the_facts_by_two_at_once_are_there_once(cast: Cast) -> None:
    cast.robin.grants.all().delete()
    refresh = partial(lambda key: grants.refresh(Child.objects.get(pk=key)), cast.robin.pk)
    assert not any(isinstance(one, Exception) for one in together(*[refresh] * 4))
    assert cast.robin.grants.count() == 2


def test_two_sealings_at_once_follow_each_other(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    settings.AUDIT_ANCHOR_FILE = str(tmp_path / "anchors")
    sealed = threading.Event()

    def entry(chain: str) -> None:
        with transaction.atomic():
            record(chain=chain, action="plan.viewed", by=None, now=NOW)

    def seals_slowly() -> None:
        with transaction.atomic():
            anchor(now=NOW)
            sealed.set()
            threading.Event().wait(0.4)

    def seals_meanwhile() -> None:
        sealed.wait(5)
        entry("plan:two")
        anchor(now=NOW)

    entry("plan:one")
    anchor(now=NOW)
    entry("plan:one")
    assert together(seals_slowly, seals_meanwhile) == [None, None]
    assert faults() == []
