"""Seeing the plan as a reader does, sharing it person by person, and taking it back."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from portal.access import grants
from portal.access.actions import Action
from portal.audit.models import Entry
from portal.people.models import Person
from portal.plans.models import Plan
from portal.plans.selectors import latest_version
from portal.plans.services import end_withholding
from portal.wording.enums import Audience
from portal.wording.exceptions import ReleaseRefused
from portal.wording.models import Reading, Release, Wording
from portal.wording.services import put_off, write
from tests.cast import Cast, account, sign_in
from tests.plans import NOW, make_plan, release_to, translated, withhold_from, word

from .test_wording import item

BUDGET = 29


def address(plan: Plan) -> str:
    return f"/plans/{plan.pk}/release/"


def preview(plan: Plan, person: Person) -> str:
    return reverse("practice:preview", args=[plan.pk, person.pk])


def asked(client: Client, plan: Plan, person: Person, question: str = "share") -> dict[str, Any]:
    """What the interruption page would send."""
    form = client.get(address(plan), {question: str(person.pk)}).context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() is not None} | {"do": question}


def state(client: Client, plan: Plan, person: Person) -> str:
    rows = client.get(address(plan)).context["rows"]
    return next(str(row.state) for row, *_ in rows if row.known.person == person)


def may_read(person: Person, plan: Plan) -> bool:
    return grants.can(account(person), Action.READ_PLAN, plan)


@pytest.fixture
def worded(plan: Plan, cast: Cast) -> Plan:
    word(plan, cast.lena)
    return plan


@pytest.mark.requirement("R-001-04", "R-003-04")
def test_a_parent_is_given_nothing_while_the_childs_words_are_missing_and_not_put_off(
    lena: Client, plan: Plan, cast: Cast
) -> None:
    """Fails where the family's own words are enough."""
    word(plan, cast.lena, Audience.FAMILY)
    assert lena.get(address(plan), {"share": str(cast.dana.pk)}).context["refused"]
    with pytest.raises(ReleaseRefused):
        release_to(plan, cast.dana, cast.lena)
    page = lena.get(address(plan)).content.decode()
    assert f"/plans/{plan.pk}/wording/child/" in page
    put_off(plan=plan, audience=Audience.CHILD, reason="In hospital", by=account(cast.lena), now=NOW)
    assert lena.post(address(plan), asked(lena, plan, cast.dana)).status_code == 302
    assert may_read(cast.dana, plan)
    with pytest.raises(ReleaseRefused):
        release_to(plan, cast.robin.person, cast.lena)


def test_nobody_reads_until_it_is_shared(lena: Client, worded: Plan, cast: Cast) -> None:
    page = lena.get(address(worded))
    names = {str(row.known.person): row.state for row, *_ in page.context["rows"]}
    everybody = dict.fromkeys(("Robin Green", "Piotr Green", "Joan Green", "Dana Green", "Wren Green"), "none")
    assert names == everybody | {"Ada Cole": "unagreed"}
    assert not may_read(cast.dana, worded)


def test_sharing_asks_once_more_and_then_one_person_reads(lena: Client, worded: Plan, cast: Cast) -> None:
    question = lena.get(address(worded), {"share": str(cast.dana.pk)})
    assert "You are about to share the plan" in question.content.decode()
    assert not Reading.objects.exists()
    answer = lena.post(address(worded), asked(lena, worded, cast.dana))
    assert (answer.status_code, answer["Location"]) == (302, address(worded))
    assert "The plan is shared." in lena.get(address(worded)).content.decode()
    assert may_read(cast.dana, worded)
    assert not may_read(cast.piotr, worded)
    assert state(lena, worded, cast.dana) == "released"


def test_sharing_twice_by_two_presses_is_one_reading(lena: Client, worded: Plan, cast: Cast) -> None:
    data = asked(lena, worded, cast.dana)
    assert [lena.post(address(worded), data).status_code for _ in range(2)] == [302, 302]
    assert Reading.objects.count() == 1


def test_what_changed_since_the_question_is_not_shared_unseen(lena: Client, worded: Plan, cast: Cast) -> None:
    data = asked(lena, worded, cast.dana)
    one = uuid.UUID(item(worded))
    write(plan=worded, item=one, audience=Audience.FAMILY, text="Not what you saw", revision=1, by=account(cast.lena),
          now=NOW)  # fmt: skip
    answer = lena.post(address(worded), data)
    assert answer.status_code == 409
    assert "It was not shared" in answer.content.decode()
    assert not Reading.objects.exists()
    assert not may_read(cast.dana, worded)


