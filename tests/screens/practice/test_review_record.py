"""The record of a review conference and its copies: who reads what, and never a part that is kept from somebody."""

import subprocess
import uuid
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.models import Plan
from portal.reviews.enums import View
from portal.reviews.exceptions import NotGiven
from portal.reviews.models import Addendum, CopyGiven, Record, RecordCopy
from portal.reviews.outcomes import Said
from tests.cast import Cast, make_person, sign_in
from tests.exclusions import keep_out, terms
from tests.plans import make_plan, withhold_from
from tests.reviews import approved, chaired, everybody

pytestmark = pytest.mark.django_db
CANARY, SECRET = "QZXKEPT", "QZXSECRET"


@pytest.fixture
def record(plan: Plan, cast: Cast) -> Record:
    """What Tom and Dana said carries the canary, what Lena said is for the lead alone."""
    ines = make_person("Ines", "Vale", AccountKind.PRACTITIONER, job_title="Chair of conferences")
    review = chaired(plan, ines, cast.lena)
    views = {
        str(cast.tom.pk): Said(View.CONTINUES, f"{CANARY} school"),
        str(cast.lena.pk): Said(View.CONTINUES, SECRET, is_restricted=True),
    }
    family = {str(cast.dana.pk): Said(words=f"{CANARY} mother"), str(cast.piotr.pk): Said(words="I miss Robin")}
    notes = everybody(review, View.CONTINUES, reason="Four evenings alone")
    return approved(review, replace(notes, views=views, family=family))


def at(record: Record, name: str = "review_record", *more: Any) -> str:
    return reverse(f"practice:{name}", args=[record.decision.review.plan_id, record.pk, *more])


