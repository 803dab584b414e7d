"""What a step costs: queries, whatever the number of steps (issue 2, figures)."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from forms import rules
from forms.conditions import Equals
from forms.judging import judge
from forms.models import Draft
from forms.spec import Option, Question, Spec, Step
from portal.people.models import User
from tests.filling import PURPOSE, START, FakeHost, make_draft, make_version, page, post

KINDS = ("short_text", "long_text", "date", "yes_no", "single_choice", "person", "short_text", "several_choices")
GET, POST = 6, 9  # queries of a step, whatever the form; the service's bounds are 12 and 16, with the host's own


def big(steps: int, questions: int = 10) -> tuple[Spec, dict[str, str]]:
    """Steps of ten questions of mixed kinds; every step but the first depends on an answer of the first."""
    texts: dict[str, str] = {"o1.label": "One", "o2.label": "Two"}
    made = []
    for step in range(steps):
        asked = []
        for number in range(questions):
            kind = "yes_no" if step == 0 else KINDS[number % len(KINDS)]
            key = f"s{step}q{number}"
            asked.append(Question(key, kind, required=False, options=(Option("o1"), Option("o2"))))
            texts |= {f"{key}.label": f"Question {number} of step {step}", f"{key}.hint": "A hint"}
        rule = Equals(f"s0q{step % questions}", True) if step else None
        made.append(Step(f"s{step}", tuple(asked), visible_if=rule))
        texts[f"s{step}.title"] = f"Step {step}"
    return Spec("big", PURPOSE, tuple(made)), texts


def filled(client: Client, lena: User, steps: int) -> Draft:
    draft = make_draft(make_version(*big(steps)), lena)
    post(client, draft, "s0", {f"s0q{number}": "yes" for number in range(10)})
    for step in range(1, steps):
        post(client, draft, f"s{step}", answers(step))
    return draft


def answers(step: int) -> dict[str, Any]:
    key = f"s{step}q"
    return {
        f"{key}0": "Some words", f"{key}1": "A longer text. " * 20, f"{key}2_day": "3", f"{key}2_month": "2",
        f"{key}2_year": "2027", f"{key}3": "yes", f"{key}4": "o1", f"{key}5": "p-1", f"{key}6": "More", f"{key}7": "o1",
        f"{key}8": "Words", f"{key}9": "Words again",
    }  # fmt: skip


@pytest.mark.parametrize("steps", [5, 30])
def test_queries_of_a_step_do_not_grow_with_the_form(
    client: Client, lena: User, host: FakeHost, steps: int, django_assert_max_num_queries: Any
) -> None:
    draft = filled(client, lena, steps)
    with django_assert_max_num_queries(GET):
        assert client.get(page(draft, "s3")).status_code == 200
    with django_assert_max_num_queries(POST):
        assert post(client, draft, "s3", answers(3), revision=1).status_code == 302
    with django_assert_max_num_queries(8):
        client.get(f"/drafts/{draft.pk}/")
    with django_assert_max_num_queries(6):
        client.get(f"/drafts/{draft.pk}/check/")


@pytest.mark.parametrize("steps", [5, 30])
def test_a_step_asks_no_rules_but_its_own(
    client: Client, lena: User, host: FakeHost, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own and, after a POST, that of the step that follows: whatever the form."""
    draft, asked = filled(client, lena, steps), list[Any]()

    def counted(rule: Any, facts: Any) -> bool:
        asked.append(rule)
        return judge(rule, facts)

    monkeypatch.setattr(rules, "judge", counted)
    client.get(page(draft, "s3"))
    assert len(asked) == 1
    post(client, draft, "s3", answers(3), revision=1)
    assert len(asked) <= 4


def test_sending_costs_the_same_for_any_form(client: Client, draft: Draft, django_assert_max_num_queries: Any) -> None:
    post(client, draft, "start", START)
    with django_assert_max_num_queries(11):
        client.post(f"/drafts/{draft.pk}/submit/")
