"""What was done is said, and what went wrong says which question it is about."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from portal.plans.models import Plan
from tests.cast import Cast
from tests.dialogue import answered, read_by
from tests.plans import TODAY

pytestmark = pytest.mark.django_db
SAVED = "Saved."


@pytest.fixture
def read(cast: Cast) -> Plan:
    return read_by(cast, cast.dana)


def test_a_reply_and_an_explanation_are_confirmed(cast: Cast, read: Plan, lena: Client) -> None:
    made = answered(read, cast.dana)
    page = reverse("practice:answers", args=[read.pk])
    given = {"answer": made.pk, "key": uuid.uuid4(), "text": "We will look at it.", "language": "en"}
    assert SAVED in lena.post(page, given, follow=True).content.decode()
    explained = {
        "key": uuid.uuid4(), "on_day": TODAY.day, "on_month": TODAY.month, "on_year": TODAY.year, "how": "home",
        "level": "parent", "understood": "yes",
    }  # fmt: skip
    done = lena.post(reverse("practice:explain", args=[read.pk, cast.dana.pk]), explained, follow=True)
    assert SAVED in done.content.decode() and done.redirect_chain


def test_two_unanswered_questions_are_told_apart(cast: Cast, plan: Plan, lena: Client) -> None:
    answer = lena.post(reverse("practice:contacts", args=[plan.pk, cast.dana.pk]), {"do": "keep"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose an answer to “How?”" in html and "Choose an answer to “Is it safe?”" in html


def test_a_page_with_an_error_says_so_in_its_title(cast: Cast, plan: Plan, lena: Client) -> None:
    answer = lena.post(reverse("practice:reader", args=[plan.pk, cast.dana.pk]), {"do": "unshared"})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.content.decode()
