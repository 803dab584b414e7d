"""Holding a review conference: who may, what is missing, nothing typed is lost, and approving it once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.access import grants
from portal.access.actions import Action
from portal.people.enums import AccountKind
from portal.people.models import Person
from portal.plans.enums import PlanState
from portal.plans.models import Plan
from portal.procedures.models import Jurisdiction
from portal.reviews.models import Record, Review, ReviewNotes
from portal.reviews.rows import notes_of
from tests.cast import Cast, account, make_person, sign_in
from tests.local_terms import make_terms
from tests.plans import make_plan
from tests.reviews import chaired

pytestmark = pytest.mark.django_db
Fields = dict[str, Any]


@pytest.fixture
def ines(cast: Cast) -> Person:
    """She chairs reviews and has nothing to do with any case."""
    return make_person("Ines", "Vale", AccountKind.PRACTITIONER, job_title="Chair of conferences")


@pytest.fixture
def review(plan: Plan, cast: Cast, ines: Person) -> Review:
    """Held in March, chaired by Ines; Robin's plan has Lena, Tom and Joan in its group."""
    return chaired(plan, ines, cast.lena)


@pytest.fixture
def chair(client: Client, ines: Person, review: Review) -> Client:
    """Ines, signed in."""
    return sign_in(client, ines)


@pytest.fixture
def said(cast: Cast) -> Callable[..., Fields]:
    """What the chair sends where everybody came; `risk`: "continues" or "over"."""

    def fields(risk: str = "continues", **other: Any) -> Fields:
        people = (cast.robin.person, cast.dana, cast.piotr, cast.joan)
        sent: Fields = {"revision": 0, "at_risk": "yes" if risk == "continues" else "no", "outcomes": ["continue"]}
        sent |= {f"{one.pk}-came": "came" for one in (*people, cast.lena, cast.tom)}
        sent |= {f"{one.pk}-view": risk for one in (cast.lena, cast.tom)}
        if risk == "over":
            sent |= {"outcomes": ["off"], "ongoing_need": "no", "follow_on": "They manage"}
        return sent | {"do": "finish"} | other

    return fields


def at(plan: Plan, name: str = "review_hold") -> str:
    return reverse(f"practice:{name}", args=[plan.pk])


def errors(page: str) -> list[str]:
    """What stands in the summary of errors."""
    inside = page.partition("govuk-error-summary__list")[2].partition("</ul>")[0]
    return [one.partition("</")[0].rpartition(">")[2] for one in inside.split("<li>")[1:]]


def test_the_risk_is_asked_for_in_the_words_of_the_place(chair: Client, plan: Plan) -> None:
    make_terms()
    page = chair.get(at(plan)).content.decode()
    assert "Is the child still at risk?" in page and "Significant harm" in page


@pytest.mark.requirement("R-002-25")
def test_only_the_chair_holds_it(cast: Cast, plan: Plan, review: Review, said: Callable[..., Fields]) -> None:
    for who in (cast.lena, cast.tom, cast.mair, cast.mira, cast.dana, cast.pat):
        client = sign_in(Client(), who)
        for name in ("review_hold", "review_approve"):
            assert client.get(at(plan, name)).status_code == 404
            assert client.post(at(plan, name), said()).status_code == 404
    assert not ReviewNotes.objects.exists()


@pytest.mark.requirement("R-002-25")
def test_without_a_decision_it_is_not_finished_and_what_was_typed_is_kept(
    chair: Client, plan: Plan, review: Review, said: Callable[..., Fields], cast: Cast
) -> None:
    sent = said(at_risk="", reason="Four evenings") | {f"{cast.tom.pk}-said": "He is on time"}
    page = chair.post(at(plan), sent)
    assert page.status_code == 422
    html = page.content.decode()
    assert errors(html) == ["Decide whether the child is still at risk. Without it nothing can be finished."]
    assert "Four evenings" in html and "He is on time" in html
    assert notes_of(review)[0].reason == "Four evenings"
    assert chair.get(at(plan, "review_approve")).status_code == 302  # back to what is missing
    assert chair.post(at(plan, "review_approve"), {"revision": 1}).status_code == 302
    assert not Record.objects.exists()
    again = chair.post(at(plan), said() | {"revision": 1})  # the page that was shown carries the newer revision
    assert again.status_code == 302 and 'name="revision" value="1"' in html