def test_somebody_elses_release_in_between_is_a_shown_conflict(lena: Client, worded: Plan, cast: Cast) -> None:
    data = asked(lena, worded, cast.dana)
    given = release_to(worded, cast.dana, cast.lena)
    Release.objects.filter(pk=given.pk).update(reading=None, revision=2)
    answer = lena.post(address(worded), data)
    assert answer.status_code == 409
    assert "while you were deciding" in answer.content.decode()
    assert not Release.objects.get(pk=given.pk).reading


@pytest.mark.requirement("R-001-39")
def test_what_changed_is_told_against_the_version_they_opened_last(lena: Client, worded: Plan, cast: Cast) -> None:
    """Three versions; the second was given and never opened."""
    for week in (1, 2, 3):
        if week > 1:
            make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], actions=week)
            one = next(i for i in latest_version(worded).content["items"] if f"week {week}" in str(i))
            write(plan=worded, item=uuid.UUID(one["id"]), audience=Audience.FAMILY, text=f"Walk in week {week}",
                  revision=0, by=account(cast.lena), now=NOW)  # fmt: skip
        assert lena.post(address(worded), asked(lena, worded, cast.dana)).status_code == 302
        if week == 1:
            assert sign_in(Client(), cast.dana).get(f"/my/plans/{worded.pk}/").status_code == 200
    given = Release.objects.get(plan=worded, person=cast.dana).reading
    assert given is not None and given.content["changed"]["number"] == 1
    found = [e for s in given.content["sections"] for e in s["entries"] if e["change"]]
    assert {(e["change"], e["text"]["value"]) for e in found} == {
        ("new", "Walk in week 2"), ("new", "Walk in week 3"),
    }  # fmt: skip


def test_taking_back_asks_once_more_and_closes_at_once(lena: Client, worded: Plan, cast: Cast) -> None:
    lena.post(address(worded), asked(lena, worded, cast.dana))
    data = asked(lena, worded, cast.dana, "take_back")
    assert may_read(cast.dana, worded)
    assert [lena.post(address(worded), data).status_code for _ in range(2)] == [302, 302]
    assert not may_read(cast.dana, worded)
    assert state(lena, worded, cast.dana) == "none"


def test_taking_back_what_was_shared_anew_meanwhile_is_a_conflict(lena: Client, worded: Plan, cast: Cast) -> None:
    lena.post(address(worded), asked(lena, worded, cast.dana))
    data = asked(lena, worded, cast.dana, "take_back")
    lena.post(address(worded), asked(lena, worded, cast.dana))
    assert lena.post(address(worded), data).status_code == 409
    assert may_read(cast.dana, worded)


def test_missing_words_stand_in_the_way_and_lead_to_the_item(lena: Client, plan: Plan, cast: Cast) -> None:
    text = lena.get(address(plan)).content.decode()
    assert f"/plans/{plan.pk}/wording/family/#item-{item(plan)}" in text
    assert f"?share={cast.dana.pk}" not in text
    page = lena.get(address(plan), {"share": str(cast.dana.pk)})
    assert "cannot be shared" in page.content.decode()
    answer = lena.post(address(plan), {"person": cast.dana.pk, "revision": 0, "reading": "", "do": "share"})
    assert answer.status_code == 409
    assert not Reading.objects.exists()
    assert Entry.objects.filter(action="release.refused").count() == 1


def test_what_the_plan_itself_lacks_leads_to_the_plan(lena: Client, worded: Plan, cast: Cast) -> None:
    make_plan(cast.robin, cast.lena, cast.dana, actions=0)
    text = lena.get(address(worded)).content.decode()
    assert "The plan has nothing under “Actions”" in text


def test_words_out_of_date_stand_in_the_way(lena: Client, worded: Plan, cast: Cast) -> None:
    make_plan(cast.robin, cast.lena, cast.dana, mark="again")
    assert "changed after it was put into words" in lena.get(address(worded)).content.decode()


