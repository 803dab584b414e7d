"""What a Reading is made from, out of the database."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from portal.people.enums import Format
from portal.people.models import Person
from portal.people.selectors import Known, network
from portal.plans.models import Plan, WithheldItem
from portal.plans.selectors import latest_version
from portal.wording.enums import Audience, Outdated
from portal.wording.models import ReadingChoice, Wording
from portal.wording.reading import Reading, from_json
from portal.wording.rules import build, left_out, obstacles
from portal.wording.selectors import as_reader, making
from portal.wording.services import release, write
from tests.cast import Cast, account
from tests.plans import NOW, TODAY, let_speak, make_plan, release_to, text, translated, who, withhold_from, word

pytestmark = pytest.mark.django_db
# Version, procedure (2), template, glossary, network, words, choice, withheld items, core group, advocates,
# the lead's picture, what is put off.
QUERIES = 13
ADVOCATES_QUERIES = QUERIES + 2  # for whom they speak, and who that is


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom])
    word(made, cast.lena)
    return made


def known(plan: Plan, person: Person) -> Known:
    return next(one for one in network(plan.child) if one.person.pk == person.pk)


def read_by(plan: Plan, person: Person, today: date = TODAY) -> Reading:
    return build(*making(plan, known(plan, person), today))


def said(reading: Reading, section: str) -> list[str]:
    return [e.text.value for s in reading.sections if s.key == section for e in s.entries if e.text]


def item(plan: Plan, capture: str) -> UUID:
    return next(UUID(i["id"]) for i in latest_version(plan).content["items"] if i["capture"] == capture)


def choose(plan: Plan, person: Person, by: Person, **chosen: Any) -> None:
    ReadingChoice.objects.create(plan=plan, person=person, decided_by=account(by), decided_at=NOW, **chosen)


@pytest.mark.parametrize("actions", [1, 12])
def test_the_queries_grow_with_nothing(cast: Cast, actions: int, django_assert_max_num_queries: Any) -> None:
    plan = make_plan(cast.robin, cast.lena, cast.lena, [cast.tom], actions=actions)
    word(plan, cast.lena)
    translated(plan, "pl", Audience.FAMILY, by=cast.lena, checked_by=cast.tom)
    one, advocate = known(plan, cast.piotr), known(plan, cast.ada)
    plan = Plan.objects.select_related("child__person").get(pk=plan.pk)
    with django_assert_max_num_queries(QUERIES):
        build(*making(plan, one, TODAY))
    with django_assert_max_num_queries(ADVOCATES_QUERIES):
        build(*making(plan, advocate, TODAY))


@pytest.mark.requirement("R-001-21")
def test_the_level_goes_by_age_unless_the_lead_chose_another(cast: Cast, plan: Plan) -> None:
    robin = known(plan, cast.robin.person)
    assert as_reader(plan, robin, TODAY).level == "from_7"
    assert as_reader(plan, robin, TODAY + timedelta(days=30)).level == "from_12"
    choose(plan, cast.robin.person, cast.lena, level="under_7", reason="Reads little")
    assert as_reader(plan, robin, TODAY).level == "under_7"


def test_no_choice_makes_a_child_of_a_parent(cast: Cast, plan: Plan) -> None:
    choose(plan, cast.dana, cast.lena, level="from_7", reason="By mistake")
    reader = as_reader(plan, known(plan, cast.dana), TODAY)
    assert (reader.level, reader.audience) == ("parent", "family")


@pytest.mark.requirement("R-X-05")
def test_easy_read_is_a_preference_or_a_choice(cast: Cast, plan: Plan) -> None:
    Person.objects.filter(pk=cast.dana.pk).update(format=Format.EASY_READ)
    choose(plan, cast.piotr, cast.lena, level="parent_easy", reason="They asked for it")
    for person in (cast.dana, cast.piotr):
        reader = as_reader(plan, known(plan, person), TODAY)
        assert (reader.level, reader.audience, reader.format) == ("parent_easy", "easy", "easy_read")


@pytest.mark.requirement("R-004-08", "R-004-18")
def test_who_must_not_know_a_concern_learns_no_evidence_of_it(cast: Cast, plan: Plan) -> None:
    assert said(read_by(plan, cast.dana), "evidence") == ["School's log"]
    kept = withhold_from(plan, cast.dana, cast.lena, cast.mira)
    kept.is_whole = False
    kept.save(update_fields=["is_whole"])
    WithheldItem.objects.create(withholding=kept, item_id=item(plan, "concern"))
    parts = making(plan, known(plan, cast.dana), TODAY)
    reading = build(*parts)
    assert said(reading, "concerns") == said(reading, "evidence") == []
    told = {one.capture: one.reason for one in left_out(*parts)}
    assert told["concern"] == told["evidence"] == "withheld"
    assert said(read_by(plan, cast.piotr), "concerns") != []


@pytest.mark.requirement("R-004-17")
def test_an_advocate_reads_the_version_of_whom_they_speak_for(cast: Cast, plan: Plan) -> None:
    let_speak(cast.robin, cast.ada, cast.dana, cast.lena)
    reader = as_reader(plan, known(plan, cast.ada), TODAY)
    assert (reader.id, reader.name) == (str(cast.dana.pk), "Ada Cole")
    assert (reader.audience, reader.level) == ("family", "parent")
    people = {one.name for s in read_by(plan, cast.dana).sections if s.key == "who-to-ask" for one in s.people}
    assert "Ada Cole" in people and "Ada Cole" not in str(read_by(plan, cast.piotr))
    assert "Ada Cole" not in str(read_by(plan, cast.dana, date(2100, 1, 1)))


@pytest.mark.requirement("R-X-04")
def test_a_member_named_in_a_restricted_answer_is_not_named_to_the_family(cast: Cast, plan: Plan) -> None:
    assert "Tom Bell" in str(read_by(plan, cast.dana))
    version = latest_version(plan)
    secret = {"id": "x", "capture": "core_group", "fields": {"who": who(cast.tom) | {"restricted": True}}}
    version.content["items"].append(secret)
    parts = making(plan, known(plan, cast.dana), TODAY, version)
    assert "Tom Bell" not in str(build(*parts))
    assert [(one.capture, one.reason) for one in left_out(*parts) if one.item == "x"] == [("core_group", "restricted")]


@pytest.mark.requirement("R-001-22", "R-001-39")
def test_words_that_changed_after_translation_are_shown_as_the_lead_decides(cast: Cast, plan: Plan) -> None:
    translated(plan, "pl", Audience.FAMILY, by=cast.lena, checked_by=cast.tom)
    Wording.objects.filter(language="pl", checked_text="").update(checked_text="[pl] old", checked_hash="0" * 64)
    concern = item(plan, "concern")
    own = Wording.objects.get(item=concern, audience="family", language="en")
    write(plan=plan, item=concern, audience=Audience.FAMILY, text="Newer", revision=own.revision,
          by=account(cast.lena), now=NOW + timedelta(days=3))  # fmt: skip
    entry = next(e for s in read_by(plan, cast.piotr).sections for e in s.entries if e.key == str(concern))
    assert entry.text and entry.text.language == "pl" and entry.text.outdated_on == "5 marca 2026"
    choose(plan, cast.piotr, cast.lena, outdated=Outdated.SOURCE)
    entry = next(e for s in read_by(plan, cast.piotr).sections for e in s.entries if e.key == str(concern))
    assert entry.text and entry.text.in_source and entry.text.value == "Newer"


@pytest.mark.requirement("R-001-39")
def test_a_new_release_tells_what_changed_since_the_last_one_read(cast: Cast, plan: Plan) -> None:
    first = release_to(plan, cast.dana, cast.lena)
    assert first.reading is not None and first.reading.content["changed"] is None
    make_plan(cast.robin, cast.lena, cast.lena, [cast.tom], actions=2)
    added = next(i for i in latest_version(plan).content["items"] if "week 2" in str(i))
    write(plan=plan, item=UUID(added["id"]), audience=Audience.FAMILY, text="Walk more", revision=0,
          by=account(cast.lena), now=NOW)  # fmt: skip
    last_read = from_json(first.reading.content)
    given = release(plan=plan, known=known(plan, cast.dana), revision=first.revision, by=account(cast.lena), now=NOW,
                    last_read=last_read)  # fmt: skip
    assert given.reading is not None
    reading = from_json(given.reading.content)
    assert reading.changed is not None and reading.changed.number == 1
    assert [e.text.value for s in reading.sections for e in s.entries if e.text and e.change == "new"] == ["Walk more"]


@pytest.mark.requirement("R-001-16")
def test_a_plan_with_nothing_to_change_is_given_to_nobody(cast: Cast, plan: Plan) -> None:
    version = latest_version(plan)
    for one in version.content["items"]:
        if one["capture"] == "change":
            one["fields"] = {"what": text(" ")}
    parts = making(plan, known(plan, cast.dana), TODAY, version)
    assert next((one.what, one.capture) for one in obstacles(parts.source, "child")) == ("empty", "change")
