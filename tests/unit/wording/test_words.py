"""Standard phrases, words put off, the last checked translation, and work for translators."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from portal.access import grants
from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.audit.models import Entry
from portal.people.enums import AccountKind, Relation
from portal.plans.models import Plan
from portal.wording.enums import Audience
from portal.wording.exceptions import WordingRefused
from portal.wording.models import Assignment, Deferral, Wording
from portal.wording.rows import all_wordings, recipients, translation_rows, work_number
from portal.wording.services import (
    check,
    end_work,
    give_work,
    pick,
    put_off,
    take_up,
    translate,
    translate_masked,
    write,
)
from portal.wording.worklist import translators
from tests.cast import Cast, account, make_person, relate
from tests.plans import NOW, make_plan, withhold_from

pytestmark = pytest.mark.django_db
FAMILY, CHILD = Audience.FAMILY, Audience.CHILD
TEXTS = {"en": "We meet every week.", "pl": "Spotykamy się co tydzień.", "ur": "ہم ہر ہفتے ملتے ہیں۔"}


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.lena, [cast.tom])


@pytest.fixture
def concern(plan: Plan) -> UUID:
    return UUID(str(plan.items.get(capture="concern").pk))


def picked(plan: Plan, item: UUID, cast: Cast, revision: int = 0, **texts: str) -> Wording:
    return pick(plan=plan, item=item, audience=FAMILY, phrase=uuid4(), texts=texts or TEXTS, revision=revision,
                by=account(cast.lena), now=NOW)  # fmt: skip


@pytest.mark.requirement("R-001-22")
def test_a_standard_phrase_is_there_in_every_language_at_once(plan: Plan, concern: UUID, cast: Cast) -> None:
    own = picked(plan, concern, cast)
    found = all_wordings(plan)
    assert own.text == TEXTS["en"] and not own.is_translation
    for language in ("pl", "ur"):
        row = translation_rows(plan, plan.versions.get(), FAMILY, language, account(cast.tom))[0]
        made = found[FAMILY, language][str(concern)]
        assert row.state == "checked" and made.text == made.checked_text == TEXTS[language]
        assert made.phrase == own.phrase and made.checked_by == account(cast.lena)
    assert Entry.objects.filter(action="wording.picked").count() == 3


@pytest.mark.requirement("R-001-22")
def test_a_phrase_takes_the_place_of_words_and_of_their_translations(plan: Plan, concern: UUID, cast: Cast) -> None:
    lena = account(cast.lena)
    write(plan=plan, item=concern, audience=FAMILY, text="Old", revision=0, by=lena, now=NOW)
    translate(plan=plan, item=concern, audience=FAMILY, language="pl", text="Stare", revision=0, by=lena, now=NOW)
    with pytest.raises(Conflict):
        picked(plan, concern, cast)
    assert Wording.objects.get(language="pl").text == "Stare"
    picked(plan, concern, cast, 1)
    assert Wording.objects.get(language="pl").text == TEXTS["pl"]
    again = write(plan=plan, item=concern, audience=FAMILY, text="New", revision=2, by=lena, now=NOW)
    assert again.phrase is None
    row = translation_rows(plan, plan.versions.get(), FAMILY, "pl", lena)[0]
    assert row.state == "out_of_date"


def test_a_phrase_without_the_plan_s_language_is_refused(plan: Plan, concern: UUID, cast: Cast) -> None:
    with pytest.raises(WordingRefused, match="no_phrase"):
        picked(plan, concern, cast, pl="Tak.")


@pytest.mark.requirement("R-001-22")
def test_the_last_checked_translation_stays_while_a_new_one_is_written(plan: Plan, concern: UUID, cast: Cast) -> None:
    lena, tom = account(cast.lena), account(cast.tom)
    key: dict[str, Any] = {"plan": plan, "item": concern, "audience": FAMILY}
    write(**key, text="One", revision=0, by=lena, now=NOW)
    translate(**key, language="pl", text="Raz", revision=0, by=lena, now=NOW)
    first = check(**key, language="pl", revision=1, by=tom, now=NOW)
    write(**key, text="Two", revision=1, by=lena, now=NOW)
    newer = translate(**key, language="pl", text="Dwa", revision=2, by=lena, now=NOW)
    assert (newer.checked_text, newer.checked_hash, newer.checked_by) == ("Raz", first.checked_hash, None)
    done = check(**key, language="pl", revision=3, by=tom, now=NOW)
    assert done.checked_text == "Dwa" and done.checked_hash == done.source_hash != first.checked_hash


@pytest.mark.requirement("R-001-22")
def test_a_translation_of_masked_words_gets_the_names_back(plan: Plan, concern: UUID, cast: Cast) -> None:
    lena = account(cast.lena)
    key: dict[str, Any] = {"plan": plan, "item": concern, "audience": FAMILY, "by": lena, "now": NOW}
    write(**key, text="Robin meets [[Ms Gray]].", revision=0)
    people = ("Robin", "Robin Green")
    with pytest.raises(WordingRefused) as refused:
        translate_masked(**key, language="pl", text="[Name 1] i Gray", revision=0, people=people)
    assert refused.value.tokens == ("[Name 2]",)
    made = translate_masked(**key, language="pl", text="[Name 2] i [Name 1]", revision=0, people=people)
    assert made.text == "[[Ms Gray]] i [[Robin]]"


@pytest.mark.requirement("R-001-04", "R-003-04")
def test_the_child_s_words_can_wait_with_a_reason_and_nothing_else_can(plan: Plan, cast: Cast) -> None:
    who: dict[str, Any] = {"plan": plan, "by": account(cast.lena), "now": NOW}
    with pytest.raises(WordingRefused, match="no_reason"):
        put_off(audience=CHILD, reason=" ", **who)
    with pytest.raises(WordingRefused):
        put_off(audience=FAMILY, reason="Later", **who)
    for _ in range(2):
        put_off(audience=CHILD, reason="Robin is in hospital until Friday.", **who)
    assert Deferral.objects.get().reason.startswith("Robin is in hospital")
    for _ in range(2):
        take_up(audience=CHILD, **who)
    put_off(audience=CHILD, reason="Again.", **who)
    assert Deferral.objects.filter(ended_at=None).count() == 1
    actions = Entry.objects.filter(action__in=["wording.put_off", "wording.taken_up"]).values_list("action", flat=True)
    assert sorted(actions) == ["wording.put_off", "wording.put_off", "wording.taken_up"]
    assert "hospital" not in str(list(Entry.objects.values_list("detail", flat=True)))


@pytest.mark.requirement("R-X-03")
def test_work_is_given_once_and_only_to_translators_whom_the_plan_does_not_name(plan: Plan, cast: Cast) -> None:
    vera = make_person("Vera", "Nowak", AccountKind.TRANSLATOR)
    aunt = make_person("Ewa", "Green", AccountKind.TRANSLATOR)
    relate(cast.robin, aunt, Relation.OTHER_FAMILY)
    who: dict[str, Any] = {"plan": plan, "audience": FAMILY, "language": "pl", "by": account(cast.lena), "now": NOW}
    assert list(translators(plan)) == [vera]
    for one in (aunt, cast.tom, cast.dana):
        with pytest.raises(WordingRefused, match="not_theirs"):
            give_work(translator=one, **who)
    given = {give_work(translator=vera, **who).pk for _ in range(2)}
    assert len(given) == 1 and grants.can(account(vera), Action.TRANSLATE_PLAN, plan)
    assert not grants.can(account(vera), Action.VIEW_PLAN, plan)
    for _ in range(2):
        end_work(given=Assignment.objects.get(), by=account(cast.lena), now=NOW)
    assert not grants.can(account(vera), Action.TRANSLATE_PLAN, plan)
    assert Entry.objects.filter(action__startswith="translator.").count() == 2
    vera.user.is_active = False  # type: ignore[union-attr]
    vera.user.save()  # type: ignore[union-attr]
    assert not translators(plan)


@pytest.mark.requirement("R-001-22")
def test_who_may_be_given_the_plan_asks_for_languages(plan: Plan, cast: Cast) -> None:
    before = {(one.audience, one.language) for one in recipients(plan)}
    assert ("family", "pl") in before and ("child", "en") in before
    withhold_from(plan, cast.piotr, cast.lena, cast.mira)
    assert ("family", "pl") not in {(one.audience, one.language) for one in recipients(plan)}


def test_work_has_a_short_number_that_names_nobody(plan: Plan) -> None:
    number = work_number(plan.pk, "family", "pl")
    assert len(number) == 6 and number == work_number(plan.pk, "family", "pl") != work_number(plan.pk, "child", "pl")
