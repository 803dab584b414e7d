"""While a parent reads in a loop the lead withholds: after the commit not one more 200 (R-004-08, T24)."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from portal.plans.models import Plan
from portal.wording.models import Reading, Release
from portal.wording.services import withhold
from tests.cast import Cast, account, sign_in
from tests.plans import make_plan, release_to, word
from tests.sounds import record_for

pytestmark = pytest.mark.django_db(transaction=True)
READERS = 2  # threads that read each address
WARM = 3  # times each of them has read before the decision
ENOUGH = 3  # times each of them goes on after it


class Loop:
    """One reader of one address: when each of its requests began, and what came."""

    def __init__(self, client: Client, path: str, stop: threading.Event) -> None:
        self.client, self.path, self.stop = client, path, stop
        self.seen: list[tuple[float, int]] = []

    def run(self) -> None:
        try:
            while not self.stop.is_set():
                began = time.monotonic()
                self.seen.append((began, self.client.get(self.path).status_code))
        finally:
            connection.close()

    def after(self, moment: float) -> list[int]:
        return [status for began, status in self.seen if began > moment]


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not true():
        assert time.monotonic() < end, "nobody reads"
        time.sleep(0.02)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.lena)
    word(made, cast.lena)
    release_to(made, cast.dana, cast.lena)
    return made


def decide(plan: Plan, cast: Cast, items: list[object] | None) -> float:
    """Withhold in a transaction of its own; the moment at which its commit had returned."""
    today = timezone.localdate()
    with transaction.atomic():
        withhold(
            plan=plan, person=cast.dana, items=items, ground="adult", evidence="A report", authorised_by=cast.mira,  # type: ignore[arg-type]
            review_on=today.replace(year=today.year + 1), by=account(cast.lena), today=today, now=timezone.now(),
        )  # fmt: skip
    return time.monotonic()


@pytest.mark.requirement("R-004-08", "R-X-03")
def test_after_the_decision_nobody_gets_one_more_page(cast: Cast, plan: Plan) -> None:
    given = Release.objects.get(plan=plan).reading
    assert given is not None
    sound = record_for(plan, given, cast.lena)
    paths = [f"/my/plans/{plan.pk}/", f"/my/plans/{plan.pk}/pdf/", f"/api/v1/readings/{plan.pk}",
             f"/my/plans/{plan.pk}/sound/{sound.pk}/"]  # fmt: skip
    stop = threading.Event()
    # A session of one's own for each, made before: what is open stays open, and reads nothing.
    loops = [Loop(sign_in(Client(), cast.dana), path, stop) for path in paths for _ in range(READERS)]
    with ThreadPoolExecutor(len(loops)) as pool:
        running = [pool.submit(loop.run) for loop in loops]
        try:
            until(lambda: all(len(loop.seen) >= WARM for loop in loops))
            decided = decide(plan, cast, None)
            until(lambda: all(len(loop.after(decided)) >= ENOUGH for loop in loops))
        finally:
            stop.set()
        for one in running:
            one.result()
    assert all(loop.seen[0][1] == 200 for loop in loops)
    assert {status for loop in loops for status in loop.after(decided)} == {404}
    assert Reading.objects.count() == 1


@pytest.mark.requirement("R-004-08")
def test_after_a_part_is_withheld_nobody_gets_one_more_word_of_it(cast: Cast, plan: Plan) -> None:
    given = Release.objects.get(plan=plan).reading
    assert given is not None
    change = next(one for one in plan.items.all() if one.capture == "change")
    assert "An adult at home" in str(given.content)
    bodies: list[tuple[float, str]] = []
    stop = threading.Event()
    client = sign_in(Client(), cast.dana)

    def read() -> None:
        try:
            while not stop.is_set():
                began = time.monotonic()
                bodies.append((began, client.get(f"/api/v1/readings/{plan.pk}").content.decode()))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(read)
        try:
            until(lambda: len(bodies) >= WARM)
            decided = decide(plan, cast, [change.pk])
            until(lambda: sum(began > decided for began, _ in bodies) >= ENOUGH)
        finally:
            stop.set()
        running.result()
    assert "An adult at home" in bodies[0][1]
    later = [body for began, body in bodies if began > decided]
    assert not any("An adult at home" in body for body in later)
    assert all("Walk to school" in body for body in later), "they read the rest"
