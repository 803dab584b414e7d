"""A review conference is booked, gets a chair who is independent, and is prepared."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from content.api import create_manual, set_up
from portal.audit.models import Entry
from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.models import Plan
from portal.procedures.models import Jurisdiction
from portal.register.enums import KeeperRole
from portal.register.services import name_keeper, register
from portal.reviews.models import EarlierRequest, Invitation, Review, ReviewReport
from portal.reviews.selectors import open_review
from tests.cast import Cast, account, make_person, sign_in
from tests.exclusions import keep_out, terms
from tests.plans import NOW
from tests.reviews import book, name

from .test_policy_text import SHAPE

pytestmark = pytest.mark.django_db
QUERIES = 45
MISSING = "No page of the manual says what a review is for."


def page(plan: Plan, name: str = "review") -> str:
    return reverse(f"practice:{name}", args=[plan.pk])


def day(on: date) -> dict[str, int]:
    return {"on_day": on.day, "on_month": on.month, "on_year": on.year}


def ahead(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def ines(cast: Cast) -> Person:
    """Ines Vale of Lena's agency chairs reviews and has nothing to do with the case."""
    return make_person("Ines", "Vale", AccountKind.PRACTITIONER, agency="Children's services", job_title="Chair")


@pytest.fixture
def review(plan: Plan, cast: Cast) -> Review:
    return book(plan, cast.lena, ahead(30), today=timezone.localdate())


@pytest.fixture
def chaired(review: Review, ines: Person, cast: Cast) -> Review:
    name(review, ines, cast.lena)
    return review


@pytest.fixture
def tom(cast: Cast) -> Client:
    return sign_in(Client(), cast.tom)


@pytest.fixture
def chair(ines: Person, chaired: Review) -> Client:
    return sign_in(Client(), ines)


def booking(on: date, **other: Any) -> dict[str, Any]:
    return {"do": "book", "key": uuid.uuid4(), **day(on)} | other


def naming(review: Review, chair: Person | None, **other: Any) -> dict[str, Any]:
    return {"do": "chair", "revision": review.revision, "chair": chair.pk if chair else ""} | other


def inviting(*people: Person, **other: Any) -> dict[str, Any]:
    given = {"do": "invite", "key": uuid.uuid4(), "people": [one.pk for one in people], "way": "letter"}
    return given | day(timezone.localdate()) | other


def asking(on: date, **other: Any) -> dict[str, Any]:
    return {"key": uuid.uuid4(), "reason": "QZXWHY it gets worse", **day(on)} | other


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_only_who_has_a_part_gets_each_page(cast: Cast, plan: Plan, chaired: Review, ines: Person) -> None:
    wanted = {
        "review": {cast.lena, cast.tom, cast.mair, ines},
        "review_prepare": {ines},
        "review_earlier": {cast.lena, cast.tom},
        "review_report": {cast.lena, cast.tom},
    }
    for who in (cast.lena, cast.tom, cast.mair, ines, cast.owen, cast.mira, cast.dana, cast.joan):
        client = sign_in(Client(), who)
        for one, may in wanted.items():
            assert client.get(page(plan, one)).status_code == (200 if who in may else 404), (str(who), one)
            if who not in may:
                assert client.post(page(plan, one), {}).status_code == 404
    for one in wanted:
        assert Client().get(page(plan, one)).status_code == 302


def test_the_lead_alone_books_names_and_invites(cast: Cast, plan: Plan, review: Review, tom: Client) -> None:
    html = text(tom, page(plan))
    assert "<select" not in html and 'name="do"' not in html
    for sent in (booking(ahead(9)), naming(review, cast.mira), inviting(cast.dana), {"do": "ask"}):
        assert tom.post(page(plan), sent).status_code == 404
    assert sign_in(Client(), cast.lena).post(page(plan), {"do": "other"}).status_code == 404


@pytest.mark.requirement("R-002-30")
def test_booking_asks_everybody_for_a_report_once(cast: Cast, plan: Plan, lena: Client) -> None:
    assert "Not booked" in text(lena, page(plan))
    assert lena.post(page(plan), booking(ahead(-1))).status_code == 422
    assert lena.post(page(plan), {"do": "book", "key": uuid.uuid4()}).status_code == 422
    sent = booking(ahead(30))
    for _twice in range(2):
        assert lena.post(page(plan), sent).status_code == 302
    assert lena.post(page(plan), booking(ahead(31))).status_code == 409
    review = Review.objects.get()
    assert {one.person for one in review.report_requests.all()} == {cast.lena, cast.tom}
    html = text(lena, page(plan))
    assert "Nobody is named yet" in html and html.count("Missing") == 2 and ahead(25).isoformat() in html
    assert "Name a chair for the review conference" in text(lena, reverse("practice:plan", args=[plan.pk]))