def test_a_newer_version_is_offered_to_those_who_read_the_one_before(lena: Client, worded: Plan, cast: Cast) -> None:
    release_to(worded, cast.dana, cast.lena)
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    assert state(lena, worded, cast.dana) == "older"
    assert "Share the newest version" in lena.get(address(worded)).content.decode()


@pytest.mark.requirement("R-004-08")
def test_a_withheld_person_cannot_be_given_it(lena: Client, worded: Plan, cast: Cast) -> None:
    data = asked(lena, worded, cast.dana)
    withhold_from(worded, cast.dana, cast.lena, cast.mira)
    assert state(lena, worded, cast.dana) == "withheld"
    assert f"?share={cast.dana.pk}" not in lena.get(address(worded)).content.decode()
    assert "is withheld from" in lena.get(address(worded), {"share": str(cast.dana.pk)}).content.decode()
    assert lena.post(address(worded), data).status_code == 409
    assert not Reading.objects.exists()
    shown = lena.get(preview(worded, cast.dana))
    assert shown.context["reading"] is None
    assert "Nobody was home" not in shown.content.decode()


@pytest.mark.requirement("R-004-08")
def test_what_was_shared_before_a_withholding_stays_closed_after_it(lena: Client, worded: Plan, cast: Cast) -> None:
    release_to(worded, cast.dana, cast.lena)
    decision = withhold_from(worded, cast.dana, cast.lena, cast.mira)
    end_withholding(withholding=decision, revision=0, by=account(cast.lena), now=NOW.replace(hour=12))
    assert state(lena, worded, cast.dana) == "closed"
    assert not may_read(cast.dana, worded)
    assert lena.post(address(worded), asked(lena, worded, cast.dana)).status_code == 302
    assert may_read(cast.dana, worded)


def test_a_preview_is_exactly_what_the_person_would_get(lena: Client, worded: Plan, cast: Cast) -> None:
    translated(worded, "pl", Audience.FAMILY, by=cast.mira, checked_by=cast.lena)
    page = lena.get(preview(worded, cast.piotr))
    given = release_to(worded, cast.piotr, cast.lena)
    assert given.reading
    text = page.content.decode()
    assert page.context["reading"].language == given.reading.language == "pl"
    assert "This is what <bdi>Piotr Green</bdi> (Father) will see" in text
    assert f"[pl] {item(worded)}" in text
    for other in (cast.dana, cast.ada, cast.robin.person):
        assert preview(worded, other) in text


def test_a_preview_freezes_and_grants_nothing(lena: Client, worded: Plan, cast: Cast, client: Client) -> None:
    for person in (cast.dana, cast.robin.person, cast.ada):
        assert lena.get(preview(worded, person)).status_code == 200
    assert not Reading.objects.exists()
    assert Entry.objects.filter(chain=f"plan:{worded.pk}", action="preview.viewed").count() == 3
    assert sign_in(Client(), cast.dana).get(f"/my/plans/{worded.pk}/").status_code == 404


def test_a_preview_before_there_are_words_says_so(lena: Client, plan: Plan, cast: Cast) -> None:
    assert "cannot be shared with them yet" in lena.get(preview(plan, cast.dana)).content.decode()


def test_the_page_keeps_its_budget(
    lena: Client, worded: Plan, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for person in (cast.dana, cast.joan, cast.piotr):
        release_to(worded, person, cast.lena)
    with django_assert_max_num_queries(BUDGET):
        lena.get(address(worded))
    with django_assert_max_num_queries(BUDGET):
        lena.get(preview(worded, cast.dana))


@pytest.mark.parametrize("data", [{}, {"do": "share"}, {"do": "share", "person": "x", "revision": "y"}, {"do": "burn"}])
def test_a_form_that_is_none_changes_nothing(lena: Client, worded: Plan, data: dict[str, str], cast: Cast) -> None:
    assert lena.post(address(worded), {"person": cast.dana.pk, "revision": 0} | data).status_code in {404, 409}
    assert not Reading.objects.exists()


def test_words_are_not_touched_by_sharing(lena: Client, worded: Plan, cast: Cast) -> None:
    before = list(Wording.objects.order_by("pk").values_list("pk", "revision"))
    lena.post(address(worded), asked(lena, worded, cast.dana))
    assert list(Wording.objects.order_by("pk").values_list("pk", "revision")) == before
