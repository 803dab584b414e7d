"""What happens to an approved record: additions, and copies that hold nothing of what is kept from their person."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from portal.audit.models import Entry
from portal.engagement.services import end_exclusion
from portal.people.models import Person
from portal.people.services import allocate
from portal.plans.enums import Ground
from portal.plans.models import Plan
from portal.reviews.enums import View
from portal.reviews.exceptions import NotGiven
from portal.reviews.models import Addendum, CopyGiven, Record, RecordCopy
from portal.reviews.outcomes import Said
from portal.reviews.selectors import newest_copies, parts_in
from portal.reviews.services import add_to, give_copy, make_copy
from portal.reviews.standing import circle
from portal.wording.services import end_withholding, withhold
from tests.cast import Cast, account
from tests.exclusions import keep_out, terms
from tests.plans import NOW, TODAY, make_plan, withhold_from
from tests.reviews import approved, chaired, everybody

pytestmark = pytest.mark.django_db
CANARY = "QZXKEPT"


@pytest.fixture
def record(plan: Plan, cast: Cast, ines: Person) -> Record:
    """What the school said, what Dana said and why it was decided carry the canary."""
    review = chaired(plan, ines, cast.lena)
    notes = everybody(review, View.CONTINUES, reason=f"{CANARY} reason")
    views = {
        str(cast.tom.pk): Said(View.CONTINUES, f"{CANARY} school"),
        str(cast.lena.pk): Said(View.CONTINUES, "QZXSECRET", is_restricted=True),
    }
    family = {str(cast.dana.pk): Said(words=f"{CANARY} mother"), str(cast.piotr.pk): Said(words="I miss Robin")}
    return approved(review, replace(notes, views=views, family=family))


def keys(record: Record) -> set[str]:
    return {one["key"] for one in parts_in(record)}


def copied(record: Record, person: Person, cast: Cast, *cleared: str, **other: Any) -> RecordCopy:
    given: dict[str, Any] = {"key": uuid.uuid4(), "by": account(cast.lena), "now": NOW} | other
    return make_copy(record=record, person=person, cleared=cleared, **given)


@pytest.mark.requirement("R-002-33")
def test_practitioners_get_all_but_what_is_restricted(record: Record, cast: Cast) -> None:
    toms, lenas = copied(record, cast.tom, cast), copied(record, cast.lena, cast)
    assert f"{CANARY} school" in str(toms.content) and "QZXSECRET" not in str(toms.content)
    assert "QZXSECRET" in str(lenas.content) and "group" not in toms.content
    for person in (cast.mira, cast.owen, cast.ada, cast.amina):
        with pytest.raises(NotGiven):
            copied(record, person, cast, *keys(record))


@pytest.mark.requirement("R-002-33")
def test_family_gets_what_was_cleared_and_nothing_else(record: Record, cast: Cast) -> None:
    with pytest.raises(NotGiven):
        copied(record, cast.piotr, cast)
    made = copied(record, cast.piotr, cast, "decision", "next", "no such part", f"view:{cast.lena.pk}")
    assert [one["key"] for one in made.content["parts"]] == ["decision"]
    assert CANARY not in str(made.content) and "QZXSECRET" not in str(made.content)


@pytest.mark.requirement("R-002-33", "R-002-18")
def test_an_excluded_father_never_gets_what_others_said(record: Record, plan: Plan, cast: Cast) -> None:
    made = keep_out(plan, cast.piotr, cast, terms(cast))
    got = copied(record, cast.piotr, cast, *(keys(record) - {"reason"}))
    assert {one["key"] for one in got.content["parts"]} == {f"family:{cast.piotr.pk}", "decision", "outcome"}
    assert CANARY not in str(got.content) and "Dana" not in str(got.content) and "Tom" not in str(got.content)
    end_exclusion(exclusion=made, revision=0, by=account(cast.lena), now=NOW + timedelta(days=1))
    assert circle(plan, record).is_closed(got)


@pytest.mark.requirement("R-002-33", "R-004-08")
def test_a_part_that_repeats_what_is_withheld_is_not_given(cast: Cast, plan: Plan, ines: Person) -> None:
    concern = plan.items.get(capture="concern")
    kept = withhold(
        plan=plan, person=cast.dana, ground=Ground.CHILD, evidence="A report", basis="", authorised_by=cast.mira,
        review_on=date(2099, 1, 1), items=[concern.pk], by=account(cast.lena), today=TODAY, now=NOW,
    )[0]  # fmt: skip
    review = chaired(plan, ines, cast.lena)
    said = "As the log says: nobody was  home on four EVENINGS."
    record = approved(review, everybody(review, View.CONTINUES, reason=said))
    got = copied(record, cast.dana, cast, *keys(record))
    assert {one["key"] for one in got.content["parts"]} == {"decision", "outcome"}
    assert "evenings" not in str(got.content).casefold()
    end_withholding(withholding=kept, revision=0, by=account(cast.lena), now=NOW)
    assert "reason" in {one["key"] for one in copied(record, cast.dana, cast, "reason").content["parts"]}


@pytest.mark.requirement("R-002-33", "R-004-08")
def test_from_whom_the_whole_plan_is_withheld_gets_none(record: Record, plan: Plan, cast: Cast) -> None:
    before = copied(record, cast.dana, cast, "decision")
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    with pytest.raises(NotGiven):
        copied(record, cast.dana, cast, *keys(record))
    with pytest.raises(NotGiven):
        give_copy(copy=before, by=account(cast.lena), now=NOW)
    assert cast.dana not in {person for person, _relation in circle(plan, record).people()}


@pytest.mark.requirement("R-002-33")
def test_what_was_decided_about_somebody_closes_the_copy_made_before(record: Record, plan: Plan, cast: Cast) -> None:
    first = copied(record, cast.piotr, cast, "reason")
    keep_out(plan, cast.piotr, cast, terms(cast))
    assert circle(plan, record).is_closed(first)
    with pytest.raises(NotGiven):
        give_copy(copy=first, by=account(cast.lena), now=NOW)
    second = copied(record, cast.piotr, cast, "decision")
    assert not circle(plan, record).is_closed(second) and second.made_at > first.made_at
    assert newest_copies(record)[cast.piotr.pk] == second


@pytest.mark.requirement("R-002-33")
def test_a_copy_is_frozen_with_its_hash_and_who_was_given_it_when(record: Record, cast: Cast) -> None:
    key = uuid.uuid4()
    made = copied(record, cast.tom, cast, key=key)
    assert copied(record, cast.tom, cast, key=key) == made and len(made.content_hash) == 64
    later = NOW + timedelta(hours=1)
    given = [give_copy(copy=made, by=account(cast.lena), now=at) for at in (NOW, later)]
    assert given[0] == given[1] and given[0].given_at == NOW and given[0].given_by == account(cast.lena)
    assert Entry.objects.get(action="review.copy_given").about == f"person:{cast.tom.pk}"
    assert Entry.objects.filter(action="review.copied").count() == 1
    for rows in (RecordCopy.objects, CopyGiven.objects):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows.all()._raw_delete("default")


@pytest.mark.requirement("R-002-33")
def test_what_is_added_stands_beside_the_record_and_is_cleared_like_a_part(record: Record, cast: Cast) -> None:
    key, before = uuid.uuid4(), dict(record.content)
    given: dict[str, Any] = {"key": key, "record": record, "by": account(cast.lena), "now": NOW}
    made = add_to(text=" The day was wrong ", **given)
    assert add_to(text="Other words", **given) == made and made.text == "The day was wrong"
    with pytest.raises(ValueError, match="nothing"):
        add_to(**given | {"text": " ", "key": uuid.uuid4()})
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Addendum.objects.update(text="Other words")
    record.refresh_from_db()
    assert record.content == before and parts_in(record)[-1]["key"] == f"addendum:{made.pk}"
    assert "The day was wrong" not in str(copied(record, cast.dana, cast, "decision").content)
    assert "The day was wrong" in str(copied(record, cast.dana, cast, f"addendum:{made.pk}").content)


def test_only_the_lead_adds_and_copies(record: Record, cast: Cast, ines: Person) -> None:
    for who in (cast.tom, cast.mair, cast.owen, ines):
        with pytest.raises(Http404):
            copied(record, cast.tom, cast, by=account(who))
        with pytest.raises(Http404):
            add_to(key=uuid.uuid4(), record=record, text="x", by=account(who), now=NOW)


def test_a_grandmother_in_the_core_group_is_family(cast: Cast, ines: Person) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom, cast.joan])
    review = chaired(plan, ines, cast.lena)
    record = approved(review, everybody(review, View.CONTINUES))
    assert str(cast.joan.pk) not in record.content["group"]
    with pytest.raises(NotGiven):
        copied(record, cast.joan, cast)


@pytest.mark.requirement("R-002-33")
def test_who_led_the_case_is_not_handed_the_copy_that_they_had_as_its_lead(
    record: Record, plan: Plan, cast: Cast
) -> None:
    whole = copied(record, cast.lena, cast)
    assert "QZXSECRET" in str(whole.content) and not circle(plan, record).is_closed(whole)
    allocate(child=plan.child, worker=cast.owen, by=account(cast.mair), today=TODAY, now=NOW)
    assert circle(plan, record).is_closed(whole)
    with pytest.raises(NotGiven):
        give_copy(copy=whole, by=account(cast.owen), now=NOW)
    cut = copied(record, cast.lena, cast, by=account(cast.owen))
    assert "QZXSECRET" not in str(cut.content) and not circle(plan, record).is_closed(cut)
