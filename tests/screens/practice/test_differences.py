"""Differences between practitioners: raised by anybody who works with the plan, moved on, settled."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale

from portal.escalation.models import Difference, DifferenceStep
from portal.escalation.services import move_on
from portal.plans.models import Plan
from portal.procedures.models import LocalContact
from tests.cast import Cast, account, sign_in
from tests.differences import differ, make_stages

pytestmark = pytest.mark.django_db
LIST_QUERIES = 15
ONE_QUERIES = 15


@pytest.fixture
def tom(cast: Cast, plan: Plan) -> Client:
    """Signed in as Tom, of the core group; England has its stages."""
    make_stages()
    return sign_in(Client(), account(cast.tom))


def page(plan: Plan) -> str:
    return reverse("practice:differences", args=[plan.pk])


def one(made: Difference) -> str:
    return reverse("practice:difference", args=[made.plan_id, made.pk])


def words(**other: Any) -> dict[str, Any]:
    return {"key": uuid.uuid4(), "about": "Fridays", "view": "Enough", "other": "Ben, recovery service", **other}


def move(**other: Any) -> dict[str, Any]:
    return {"key": uuid.uuid4(), "seen": 0, "tried": "We talked", **other}


def end(**other: Any) -> dict[str, Any]:
    return {"key": uuid.uuid4(), "seen": 0, "settled": "A visit", "change": "One more action", **other}


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.requirement("R-004-73")
def test_a_colleague_raises_moves_on_and_settles(tom: Client, lena: Client, cast: Cast, plan: Plan) -> None:
    assert tom.post(page(plan), words()).status_code == 302
    made = Difference.objects.get()
    listed = text(lena, page(plan))
    assert "Ben, recovery service" in listed and "Talk" in listed
    assert "Settle a difference between practitioners" in text(lena, reverse("practice:plan", args=[plan.pk]))
    shown = text(lena, one(made))
    assert "Senior managers" in shown and "within 3 working days" in shown
    assert lena.post(one(made), move()).status_code == 302
    shown = text(tom, one(made))
    assert "We talked" in shown and "This is the last stage here." in shown
    assert tom.post(one(made), end(seen=1)).status_code == 302
    shown = text(lena, one(made))
    assert "One more action" in shown and "A visit" in shown
    assert 'name="tried"' not in shown and 'name="settled"' not in shown
    assert "Settle a difference between practitioners" not in text(lena, reverse("practice:plan", args=[plan.pk]))


@pytest.mark.requirement("R-004-73")
def test_a_stage_that_is_over_shows_on_the_plan_and_in_the_list(tom: Client, cast: Cast, plan: Plan) -> None:
    differ(plan, cast.tom, today=timezone.localdate() - timedelta(days=14))
    for address in (page(plan), one(Difference.objects.get()), reverse("practice:plan", args=[plan.pk])):
        assert "Overdue" in text(tom, address)


@pytest.mark.requirement("R-004-73")
def test_danger_stands_first_with_whom_to_ring(tom: Client, cast: Cast, plan: Plan) -> None:
    english = Locale.objects.get(language_code="en")
    for key, phone in (("duty", "01632 960110"), ("emergency", "01632 960100"), ("unit", "01632 960120")):
        LocalContact.objects.create(
            jurisdiction="england", key=key, name=f"The {key} team", phone=phone, locale=english
        )
    made = differ(plan, cast.tom)
    for address in (page(plan), one(made)):
        shown = text(tom, address)
        assert "If a child is in danger now" in shown and 'href="tel:01632960110"' in shown
        assert 'href="tel:01632960100"' in shown and "960120" not in shown
        assert shown.index("tel:01632960110") < shown.index("Ben Carr")


def test_every_word_is_asked_for_and_what_was_typed_stays(tom: Client, cast: Cast, plan: Plan) -> None:
    refused = tom.post(page(plan), words(view=" ", about="KEPT"))
    html = refused.content.decode()
    assert refused.status_code == 422 and "Write down how they see it." in html and "KEPT" in html
    made = differ(plan, cast.tom)
    for given, message in (
        (move(tried=""), "Write down what was tried."),
        (end(change=""), "Write down what changes for the plan."),
    ):
        refused = tom.post(one(made), given)
        html = refused.content.decode()
        assert refused.status_code == 422 and message in html and html.count('role="alert"') == 1
    assert DifferenceStep.objects.count() == 1


def test_a_step_of_somebody_else_meanwhile_is_shown_first(tom: Client, lena: Client, cast: Cast, plan: Plan) -> None:
    made = differ(plan, cast.tom)
    lena.post(one(made), move(tried="Lena did"))
    late = tom.post(one(made), move(tried="TYPED by Tom"))
    html = late.content.decode()
    assert late.status_code == 409 and "Somebody took a step meanwhile" in html and "Lena did" in html
    lena.post(one(made), end(seen=1))
    late = tom.post(one(made), end(seen=1, settled="TYPED by Tom"))
    assert late.status_code == 409 and "TYPED by Tom" in late.content.decode()
    assert DifferenceStep.objects.count() == 3


def test_a_step_taken_while_ones_own_was_on_its_way_is_shown_and_the_next_press_counts(
    tom: Client, cast: Cast, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = differ(plan, cast.tom)

    def late(**given: Any) -> DifferenceStep:
        if made.steps.count() == 1:
            move_on(**given | {"key": uuid.uuid4(), "tried": "Lena did", "by": account(cast.lena)})
        return move_on(**given)

    monkeypatch.setattr("portal.practice.views.differences.move_on", late)
    answer = tom.post(one(made), move(tried="TYPED by Tom"))
    html = answer.content.decode()
    assert answer.status_code == 409 and "TYPED by Tom" in html and "Lena did" in html
    assert 'name="seen" value="1"' in html and 'name="seen" value="0"' not in html


def test_a_second_press_is_the_first_one(tom: Client, plan: Plan) -> None:
    given = words()
    assert tom.post(page(plan), given).url == tom.post(page(plan), given).url  # type: ignore[attr-defined]
    assert Difference.objects.count() == 1


def test_what_was_typed_after_the_session_ended_is_not_lost(cast: Cast, plan: Plan) -> None:
    response = Client().post(page(plan), words(about="LONG TEXT", view="OTHER TEXT"))
    html = response.content.decode()
    assert response.status_code == 403 and "LONG TEXT" in html and "OTHER TEXT" in html


@pytest.mark.requirement("R-004-73", "R-X-03")
def test_only_who_works_with_the_plan_sees_it(tom: Client, cast: Cast, plan: Plan) -> None:
    made = differ(plan, cast.tom)
    for client in (sign_in(Client(), account(cast.owen)), sign_in(Client(), account(cast.dana))):
        for address in (page(plan), one(made)):
            assert client.get(address).status_code == 404
            assert client.post(address, words() | move()).status_code == 404
    other = reverse("practice:difference", args=[plan.pk, uuid.uuid4()])
    assert tom.get(other).status_code == 404


def test_stages_are_said_in_welsh(tom: Client, cast: Cast, plan: Plan) -> None:
    made = differ(plan, cast.tom)
    tom.cookies["django_language"] = "cy"
    shown = text(tom, one(made))
    assert "Siarad" in shown and '<span lang="en">' not in shown.split("<main")[1].split("</dl>")[0]
    translation.activate("en")


def test_the_cost_of_the_screens(
    tom: Client, cast: Cast, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(4):
        made = differ(plan, cast.tom)
    with django_assert_max_num_queries(LIST_QUERIES):
        tom.get(page(plan))
    with django_assert_max_num_queries(ONE_QUERIES):
        tom.get(one(made))
