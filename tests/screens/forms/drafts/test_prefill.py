"""What stands in a step beforehand: shown at the first look, written by nobody until it is saved."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from forms.models import Draft, DraftStep
from portal.people.models import User
from tests.filling import START, TASKS, FakeHost, make_draft, make_version, page, post

from .rich import prefilled


@pytest.fixture
def draft(host: FakeHost, lena: User) -> Draft:
    host.known = {"birth": "2019-02-03", "name": "Lena Hart"}
    return make_draft(prefilled(), lena)


def on_page(client: Client, draft: Draft) -> str:
    return client.get(page(draft, "start")).content.decode()


def test_every_source_fills_its_question_and_nothing_is_written(client: Client, draft: Draft) -> None:
    html = on_page(client, draft)
    for value in ("Wales", "Lena Hart", "3", "2", "2019"):
        assert f'value="{value}"' in html
    assert re.findall(r'value="([^"]+)" checked', html) == ["yes", "tea", "milk"]
    assert not DraftStep.objects.exists()
    assert "Answer “" not in client.get(f"/drafts/{draft.pk}/check/").content.decode()
    assert "Finish the step" in client.get(f"/drafts/{draft.pk}/check/").content.decode()


def test_what_somebody_saved_is_never_filled_again(client: Client, draft: Draft) -> None:
    post(client, draft, "start", {"country": "", "sure": "no"})
    html = on_page(client, draft)
    assert "Wales" not in html
    assert "Lena Hart" not in html


def test_the_last_answer_comes_by_what_it_captured(client: Client, draft: Draft, lena: User) -> None:
    earlier = make_draft(make_version(), lena)
    post(client, earlier, "start", START | {"place": "The wood"})
    post(client, earlier, "tasks", TASKS)
    client.post(f"/drafts/{earlier.pk}/submit/")
    assert 'value="The wood"' in on_page(client, draft)
    other = make_draft(draft.version, lena)
    other.subject = "child:tamsin"
    other.save()
    assert "The wood" not in on_page(client, other)
