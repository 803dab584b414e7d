"""Rows of the list of children, drawn without a template."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils.translation import override

from portal.plans.rules import Due
from portal.practice.selectors.children import ChildRow
from portal.practice.templatetags import children
from portal.practice.templatetags.children import child_rows

TODAY = date(2026, 3, 2)
CHILD, PLAN = uuid4(), uuid4()


def drawn(*, may_open: bool = True, has_plan: bool = True, due: date | None = TODAY, name: str = "Green") -> str:
    plan = PLAN if has_plan else None
    when = Due("first_review", due) if due else None
    row = ChildRow(CHILD, name, "Robin", uuid4(), None, "", False, may_open, plan, "outline" if plan else "", when)
    return str(child_rows([row], TODAY))


def test_a_row_leads_to_the_child_and_the_plan() -> None:
    row = drawn()
    assert f'href="/children/{CHILD}/"><bdi>Green, Robin</bdi></a>' in row
    assert f'href="/plans/{PLAN}/">Outline<span class="govuk-visually-hidden"> – Robin Green</span></a>' in row
    assert "Not known" in row
    assert "First review conference" in row


def test_a_row_without_grant_plan_and_date_has_no_link() -> None:
    row = drawn(may_open=False, has_plan=False, due=None)
    assert "<a" not in row
    assert "<bdi>Green, Robin</bdi>" in row
    assert "There is no plan yet." in row


@pytest.mark.parametrize(("days", "late"), [(-1, True), (0, False), (1, False)])
def test_a_date_is_late_from_the_day_after(days: int, late: bool) -> None:
    assert ("Overdue" in drawn(due=TODAY + timedelta(days=days))) is late


def test_names_are_only_text() -> None:
    row = drawn(name="<b>{child}</b>")
    assert "&lt;b&gt;{child}&lt;/b&gt;, Robin" in row


def test_words_of_a_translation_are_only_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "gettext", lambda text: f"<i>{{{text}}}</i>")
    row = drawn()
    assert "&lt;i&gt;{Born}&lt;/i&gt;" in row
    assert "<i>" not in row


def test_each_language_has_its_own_words() -> None:
    with override("cy"):
        welsh = drawn()
    assert "Outline" not in welsh
    assert "Outline" in drawn()
