"""A draft that is moved to a newer version while something else of it is being sent, on real connections."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from forms.models import Draft
from forms.services.moving import move
from portal.people.models import User
from tests.cast import sign_in
from tests.filling import START, TASKS, FakeHost, make_draft, make_version, page, post, sent

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("what", "status"), [("step", 409), ("autosave", 409), ("submit", 302)])
def test_what_waits_for_a_move_finds_the_draft_where_it_is_now(
    host: FakeHost, lena: User, what: str, status: int
) -> None:
    first = make_version()
    newer = make_version(form=first.form, number=2)
    draft, browser = make_draft(first, lena), sign_in(Client(), lena)
    post(browser, draft, "start", START)
    post(browser, draft, "tasks", TASKS)
    typed = sent(draft, "start", START | {"why": "Typed meanwhile"}, revision=1) | {f"draft-{draft.pk}-version": "1"}
    held, found = threading.Event(), list[Any]()

    def moves() -> None:
        with transaction.atomic():
            move(draft=draft, to=newer, by=lena, now=timezone.now())
            held.set()
            threading.Event().wait(0.5)
        connection.close()

    def sends() -> None:
        held.wait(5)
        if what == "submit":
            found.append(browser.post(f"/drafts/{draft.pk}/submit/"))
        else:
            more = {"autosave": "1"} if what == "autosave" else {}
            found.append(browser.post(page(draft, "start"), typed | more))
        connection.close()

    threads = [threading.Thread(target=job) for job in (moves, sends)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert found[0].status_code == status
    if what == "step":
        assert "Typed meanwhile" in found[0].content.decode()
    assert Draft.objects.get(pk=draft.pk).version_id == newer.pk
