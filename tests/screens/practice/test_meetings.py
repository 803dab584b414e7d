"""Core group meetings: how each of the family was involved, and who knows what they are to do."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from portal.dialogue.enums import Said
from portal.people.models import Person
from portal.plans.agenda import line_id
from portal.plans.enums import EventKind, Part
from portal.plans.models import Acknowledgement, CoreGroupMeeting, Involvement, Plan
from portal.plans.selectors import chairs_of
from portal.plans.services import Involved
from portal.practice.selectors.held import practitioners_of
from portal.practice.selectors.meetings import doers_of, family_of
from portal.procedures.selectors import core_group_rules
from tests.cast import Cast, sign_in
from tests.dialogue import LATER, answered
from tests.meetings import meet
from tests.plans import TODAY, Row, make_plan, release_to, text, who, withhold_from, word

pytestmark = pytest.mark.django_db
QUERIES = (
    32  # with engagement, who came, reports, answers, the manual's page, the booking and the record; of any number
)
DAY = {"on_day": "2", "on_month": "3", "on_year": "2026"}


def page(plan: Plan) -> str:
    return reverse("practice:meetings", args=[plan.pk])


def sent(plan: Plan, **other: Any) -> dict[str, Any]:
    """What the form sends when everybody took part."""
    given: dict[str, Any] = DAY | {"key": uuid.uuid4(), "is_clear": "on", "purpose": "Read out at the start"}
    for known in family_of(plan):
        one = known.person.pk
        given |= {
            f"{one}-informed": "on",
            f"{one}-invited": "on",
            f"{one}-part": "present",
            f"{one}-how": "In the room",
            f"{one}-engaged": "engaged",
        }
    given |= {f"member-{one.pk}-came": "came" for one in practitioners_of(plan)} | written(plan)
    return given | {"child-came": "whole"} | other


def written(plan: Plan) -> dict[str, Any]:
    """What the form sends of the record, as of the first meeting and as of a later one: all was done."""
    here = core_group_rules(plan.jurisdiction)
    given: dict[str, Any] = {"decided": "We go on", "language": "en", "chair": chairs_of(plan, any_chair=False)[0].pk}
    given |= {f"agenda-{line_id(line)}-became": "done" for line in here.agenda}
    return given | {part: [line_id(one) for one in lines] for part, lines in here.lists(is_first=False).items()}


def left_out(person: Person) -> dict[str, str]:
    return {f"{person.pk}-part": "none", f"{person.pk}-how": "Nobody rang him", f"{person.pk}-invited": ""}


@pytest.mark.requirement("R-004-16")
def test_it_asks_about_the_child_the_parents_and_family_in_the_group(cast: Cast, plan: Plan) -> None:
    assert {one.person for one in family_of(plan)} == {cast.robin.person, cast.dana, cast.piotr, cast.joan}
    withhold_from(plan, cast.piotr, cast.lena, cast.mira)
    assert cast.piotr not in {one.person for one in family_of(plan)}


@pytest.mark.requirement("R-004-16")
def test_who_was_not_involved_is_flagged_to_the_lead(lena: Client, cast: Cast, plan: Plan) -> None:
    assert lena.post(page(plan), sent(plan, **left_out(cast.piotr))).status_code == 302
    flagged = [one.person for one in Involvement.objects.all() if not one.is_involved]
    assert flagged == [cast.piotr] and Involvement.objects.count() == 4
    html = lena.get(page(plan)).content.decode()
    assert html.count("Not involved") == 1 and "Nobody rang him" in html and "Was not invited" in html
    front = lena.get(reverse("practice:plan", args=[plan.pk])).content.decode()
    assert "Not involved in the last core group meeting" in front
    assert plan.events.filter(kind=EventKind.CORE_GROUP, on=TODAY).exists()  # the next one is due from this one


@pytest.mark.requirement("R-004-16")
def test_heard_another_way_is_involved_and_everybody_needs_a_word(lena: Client, cast: Cast, plan: Plan) -> None:
    dana = cast.dana.pk
    silent = sent(plan, **{f"{dana}-part": "", f"{cast.joan.pk}-how": " "})
    refused = lena.post(page(plan), silent)
    html = refused.content.decode()
    assert refused.status_code == 422 and html.count('role="alert"') == 1
    assert "Choose what part Dana Green had." in html and "how Joan Green was involved" in html
    assert not CoreGroupMeeting.objects.exists()
    lena.post(page(plan), sent(plan, **{f"{dana}-part": "heard", f"{dana}-how": "By telephone"}))
    assert Involvement.objects.get(person=cast.dana).is_involved


@pytest.mark.requirement("R-001-45")
@pytest.mark.parametrize("missing", [{"is_clear": ""}, {"purpose": " "}])
def test_no_meeting_first_or_later_is_recorded_without_its_purpose(
    lena: Client, plan: Plan, missing: dict[str, str]
) -> None:
    for _ in range(2):
        assert lena.post(page(plan), sent(plan, **missing)).status_code == 422
        lena.post(page(plan), sent(plan))
    assert CoreGroupMeeting.objects.count() == 2
    assert "Read out at the start" in lena.get(page(plan)).content.decode()


def test_a_day_is_of_the_plan_and_past(lena: Client, cast: Cast, plan: Plan) -> None:
    for day in ({"on_year": "2999"}, {"on_year": "2025"}, {"on_day": ""}):
        assert lena.post(page(plan), sent(plan, **day)).status_code == 422
    for on, purpose in ((TODAY.replace(year=2027), "x"), (TODAY.replace(year=2025), "x"), (TODAY, " ")):
        with pytest.raises(ValueError, match=r"plan|purpose"):
            meet(plan, cast.lena, on, today=TODAY, purpose=purpose)


def test_a_form_sent_twice_is_one_record_and_a_better_one_counts(lena: Client, cast: Cast, plan: Plan) -> None:
    given = sent(plan, **left_out(cast.piotr))
    for _ in range(2):
        lena.post(page(plan), given)
    assert CoreGroupMeeting.objects.count() == 1
    lena.post(page(plan), sent(plan))
    html = lena.get(page(plan)).content.decode()
    assert CoreGroupMeeting.objects.count() == 2 and "Not involved" not in html and "Nobody rang him" not in html


def test_only_the_lead_records(cast: Cast, plan: Plan) -> None:
    tom = sign_in(Client(), cast.tom)
    assert tom.get(page(plan)).status_code == 404
    assert tom.post(page(plan), sent(plan)).status_code == 404


def test_many_meetings_ask_no_more(
    lena: Client, cast: Cast, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    family = [Involved(one.person, True, True, Part.HEARD, "By telephone") for one in family_of(plan)]
    for number in range(1, 8):
        meet(plan, cast.lena, TODAY.replace(day=number + 1), today=TODAY.replace(day=30), family=family)
    with django_assert_max_num_queries(QUERIES):
        assert lena.get(page(plan)).content.decode().count("By telephone") == 28


@pytest.fixture
def shared(cast: Cast) -> Plan:
    """Robin's plan, in which Dana, Tom and (for the lead alone) Ada have something to do; Dana reads it."""
    secret = {"what": text("QZXSECRET"), "who": who(cast.ada)}
    more: list[Row] = [
        ("action", "t1", {"what": text("Breakfast at school"), "who": who(cast.tom)}),
        ("monitoring", "t2", {"what": text("Sleep"), "who": who(cast.tom)}),
        ("action", "t3", {name: {**one, "restricted": True} for name, one in secret.items()}),
    ]
    plan = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom, cast.ada], more=more)
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    return plan