def text_of(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def copy_to(client: Client, record: Record, person: Person, *parts: str) -> Any:
    """Make a copy on the screen; the page it leads to."""
    sent = {"key": uuid.uuid4(), "parts": parts}
    return client.post(at(record, "review_copy", person.pk), sent, follow=True)


def every(record: Record) -> list[str]:
    return [one["key"] for one in record.content["parts"]]


@pytest.mark.requirement("R-002-33")
def test_who_works_with_the_plan_reads_it_without_what_is_restricted(lena: Client, record: Record, cast: Cast) -> None:
    for who in (cast.lena, cast.tom, cast.mair):
        html = sign_in(Client(), who).get(at(record)).content.decode()
        assert f"{CANARY} school" in html and (SECRET in html) == (who == cast.lena)
        assert record.content_hash[:12] in html and "Ines Vale" in html
    for other in (cast.mira, cast.owen, cast.dana, cast.pat):
        assert sign_in(Client(), other).get(at(record)).status_code == 404
    wrens = make_plan(cast.wren, cast.lena, cast.lena)
    assert lena.get(reverse("practice:review_record", args=[wrens.pk, record.pk])).status_code == 404
    assert (
        lena.get(reverse("practice:review_record", args=[record.decision.review.plan_id, uuid.uuid4()])).status_code
        == 404
    )


@pytest.mark.requirement("R-002-33")
def test_only_the_lead_adds_to_it_and_once(lena: Client, record: Record, cast: Cast) -> None:
    sent = {"key": uuid.uuid4(), "text": "The day was a Tuesday"}
    assert sign_in(Client(), cast.tom).post(at(record), sent).status_code == 404
    assert [lena.post(at(record), sent).status_code for _twice in range(2)] == [302, 302]
    assert Addendum.objects.count() == 1 and lena.post(at(record), {"key": uuid.uuid4()}).status_code == 422
    for who in (cast.lena, cast.tom):
        assert "The day was a Tuesday" in sign_in(Client(), who).get(at(record)).content.decode()


@pytest.mark.requirement("R-002-33")
def test_copies_are_the_leads_alone(record: Record, cast: Cast) -> None:
    addresses = [
        at(record, "review_copies"),
        at(record, "review_copy", cast.tom.pk),
        at(record, "review_paper", cast.tom.pk),
    ]
    for who in (cast.tom, cast.mair, cast.mira, cast.dana):
        client = sign_in(Client(), who)
        assert [client.get(one).status_code for one in addresses] == [404] * 3
        assert client.post(addresses[1], {"key": uuid.uuid4()}).status_code == 404
    lena = sign_in(Client(), cast.lena)
    assert lena.get(at(record, "review_paper", cast.tom.pk)).status_code == 404  # none was made
    for person in (cast.ada, cast.mira, cast.amina):  # they have no part in it
        assert lena.get(at(record, "review_copy", person.pk)).status_code == 404


@pytest.mark.requirement("R-002-33")
def test_a_copy_for_the_family_holds_what_was_chosen(lena: Client, record: Record, cast: Cast) -> None:
    page = copy_to(lena, record, cast.piotr)
    assert page.status_code == 422 and "Choose at least one thing." in page.content.decode()
    assert copy_to(lena, record, cast.piotr, f"view:{cast.lena.pk}").status_code == 422  # it is not offered
    assert not RecordCopy.objects.exists()
    html = copy_to(lena, record, cast.piotr, "decision", "reason", f"family:{cast.piotr.pk}").content.decode()
    assert "Four evenings alone" in html and "I miss Robin" in html and CANARY not in html and SECRET not in html
    paper = lena.get(at(record, "review_paper", cast.piotr.pk))
    assert paper["Content-Type"] == "application/pdf" and "no-store" in paper["Cache-Control"]
    said = text_of(paper.content)
    assert "Four evenings alone" in said and "Copy for Piotr Green" in said.replace("\u2068", "").replace("\u2069", "")
    assert CANARY not in said and "Piotr" not in paper["Content-Disposition"]


@pytest.mark.requirement("R-002-33", "R-002-18")
def test_an_excluded_father_gets_no_word_of_what_is_kept_from_him(
    lena: Client, plan: Plan, record: Record, cast: Cast
) -> None:
    before = copy_to(lena, record, cast.piotr, *(one for one in every(record) if one != f"view:{cast.lena.pk}"))
    assert CANARY in before.content.decode()
    keep_out(plan, cast.piotr, cast, terms(cast), now=timezone.now())
    form = lena.get(at(record, "review_copy", cast.piotr.pk)).content.decode()  # the copy made before is closed
    assert "What others said is not offered" in form and f'value="view:{cast.tom.pk}"' not in form
    assert lena.get(at(record, "review_paper", cast.piotr.pk)).status_code == 404
    assert "Something was decided about them since." in lena.get(at(record, "review_copies")).content.decode()
    stale = {"do": "given", "copy": RecordCopy.objects.get().pk}
    assert lena.post(at(record, "review_copy", cast.piotr.pk), stale).status_code == 409
    assert not CopyGiven.objects.exists()
    assert copy_to(lena, record, cast.piotr, *every(record)).status_code == 422
    html = copy_to(lena, record, cast.piotr, "decision", "reason", f"family:{cast.piotr.pk}").content.decode()
    paper = lena.get(at(record, "review_paper", cast.piotr.pk)).content
    newest = RecordCopy.objects.order_by("made_at").last()
    assert newest is not None
    for output in (html, text_of(paper), paper.decode("latin-1"), str(newest.content)):
        assert CANARY not in output and SECRET not in output


@pytest.mark.requirement("R-002-33", "R-004-08")
def test_from_whom_the_whole_plan_is_withheld_there_is_no_copy(
    lena: Client, plan: Plan, record: Record, cast: Cast
) -> None:
    copy_to(lena, record, cast.dana, "decision")
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    assert "Dana" not in lena.get(at(record, "review_copies")).content.decode()
    for name in ("review_copy", "review_paper"):
        assert lena.get(at(record, name, cast.dana.pk)).status_code == 404
    assert lena.post(at(record, "review_copy", cast.dana.pk), {"key": uuid.uuid4()}).status_code == 404


@pytest.mark.requirement("R-002-33")
def test_a_copy_is_handed_over_once(lena: Client, record: Record, cast: Cast) -> None:
    html = copy_to(lena, record, cast.tom).content.decode()
    assert f"{CANARY} school" in html and SECRET not in html
    sent = {"do": "given", "copy": RecordCopy.objects.get().pk}
    for _twice in range(2):
        assert lena.post(at(record, "review_copy", cast.tom.pk), sent).status_code == 302
    assert CopyGiven.objects.count() == 1
    copy_to(lena, record, cast.lena)
    rows = lena.get(at(record, "review_copies")).content.decode()
    assert "Given on" in rows and rows.count("A part of the record") == rows.count("The whole record") == 1
    assert "Make the copy" in lena.get(at(record, "review_copy", cast.tom.pk) + "?anew").content.decode()


def test_a_decision_at_the_last_moment_asks_for_another_copy(lena: Client, record: Record, cast: Cast) -> None:
    copy_to(lena, record, cast.tom)
    sent = {"do": "given", "copy": RecordCopy.objects.get().pk}
    with patch("portal.practice.views.review_record.give_copy", side_effect=NotGiven):
        assert lena.post(at(record, "review_copy", cast.tom.pk), sent).status_code == 409


def test_how_many_queries_it_takes_does_not_grow(
    lena: Client, record: Record, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    copy_to(lena, record, cast.tom)
    lena.get(at(record))
    for path, most in (
        (at(record), 14),
        (at(record, "review_copies"), 24),
        (at(record, "review_copy", cast.tom.pk), 24),
    ):
        with django_assert_max_num_queries(most):
            assert lena.get(path).status_code == 200
