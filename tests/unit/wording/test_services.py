"""Words, translations and releases, in the database."""

from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from portal.access.editing import Conflict
from portal.audit.models import Entry
from portal.people.selectors import network
from portal.plans.models import Plan
from portal.plans.rules import content_hash
from portal.plans.selectors import latest_version
from portal.wording.enums import Audience
from portal.wording.exceptions import ReleaseRefused, WordingRefused
from portal.wording.models import Reading, Wording
from portal.wording.selectors import given_to, releases_of
from portal.wording.services import accept, check, release, translate, withdraw, write
from tests.cast import Cast, account
from tests.plans import NOW, make_plan, release_to, translated, withhold_from, word

pytestmark = pytest.mark.django_db
FAMILY = Audience.FAMILY


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.lena, [cast.tom])


@pytest.fixture
def concern(plan: Plan) -> UUID:
    return UUID(next(i["id"] for i in latest_version(plan).content["items"] if i["capture"] == "concern"))


def known(plan: Plan, person: object) -> object:
    return next(k for k in network(plan.child) if k.person == person)


def test_two_people_wording_at_once_are_both_heard(cast: Cast, plan: Plan, concern: UUID) -> None:
    lena = account(cast.lena)
    first = write(plan=plan, item=concern, audience=FAMILY, text="One", revision=0, by=lena, now=NOW)
    with pytest.raises(Conflict) as conflict:
        write(plan=plan, item=concern, audience=FAMILY, text="Two", revision=0, by=lena, now=NOW)
    assert conflict.value.current.text == "One"  # type: ignore[attr-defined]
    write(plan=plan, item=concern, audience=FAMILY, text="Two", revision=first.revision, by=lena, now=NOW)
    assert Wording.objects.get().text == "Two"


@pytest.mark.parametrize(("text", "reason"), [("  ", "empty"), ("x" * 4001, "too_long")])
def test_empty_and_endless_words_are_refused(cast: Cast, plan: Plan, concern: UUID, text: str, reason: str) -> None:
    with pytest.raises(WordingRefused) as refusal:
        write(plan=plan, item=concern, audience=FAMILY, text=text, revision=0, by=account(cast.lena), now=NOW)
    assert refusal.value.reason == reason


def test_an_item_of_another_plan_cannot_be_worded(cast: Cast, plan: Plan) -> None:
    other = make_plan(cast.sami, cast.lena, cast.lena)
    foreign = UUID(latest_version(other).content["items"][0]["id"])
    with pytest.raises(WordingRefused):
        write(plan=plan, item=foreign, audience=FAMILY, text="x", revision=0, by=account(cast.lena), now=NOW)


def test_nobody_checks_their_own_translation_and_a_change_unchecks_it(cast: Cast, plan: Plan, concern: UUID) -> None:
    lena, tom = account(cast.lena), account(cast.tom)
    accept(plan=plan, item=concern, audience=FAMILY, revision=0, by=lena, now=NOW)
    key = {"plan": plan, "item": concern, "audience": FAMILY, "language": "pl"}
    made = translate(**key, text="Raz", revision=0, by=lena, now=NOW)  # type: ignore[arg-type]
    with pytest.raises(WordingRefused, match="own_check"):
        check(**key, revision=made.revision, by=lena, now=NOW)  # type: ignore[arg-type]
    checked = check(**key, revision=made.revision, by=tom, now=NOW)  # type: ignore[arg-type]
    again = translate(**key, text="Dwa", revision=checked.revision, by=lena, now=NOW)  # type: ignore[arg-type]
    assert again.checked_by is None


def test_a_translation_of_words_that_changed_cannot_be_checked(cast: Cast, plan: Plan, concern: UUID) -> None:
    lena, tom = account(cast.lena), account(cast.tom)
    own = accept(plan=plan, item=concern, audience=FAMILY, revision=0, by=lena, now=NOW)
    key = {"plan": plan, "item": concern, "audience": FAMILY, "language": "pl"}
    made = translate(**key, text="Raz", revision=0, by=lena, now=NOW)  # type: ignore[arg-type]
    write(plan=plan, item=concern, audience=FAMILY, text="New", revision=own.revision, by=lena, now=NOW)
    with pytest.raises(WordingRefused):
        check(**key, revision=made.revision, by=tom, now=NOW)  # type: ignore[arg-type]


def test_a_released_reading_is_frozen_hashed_and_recorded(cast: Cast, plan: Plan) -> None:
    word(plan, cast.lena)
    given = release_to(plan, cast.dana, cast.lena)
    reading = given.reading
    assert reading is not None and reading.content_hash == content_hash(reading.content)
    entry = Entry.objects.get(action="plan.released")
    assert entry.detail["hash"] == reading.content_hash and entry.about == f"reading:{reading.pk}"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Reading.objects.update(language="fr")


@pytest.mark.requirement("R-001-14")
def test_a_release_stays_what_it_was_until_it_is_given_anew(cast: Cast, plan: Plan) -> None:
    word(plan, cast.lena)
    given = release_to(plan, cast.dana, cast.lena)
    make_plan(cast.robin, cast.lena, cast.lena, mark="second")
    assert "second" not in str(given_to(account(cast.dana), plan.pk, "reading__content"))
    with pytest.raises(ReleaseRefused):
        release(plan=plan, known=known(plan, cast.dana), revision=given.revision, by=account(cast.lena), now=NOW)  # type: ignore[arg-type]


def test_a_stale_release_is_a_conflict(cast: Cast, plan: Plan) -> None:
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    with pytest.raises(Conflict):
        release_to(plan, cast.dana, cast.lena)


@pytest.mark.requirement("R-004-08")
def test_the_withheld_find_nothing_and_can_be_given_nothing(cast: Cast, plan: Plan) -> None:
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    dana = account(cast.dana)
    assert releases_of(dana) == []
    with pytest.raises(Http404):
        given_to(dana, plan.pk, "pk")
    with pytest.raises(ReleaseRefused) as refusal:
        release(plan=plan, known=known(plan, cast.dana), revision=1, by=account(cast.lena), now=NOW)  # type: ignore[arg-type]
    assert refusal.value.withheld


def test_each_reads_only_their_own_and_in_their_language(cast: Cast, plan: Plan) -> None:
    word(plan, cast.lena)
    translated(plan, "pl", FAMILY, by=cast.lena, checked_by=cast.tom)
    release_to(plan, cast.dana, cast.lena)
    release_to(plan, cast.piotr, cast.lena)
    fields = ("reading__language", "reading__person_id")
    dana, piotr = (given_to(account(p), plan.pk, *fields) for p in (cast.dana, cast.piotr))
    assert dana == ("en", cast.dana.pk) and piotr == ("pl", cast.piotr.pk)
    with pytest.raises(Http404):
        given_to(account(cast.amina), plan.pk, "pk")
    with pytest.raises(Http404):
        given_to(cast.pat, plan.pk, "pk")


def test_taking_back_a_release_closes_it(cast: Cast, plan: Plan) -> None:
    word(plan, cast.lena)
    given = release_to(plan, cast.dana, cast.lena)
    withdraw(given=given, revision=given.revision, by=account(cast.lena), now=NOW)
    with pytest.raises(Http404):
        given_to(account(cast.dana), plan.pk, "pk")