@pytest.mark.requirement("R-002-28")
def test_the_team_manager_is_refused_as_chair_and_somebody_independent_is_not(
    cast: Cast, plan: Plan, review: Review, lena: Client, ines: Person
) -> None:
    refused = lena.post(page(plan), naming(review, cast.mair))
    assert refused.status_code == 422
    assert "They answer for the work on this case, or have answered for it." in refused.content.decode()
    assert lena.post(page(plan), naming(review, None)).status_code == 422
    assert not open_review(plan).chair  # type: ignore[union-attr]
    sent = naming(review, ines)
    for _twice in range(2):
        assert lena.post(page(plan), sent).status_code == 302
    assert "Ines Vale" in text(lena, page(plan))
    newer = lena.post(page(plan), naming(review, cast.mira))  # of the revision before
    assert newer.status_code == 409 and "Something changed meanwhile" in newer.content.decode()
    assert open_review(plan).chair == ines  # type: ignore[union-attr]


@pytest.mark.requirement("R-002-29")
def test_invitations_are_recorded_and_nobody_who_is_kept_out_is_offered(
    cast: Cast, plan: Plan, review: Review, lena: Client
) -> None:
    today = timezone.localdate()
    given = terms(cast, since=today, until=ahead(90), review_on=ahead(30))
    keep_out(plan, cast.piotr, cast, given, today=today)
    html = text(lena, page(plan))
    assert f'value="{cast.dana.pk}"' in html and f'value="{cast.piotr.pk}"' not in html
    refused: list[dict[str, Any]] = [{"people": []}, {"way": ""}, day(ahead(1)), {"people": [cast.piotr.pk]}]
    for wrong in refused:
        assert lena.post(page(plan), inviting(cast.dana) | wrong).status_code == 422
    sent = inviting(cast.dana, cast.tom)
    for _twice in range(2):
        assert lena.post(page(plan), sent).status_code == 302
    assert {one.person for one in Invitation.objects.all()} == {cast.dana, cast.tom}
    assert "By letter" in text(lena, page(plan)).partition("Record an invitation")[0]


@pytest.mark.requirement("R-002-30")
def test_a_member_writes_a_report_and_lead_and_chair_see_whose_is_missing(
    cast: Cast, plan: Plan, lena: Client, tom: Client, chair: Client
) -> None:
    assert tom.post(page(plan, "review_report"), {"key": uuid.uuid4(), "text": " "}).status_code == 422
    sent = {"key": uuid.uuid4(), "text": "QZXREPORT on time each day"}
    for _twice in range(2):
        assert tom.post(page(plan, "review_report"), sent).status_code == 302
    assert ReviewReport.objects.get().person == cast.tom
    for client, path in ((lena, page(plan)), (chair, page(plan, "review_prepare"))):
        html = text(client, path)
        assert "QZXREPORT" in html and html.count("Missing") == 1
    assert "QZXREPORT" in text(tom, page(plan, "review_report"))
    assert "QZXREPORT" not in text(sign_in(Client(), cast.mair), page(plan))
    given = {"key": uuid.uuid4(), "text": "QZXOWN", "person": cast.lena.pk}
    assert lena.post(page(plan, "review_report"), given).status_code == 302
    assert "Every report is here." in text(chair, page(plan, "review_prepare"))


def test_who_joins_later_is_asked_too(cast: Cast, plan: Plan, review: Review, lena: Client, ines: Person) -> None:
    assert "Not asked yet" not in text(lena, page(plan))
    plan.members.create(person=cast.owen, since=timezone.localdate())
    plan.child.relationships.create(person=cast.owen, relation="practitioner")
    name(review, ines, cast.lena)
    for client, path in ((lena, page(plan)), (sign_in(Client(), ines), page(plan, "review_prepare"))):
        assert "Not asked yet" in text(client, path)
    for _twice in range(2):
        assert lena.post(page(plan), {"do": "ask"}).status_code == 302
    assert review.report_requests.count() == 3 and "Not asked yet" not in text(lena, page(plan))


@pytest.mark.requirement("R-002-26")
def test_the_agenda_says_what_the_policy_says_the_review_is_for(plan: Plan, chair: Client) -> None:
    assert MISSING in text(chair, page(plan, "review_prepare"))
    set_up()
    create_manual(key="invented", jurisdiction="england", shape=SHAPE)
    Jurisdiction.objects.filter(key="england").update(review_page="core-group")
    html = text(chair, page(plan, "review_prepare"))
    assert "Together we make the plan <b>work</b>." in html and MISSING not in html