def test_everything_that_is_missing_is_said_at_its_place(chair: Client, plan: Plan, cast: Cast) -> None:
    html = chair.post(at(plan), {"revision": 0, "do": "finish"}).content.decode()
    found = errors(html)
    assert len(found) == 6 + 2 + 2  # who came, two views, the decision and what follows
    assert "Choose whether Dana Green came." in found and "Choose what follows." in found
    assert f'href="#id_{cast.tom.pk}-view_0"' in html or f'href="#id_{cast.tom.pk}-view"' in html


@pytest.mark.requirement("R-002-31")
def test_split_views_need_a_reason(chair: Client, plan: Plan, said: Callable[..., Fields], cast: Cast) -> None:
    split = said() | {f"{cast.tom.pk}-view": "over"}
    html = chair.post(at(plan), split).content.decode()
    assert errors(html) == ["Views differ. Write down why you decide so."]
    assert chair.post(at(plan), split | {"revision": 1, "reason": "The log"}).status_code == 302
    chair.post(at(plan, "review_approve"), {"revision": 2})
    assert Record.objects.get().decision.reason == "The log"


@pytest.mark.requirement("R-002-32")
@pytest.mark.parametrize(
    ("risk", "other", "text"),
    [
        ("continues", {"outcomes": ["off"], "ongoing_need": "no", "follow_on": "x"},
         "The child is still at risk: the name stays on the register."),
        ("over", {"outcomes": ["continue"]},
         "The child is not at risk any more: the name comes off the register, nothing else."),
        ("continues", {"outcomes": ["continue", "plan"], "change": "x"}, "These cannot be chosen together."),
        ("continues", {"outcomes": ["plan"]}, "Write down what changes in the plan."),
        ("continues", {"outcomes": ["category"]}, "Choose the category."),
        ("over", {"ongoing_need": ""}, "Choose whether help is still needed."),
        ("over", {"follow_on": " "}, "Write down what help goes on, or why none."),
    ],
)  # fmt: skip
def test_each_outcome_asks_for_what_it_needs(
    chair: Client, plan: Plan, said: Callable[..., Fields], risk: str, other: Fields, text: str
) -> None:
    page = chair.post(at(plan), said(risk, **other))
    assert page.status_code == 422 and errors(page.content.decode()) == [text]


def test_with_fewer_agencies_than_needed_it_is_said_why(chair: Client, plan: Plan, said: Callable[..., Fields]) -> None:
    assert 'name="few"' not in chair.get(at(plan)).content.decode()
    Jurisdiction.objects.filter(key=plan.jurisdiction).update(quorum_agencies=2)
    assert "2 agencies besides the one that leads" in chair.get(at(plan)).content.decode()
    html = chair.post(at(plan), said()).content.decode()
    assert errors(html) == ["Write down why it is held with so few agencies."]
    chair.post(at(plan), said(few="Two were ill") | {"revision": 1})
    chair.post(at(plan, "review_approve"), {"revision": 2})
    held = Review.objects.get().attendances.get()
    assert (held.agencies, held.needed, held.reason) == (1, 2, "Two were ill")
    assert "Two were ill" in str(Record.objects.get().content)


def test_unfinished_things_are_kept_for_later(chair: Client, plan: Plan, review: Review, cast: Cast) -> None:
    sent = {"revision": 0, "do": "save", f"{cast.dana.pk}-said": "I moved house", "reason": "So far"}
    assert chair.post(at(plan), sent).status_code == 302
    html = chair.get(at(plan)).content.decode()
    assert "I moved house" in html and "So far" in html
    review.refresh_from_db()
    assert review.held_at is not None
    stale = chair.post(at(plan), sent | {"reason": "From another tab"})
    html = stale.content.decode()
    assert stale.status_code == 409 and "From another tab" in html and notes_of(review)[0].reason == "So far"
    assert errors(html) == ["Something changed meanwhile. Look again before you save."]


