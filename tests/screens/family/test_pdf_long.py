"""A long plan's PDF is laid out by the worker: nobody waits for it in a request, and nobody gets it who may not."""

import json
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from portal.audit.models import Entry
from portal.family import pdf, services
from portal.family.models import Paper
from portal.people.selectors import network
from portal.plans.models import Plan
from portal.wording.models import Reading
from portal.wording.reading import from_json, to_json
from portal.wording.services import release
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, make_plan, release_to, withhold_from, word
from tests.readings import reading

pytestmark = pytest.mark.django_db
Capture = Callable[..., AbstractContextManager[list[Any]]]


@pytest.fixture(autouse=True)
def queue(settings: Settings) -> None:
    """Tasks wait for the worker, as they do where the service runs."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Robin's plan of 130 items, given to Dana."""
    made = make_plan(cast.robin, cast.lena, cast.lena, actions=130)
    word(made, cast.lena)
    release_to(made, cast.dana, cast.lena)
    return made


@pytest.fixture
def dana(cast: Cast, client: Client) -> Client:
    return sign_in(client, cast.dana)


def paper(plan: Plan) -> str:
    return reverse("family:pdf", args=[plan.pk])


def waiting(plan: Plan) -> str:
    return reverse("family:pdf_waiting", args=[plan.pk])


def ask(client: Client, plan: Plan, capture: Capture) -> Any:
    """Go for the PDF, and see where that leads."""
    with capture(execute=True):
        return client.get(paper(plan), follow=True)


def queued() -> QuerySet[Any]:
    """The PDFs that were asked for; other tasks wait too."""
    return DBTaskResult.objects.filter(task_path=services.lay_out.module_path)


def work() -> None:
    """The worker does what waits (its own loop would close the connection, and with it the test's transaction)."""
    worker = Worker(queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False,
                    max_tasks=None, worker_id="one", excluded_queue_names=[])  # fmt: skip
    for waits in queued().filter(status="READY"):
        waits.claim(worker.worker_id)
        worker.run_task(waits)


@pytest.mark.requirement("R-001-22")
def test_it_is_made_outside_the_request_and_is_the_same(
    dana: Client, plan: Plan, django_capture_on_commit_callbacks: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(dana, plan, django_capture_on_commit_callbacks)  # templates are read
    Paper.objects.all().delete()
    started = time.process_time()
    answer = ask(dana, plan, django_capture_on_commit_callbacks)
    assert time.process_time() - started < 0.5
    assert answer.status_code == 202 and answer.redirect_chain == [(waiting(plan), 302)]
    assert waiting(plan) in answer.content.decode() and answer.headers["Cache-Control"].find("no-store") >= 0
    assert not Entry.objects.filter(action="reading.printed").exists()
    work()
    ready = dana.get(waiting(plan))
    assert ready.status_code == 200 and paper(plan) in ready.content.decode()
    seen: list[object] = []
    real = pdf.write
    monkeypatch.setattr(pdf, "write", seen.append)
    given = dana.get(paper(plan))
    assert given["Content-Type"] == "application/pdf" and given["Content-Disposition"].startswith("attachment")
    assert given["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert seen == []  # what was kept is given, again and again
    assert dana.get(paper(plan)).content == given.content
    assert Entry.objects.filter(action="reading.printed").count() == 2
    frozen = from_json(Reading.objects.get(plan=plan).content)
    assert given.content == real(frozen)


def test_what_waits_are_ids_and_what_is_kept_is_sealed(
    cast: Cast, dana: Client, plan: Plan, django_capture_on_commit_callbacks: Capture
) -> None:
    for _ in range(3):  # however often somebody looks, it is made once
        ask(dana, plan, django_capture_on_commit_callbacks)
    waits = queued().get()
    assert waits.args_kwargs == {"args": [account(cast.dana).pk, str(plan.pk)], "kwargs": {}}
    work()
    waits.refresh_from_db()
    assert waits.status == "SUCCESSFUL" and waits.return_value is None
    kept = bytes(Paper.objects.get().sealed or b"")
    assert kept and b"%PDF" not in kept and services.kept(Paper.objects.get().pk)


@pytest.mark.requirement("R-004-08")
@pytest.mark.parametrize("when", ["while it waits", "when it is ready"])
def test_after_it_was_taken_back_there_is_neither_a_copy_nor_a_place_to_wait(
    cast: Cast, dana: Client, plan: Plan, django_capture_on_commit_callbacks: Capture, when: str
) -> None:
    ask(dana, plan, django_capture_on_commit_callbacks)
    if when == "when it is ready":
        work()
        assert dana.get(paper(plan)).status_code == 200
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    work()
    assert bool(Paper.objects.get().sealed) is (when == "when it is ready")  # nothing is made for who may not read it
    assert dana.get(paper(plan)).status_code == 404
    assert dana.get(waiting(plan)).status_code == 404


def test_another_reading_is_laid_out_anew(
    cast: Cast, dana: Client, plan: Plan, django_capture_on_commit_callbacks: Capture
) -> None:
    ask(dana, plan, django_capture_on_commit_callbacks)
    work()
    make_plan(cast.robin, cast.lena, cast.lena, actions=130)
    known = next(one for one in network(cast.robin) if one.person.pk == cast.dana.pk)
    release(plan=plan, known=known, revision=1, by=account(cast.lena), now=NOW)
    assert ask(dana, plan, django_capture_on_commit_callbacks).status_code == 202
    work()
    assert Paper.objects.exclude(sealed=None).count() == 2


def test_where_the_words_of_the_paper_change_it_is_laid_out_anew(
    dana: Client, plan: Plan, django_capture_on_commit_callbacks: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(dana, plan, django_capture_on_commit_callbacks)
    work()
    monkeypatch.setattr(pdf, "_shape", lambda: b"other")
    assert ask(dana, plan, django_capture_on_commit_callbacks).status_code == 202
    assert Paper.objects.get().sealed is None


def test_what_the_maker_complains_of_stays_with_nobody(
    dana: Client, plan: Plan, django_capture_on_commit_callbacks: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(dana, plan, django_capture_on_commit_callbacks)

    def write(*_given: object) -> bytes:
        raise ValueError("Nobody was home on four evenings")

    monkeypatch.setattr(pdf, "write", write)
    work()
    failed = queued().get()
    assert failed.status == "FAILED" and "four evenings" not in json.dumps([failed.traceback, failed.args_kwargs])
    # And it is tried again, once it must be taken for lost.
    with django_capture_on_commit_callbacks(execute=True):
        dana.get(waiting(plan))
    assert queued().count() == 1
    Paper.objects.update(asked_at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        dana.get(waiting(plan))
    assert queued().count() == 2


def test_a_short_one_needs_no_waiting(cast: Cast, dana: Client) -> None:
    short = make_plan(cast.robin, cast.lena, cast.lena, actions=2)
    word(short, cast.lena)
    release_to(short, cast.dana, cast.lena)
    assert dana.get(paper(short))["Content-Type"] == "application/pdf"
    assert dana.get(waiting(short))["Location"] == paper(short)
    assert not Paper.objects.exists()


def test_sixty_items_are_short_and_twice_as_many_are_not() -> None:
    assert not pdf.is_long(to_json(reading("en", "parent_easy", "easy_read", items=60)))
    assert pdf.is_long(to_json(reading("en", "parent", "standard", items=120)))