def unknown(plan: Plan) -> list[Person]:
    return [one.person for one in doers_of(plan, plan.versions.latest("number")) if one.known_on is None]


@pytest.mark.requirement("R-001-23")
def test_a_practitioner_says_that_they_know_their_part_and_the_lead_sees_who_has_not(
    lena: Client, cast: Cast, shared: Plan
) -> None:
    assert unknown(shared) == [cast.dana, cast.tom]
    front, known = reverse("practice:plan", args=[shared.pk]), reverse("practice:part", args=[shared.pk])
    html = lena.get(front).content.decode()
    assert "Have not said that they know their part" in html and "I know what I am to do" not in html
    tom = sign_in(Client(), cast.tom)
    html = tom.get(front).content.decode()
    assert "Breakfast at school" in html.partition("Your part")[2] and "I know what I am to do" in html
    assert "QZXSECRET" not in html and "Have not said" not in html
    for _ in range(2):
        assert tom.post(known).status_code == 302
    assert Acknowledgement.objects.get().person == cast.tom
    assert "I know what I am to do" not in tom.get(front).content.decode()
    assert unknown(shared) == [cast.dana]
    answered(shared, cast.dana, Said.READ, "", now=LATER)
    assert unknown(shared) == []
    assert "Have not said" not in lena.get(front).content.decode()
    assert tom.get(known).status_code == 405
    assert lena.post(known).status_code == 404  # there is nothing for her to know


@pytest.mark.requirement("R-001-23")
def test_a_version_that_changes_their_part_asks_again(cast: Cast, shared: Plan) -> None:
    tom = sign_in(Client(), cast.tom)
    tom.post(reverse("practice:part", args=[shared.pk]))
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], more=[
        ("action", "t1", {"what": text("Breakfast at school"), "who": who(cast.tom)}),
        ("monitoring", "t2", {"what": text("Sleep"), "who": who(cast.tom)}),
    ])  # fmt: skip
    assert unknown(shared) == [cast.dana]
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], more=[
        ("action", "t1", {"what": text("Lunch at school"), "who": who(cast.tom)}),
    ])  # fmt: skip
    assert unknown(shared) == [cast.dana, cast.tom]


def test_who_is_no_colleague_finds_no_part(cast: Cast, shared: Plan) -> None:
    for person in (cast.owen, cast.dana):
        assert sign_in(Client(), person).post(reverse("practice:part", args=[shared.pk])).status_code == 404