def test_what_was_typed_after_the_session_ended_is_shown_again(plan: Plan, review: Review, cast: Cast) -> None:
    sent = {f"{cast.dana.pk}-said": "I moved house", "few": "Snow", "follow_on": "A worker"}
    html = Client().post(at(plan), sent).content.decode()
    assert all(words in html for words in sent.values())


def test_too_much_and_nonsense_are_refused(chair: Client, plan: Plan, said: Callable[..., Fields], cast: Cast) -> None:
    for wrong in ({"reason": "x" * 4001}, {"outcomes": ["other"]}, {f"{cast.tom.pk}-view": "maybe"}, {"revision": ""}):
        assert chair.post(at(plan), said(**wrong)).status_code == 422
    assert not ReviewNotes.objects.exists()
    chair.post(at(plan), said())
    for revision in ("", "x", "9" * 30, "0"):
        assert chair.post(at(plan, "review_approve"), {"revision": revision}).status_code == 409
    assert not Record.objects.exists()


def test_before_its_day_nothing_is_written_down(
    chair: Client, plan: Plan, review: Review, said: Callable[..., Fields]
) -> None:
    Review.objects.update(on=timezone.localdate() + timedelta(days=3))
    html = chair.get(at(plan)).content.decode()
    assert "from that day on" in html and "at_risk" not in html
    assert chair.post(at(plan), said()).status_code == 404 and not ReviewNotes.objects.exists()


@pytest.mark.requirement("R-002-33")
def test_the_record_is_read_approved_once_and_the_chair_is_out(
    chair: Client, plan: Plan, ines: Person, said: Callable[..., Fields], cast: Cast
) -> None:
    chair.post(at(plan), said() | {f"{cast.tom.pk}-said": "He is on time"})
    html = chair.get(at(plan, "review_approve")).content.decode()
    assert "He is on time" in html and "Tom Bell" in html and 'name="revision" value="1"' in html
    for _twice in range(2):
        answer = chair.post(at(plan, "review_approve"), {"revision": 1})
        assert answer.status_code == 302 and answer["Location"] == reverse("practice:children")
    assert Record.objects.count() == 1 and not grants.can(account(ines), Action.VIEW_PLAN, plan)
    for name in ("review_hold", "review_approve", "plan"):
        assert chair.get(at(plan, name)).status_code == 404


@pytest.mark.requirement("R-002-32")
def test_a_name_comes_off_and_the_plan_ends(
    chair: Client, plan: Plan, said: Callable[..., Fields], review: Review
) -> None:
    chair.post(at(plan), said("over"))
    assert "The plan ends." in chair.get(at(plan, "review_approve")).content.decode()
    chair.post(at(plan, "review_approve"), {"revision": 1})
    plan.refresh_from_db()
    assert plan.state == PlanState.ENDED and plan.registration.review == review.pk


@pytest.mark.requirement("R-002-25")
def test_brothers_and_sisters_are_named_until_each_has_a_decision(
    chair: Client, plan: Plan, ines: Person, cast: Cast, said: Callable[..., Fields]
) -> None:
    wrens = make_plan(cast.wren, cast.lena, cast.lena, [cast.tom])
    chaired(wrens, ines, cast.lena)
    html = chair.get(at(plan)).content.decode()
    assert at(wrens) in html and "Wren Green" in html and "Who came, How practitioners see it, Decision" in html
    chair.post(at(plan), said())
    answer = chair.post(at(plan, "review_approve"), {"revision": 1}, follow=True)
    assert answer.redirect_chain[-1][0] == at(wrens)
    shown = answer.content.decode()
    assert "Still open: 1" in shown and "Wren Green" in shown


def test_how_many_queries_it_takes_does_not_grow(
    chair: Client, plan: Plan, said: Callable[..., Fields], django_assert_max_num_queries: Any, cast: Cast
) -> None:
    chair.get(at(plan))
    with django_assert_max_num_queries(38):
        chair.get(at(plan))
    chair.post(at(plan), said())
    with django_assert_max_num_queries(42):
        assert chair.get(at(plan, "review_approve")).status_code == 200