@pytest.mark.requirement("R-002-34")
def test_a_request_goes_to_the_chair_and_the_new_day_stands_everywhere(
    cast: Cast, plan: Plan, tom: Client, lena: Client, chair: Client, chaired: Review
) -> None:
    for wrong in ({"reason": ""}, day(ahead(30)), day(timezone.localdate()), {"on_day": ""}):
        assert tom.post(page(plan, "review_earlier"), asking(ahead(10)) | wrong).status_code == 422
    sent = asking(ahead(10))
    for _twice in range(2):
        assert tom.post(page(plan, "review_earlier"), sent).status_code == 302
    request = EarlierRequest.objects.get()
    assert "QZXWHY" in text(tom, page(plan)) and "QZXWHY" not in text(sign_in(Client(), cast.mair), page(plan))
    agenda, yes = page(plan, "review_prepare"), {"request": request.pk, "answer": "yes", **day(ahead(11))}
    assert "QZXWHY" in text(chair, agenda)
    for wrong in ({"answer": ""}, {"answer": "no"}, day(ahead(30)), {"on_day": "", "on_month": "", "on_year": ""}):
        assert chair.post(agenda, yes | wrong).status_code == 422
    assert lena.post(agenda, yes).status_code == 404
    assert chair.post(agenda, {"request": uuid.uuid4()}).status_code == 404
    for _twice in range(2):
        assert chair.post(agenda, yes).status_code == 302
    assert open_review(plan).on == ahead(11)  # type: ignore[union-attr]
    for client in (tom, lena, chair):
        assert ahead(11).isoformat() in text(client, page(plan)) and "Accepted" in text(client, page(plan))
    register(plan=plan, by=account(cast.lena), now=NOW)
    name_keeper(
        place="england", person=cast.mira, role=KeeperRole.CUSTODIAN, since=timezone.localdate(), now=timezone.now()
    )
    keeper = sign_in(Client(), cast.mira)
    for path in ("/register/england/", f"/register/england/children/{plan.pk}/"):
        assert f'datetime="{ahead(11).isoformat()}"' in text(keeper, path)
    logged = Entry.objects.filter(action__in=["review.earlier_asked", "review.earlier_decided"]).order_by("pk")
    assert [one.action for one in logged] == ["review.earlier_asked", "review.earlier_decided"]


@pytest.mark.requirement("R-002-34")
def test_a_refusal_is_shown_with_its_reason_to_who_asked(plan: Plan, tom: Client, chair: Client) -> None:
    tom.post(page(plan, "review_earlier"), asking(ahead(10)))
    no = {"request": EarlierRequest.objects.get().pk, "answer": "no", "reason": "QZXNO the assessment is not there"}
    assert chair.post(page(plan, "review_prepare"), no).status_code == 302
    html = text(tom, page(plan))
    assert "Refused" in html and "QZXNO" in html and open_review(plan).on == ahead(30)  # type: ignore[union-attr]


def test_once_it_is_held_nothing_of_it_is_prepared(
    plan: Plan, lena: Client, tom: Client, chair: Client, chaired: Review, ines: Person
) -> None:
    tom.post(page(plan, "review_earlier"), asking(ahead(10)))
    Review.objects.filter(pk=chaired.pk).update(held_at=timezone.now())
    moving = {"do": "move", "revision": chaired.revision, **day(ahead(40))}
    for sent in (moving, inviting(ines), {"do": "ask"}):
        assert lena.post(page(plan), sent).status_code == 404
    own = text(lena, page(plan))
    assert not any(f'value="{do}"' in own for do in ("move", "invite", "ask")) and 'value="chair"' in own
    assert "<textarea" not in text(chair, page(plan, "review_prepare"))
    assert tom.get(page(plan, "review_report")).status_code == 404


def test_queries_do_not_grow_with_people_and_requests(
    cast: Cast, plan: Plan, lena: Client, tom: Client, chair: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for number in range(6):
        person = make_person(f"Kay{number}", "Ode", AccountKind.PRACTITIONER, agency="Children's services")
        plan.members.create(person=person, since=timezone.localdate())
        plan.child.relationships.create(person=person, relation="practitioner")
        tom.post(page(plan, "review_earlier"), asking(ahead(10)))
        tom.post(page(plan, "review_report"), {"key": uuid.uuid4(), "text": "x"})
    lena.post(page(plan), {"do": "ask"})
    lena.post(page(plan), inviting(cast.dana, cast.tom))
    for client, path in ((lena, page(plan)), (chair, page(plan)), (chair, page(plan, "review_prepare")),
                         (tom, page(plan, "review_report")), (tom, page(plan, "review_earlier"))):  # fmt: skip
        with django_assert_max_num_queries(QUERIES):
            assert client.get(path).status_code == 200
