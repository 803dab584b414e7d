"""A booked review that moves to another day, and one whose chair comes to be tied to the case."""

import uuid

import pytest
from django.test import Client
from django.utils import timezone

from portal.access import grants
from portal.access.actions import Action
from portal.audit.models import Entry
from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.people.services import allocate
from portal.plans.models import Plan
from portal.reviews.models import EarlierRequest, Review
from portal.reviews.selectors import open_review
from tests.cast import Cast, account, make_person, sign_in
from tests.exclusions import keep_out, terms
from tests.reviews import book, name

from .test_review import ahead, asking, day, naming, page, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines(cast: Cast) -> Person:
    """Ines Vale of Lena's agency chairs reviews and has nothing to do with the case."""
    return make_person("Ines", "Vale", AccountKind.PRACTITIONER, agency="Children's services", job_title="Chair")


@pytest.fixture
def chaired(plan: Plan, cast: Cast, ines: Person) -> Review:
    made = book(plan, cast.lena, ahead(30), today=timezone.localdate())
    name(made, ines, cast.lena)
    return made


@pytest.fixture
def tom(cast: Cast) -> Client:
    return sign_in(Client(), cast.tom)


@pytest.fixture
def chair(ines: Person, chaired: Review) -> Client:
    return sign_in(Client(), ines)


@pytest.mark.requirement("R-002-28")
@pytest.mark.parametrize("how", ["group", "lead", "authoriser"])
def test_who_comes_to_be_tied_to_the_case_chairs_nothing_any_more_and_the_lead_names_another(
    cast: Cast, plan: Plan, chair: Client, ines: Person, chaired: Review, how: str
) -> None:
    Review.objects.update(held_at=timezone.now())
    assert chair.get(page(plan, "review_prepare")).status_code == 200
    today = timezone.localdate()
    match how:
        case "group":
            plan.members.create(person=ines, since=today)
            grants.refresh(plan)
        case "lead":
            allocate(child=plan.child, worker=ines, by=None, today=today, now=timezone.now())
        case _:
            keep_out(plan, cast.piotr, cast, terms(cast, authorised_by=ines), now=timezone.now())
    assert not grants.can(account(ines), Action.CHAIR_REVIEW, plan)
    assert chair.get(page(plan, "review_prepare")).status_code == 404
    other = make_person("Ola", "Marsh", AccountKind.PRACTITIONER, agency="Children's services", job_title="Chair")
    lead = sign_in(Client(), ines if how == "lead" else cast.lena)
    chaired.refresh_from_db()
    assert lead.post(page(plan), naming(chaired, other)).status_code == 302
    assert grants.can(account(other), Action.CHAIR_REVIEW, plan)


@pytest.mark.requirement("R-002-30")
def test_the_lead_moves_it_to_another_day_and_what_was_reported_stays(
    cast: Cast, plan: Plan, tom: Client, lena: Client, chair: Client, chaired: Review
) -> None:
    tom.post(page(plan, "review_report"), {"key": uuid.uuid4(), "text": "QZXREP he comes every day"})
    chaired.refresh_from_db()
    moved = {"do": "move", "revision": chaired.revision, **day(ahead(40))}
    assert tom.post(page(plan), moved).status_code == chair.post(page(plan), moved).status_code == 404
    for wrong in (day(ahead(-1)), {"on_day": ""}):
        assert lena.post(page(plan), moved | wrong).status_code == 422
    assert lena.post(page(plan), moved | {"revision": 99}).status_code == 409
    for _twice in range(2):
        assert lena.post(page(plan), moved).status_code == 302
    review = open_review(plan)
    assert review is not None and (review.pk, review.on) == (chaired.pk, ahead(40))
    assert "QZXREP" in text(chair, page(plan))
    assert Entry.objects.filter(action="review.moved").count() == 1
    tom.post(page(plan, "review_earlier"), asking(ahead(20)))
    yes = {"request": EarlierRequest.objects.get().pk, "answer": "yes", **day(ahead(20))}
    assert chair.post(page(plan, "review_prepare"), yes).status_code == 302
    review.refresh_from_db()
    answer = lena.post(page(plan), moved | {"revision": review.revision, **day(ahead(21))})
    assert answer.status_code == 422 and "cannot be later than that day" in answer.content.decode()
    assert lena.post(page(plan), moved | {"revision": review.revision, **day(ahead(19))}).status_code == 302
