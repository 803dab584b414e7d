"""What somebody reads and does not answer: calculated values, earlier answers, guidance."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from forms.conditions import Compare, Value
from forms.models import Draft, DraftStep, FormVersion, Submission
from forms.spec import Step
from portal.people.models import User
from tests.filling import START, TASKS, FakeHost, make_draft, make_version, page, post

from .rich import PET, ask, made

ROW = "a" * 32


class Weekdays:
    """Every day counts."""

    def add(self, day: datetime.date, working_days: int) -> datetime.date:
        return day + datetime.timedelta(working_days)


def sums() -> FormVersion:
    rows = ask(
        "items", "repeat", required=False,
        questions=(ask("each", "number"), ask("many", "number"),
                   ask("both", "calculated", settings={"formula": "sum", "of": ["each", "many"]})),
    )  # fmt: skip
    total = ask("total", "calculated", settings={"formula": "sum", "of": ["each"], "group": "items"})
    due = ask("due", "calculated", settings={"formula": "working_days_after", "of": ["day"], "days": 5})
    big = ask("why", visible_if=Compare("total", ">", Value(100)))
    told = ask("told", "guidance", visible_if=PET, settings={"style": "inset"})
    return made(
        Step("bill", (rows, total, ask("day", "date"), due, big, ask("pet", "yes_no", required=False), told)),
        Step(
            "again",
            (
                ask("was", "earlier", settings={"question": "day", "last": ""}),
                ask("before", "earlier", settings={"question": "", "last": "place"}),
                ask("ok", "yes_no"),
            ),
        ),
        texts={"told.body": "<p>Feed it.</p>"},
    )


@pytest.fixture
def draft(host: FakeHost, lena: User) -> Draft:
    host.calendar = lambda draft: Weekdays()  # type: ignore[method-assign]
    return make_draft(sums(), lena)


def bill(each: str = "60", many: str = "1") -> dict[str, str]:
    cells = {"items-row": ROW, f"items-{ROW}-each": each, f"items-{ROW}-many": many}
    return cells | {"day_day": "2", "day_month": "3", "day_year": "2026"}


def html_of(client: Client, draft: Draft, step: str = "bill") -> str:
    return client.get(page(draft, step)).content.decode()


def test_calculated_values_are_shown_sent_and_never_taken(client: Client, draft: Draft) -> None:
    assert post(client, draft, "bill", bill() | {"total": "7", "due": "x"}).status_code == 302
    assert set(DraftStep.objects.get(draft=draft, step="bill").answers) == {"items", "day"}
    html = html_of(client, draft)
    assert ">61<" in html
    assert ">60<" in html
    assert "7 March 2026" in html
    post(client, draft, "again", {"ok": "yes"})
    html = client.get(f"/drafts/{draft.pk}/check/").content.decode()
    assert "Label total" in html
    assert "7 March 2026" in html
    client.post(f"/drafts/{draft.pk}/submit/")
    assert Submission.objects.get().answers == {
        "items": [{"id": ROW, "each": 60, "many": 1, "both": 61}], "total": 60, "day": "2026-03-02",
        "due": "2026-03-07", "ok": True,
    }  # fmt: skip


def test_a_rule_can_ask_for_a_calculated_value(client: Client, draft: Draft) -> None:
    html = post(client, draft, "bill", bill(each="150") | {"unseen": "why"}).content.decode()
    assert "Your answers bring up more questions" in html
    assert post(client, draft, "bill", bill(each="150") | {"why": "Shoes"}).status_code == 302


def test_guidance_follows_its_rule(client: Client, draft: Draft) -> None:
    html = html_of(client, draft)
    assert "Feed it." in html
    assert 'data-question="told"' in html
    assert "hidden" in html[html.index('data-question="told"') - 80 : html.index('data-question="told"') + 80]
    post(client, draft, "bill", bill() | {"pet": "yes"})
    html = html_of(client, draft)
    assert "hidden" not in html[html.index('data-question="told"') - 40 : html.index('data-question="told"') + 60]


def test_an_earlier_answer_is_shown_again(client: Client, draft: Draft, lena: User) -> None:
    assert "2 March 2026" not in html_of(client, draft, "again")
    post(client, draft, "bill", bill())
    assert "2 March 2026" in html_of(client, draft, "again")
    sent = make_draft(make_version(), lena)
    post(client, sent, "start", START | {"place": "The wood"})
    post(client, sent, "tasks", TASKS)
    client.post(f"/drafts/{sent.pk}/submit/")
    assert "The wood" in html_of(client, draft, "again")


def test_an_earlier_answer_of_another_role_is_not_shown(client: Client, host: FakeHost, lena: User) -> None:
    secret = ask("secret", roles=("doctor",))
    again = ask("again", "earlier", settings={"question": "secret", "last": ""})
    draft = make_draft(made(Step("one", (secret, ask("name"))), Step("two", (again, ask("ok")))), lena)
    host.roles = {lena.pk: frozenset({"doctor"})}
    post(client, draft, "one", {"secret": "Hush", "name": "x"})
    assert "Hush" in html_of(client, draft, "two")
    host.roles = {}
    assert "Hush" not in html_of(client, draft, "two")
