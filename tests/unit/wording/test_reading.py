"""Building a Reading, pure: what is in it, for whom, in which language — and above all what is not."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.procedures.reading_templates import SectionRule, Template
from portal.wording.reading import Text, from_json, to_json
from portal.wording.rules import Obstacle, Reader, Words, build, obstacles, text_hash
from portal.wording.sections import NEEDED

from .samples import DAD, ITEMS, LEAD, MARK, MUM, MUM_READS, PEOPLE, SOURCE, item, made, person, text, texts, words


@pytest.mark.requirement("R-X-04")
@pytest.mark.parametrize("audience", ["family", "child"])
@pytest.mark.parametrize("language", ["en", "cy", "pl", "ur"])
def test_no_professional_text_and_no_restricted_field_is_in_any_reading(audience: str, language: str) -> None:
    source = replace(SOURCE, words=words(audience))
    reading = made(source, Reader(MUM, "Dana Green", audience, language, "standard"))
    assert MARK not in json.dumps(to_json(reading))
    assert any(section.entries for section in reading.sections)


def test_an_item_that_nobody_put_into_words_is_not_shown() -> None:
    some = {key: value for key, value in SOURCE.words.items() if key[0] != "c2"}
    assert texts(made(replace(SOURCE, words=some), MUM_READS), "concerns") == ["plain c1"]


@pytest.mark.requirement("R-001-15")
def test_a_parent_finds_their_own_tasks_and_no_other_parents() -> None:
    mums = made(SOURCE, MUM_READS)
    assert texts(mums, "expected") == ["plain a1"]
    assert texts(mums, "actions") == ["plain a3", "plain a4"]
    dads = made(SOURCE, replace(MUM_READS, id=DAD))
    assert texts(dads, "expected") == ["plain a2"]
    assert texts(mums, "my_views") == [] and texts(dads, "my_views") == ["plain v1"]


@pytest.mark.requirement("R-X-04")
def test_what_another_family_member_keeps_an_eye_on_is_no_business_of_this_one() -> None:
    watched = [item(f"m-{who}", "monitoring", what=text(MARK), how=text(MARK), who=person(who)) for who in PEOPLE]
    said = {(one["id"], "family", "en"): Words(f"plain {one['id']}", "0" * 64) for one in watched}
    mums = made(replace(SOURCE, items=(*ITEMS, *watched), words=said), MUM_READS)
    assert texts(mums, "monitoring") == ["plain m-mum", "plain m-lead"]
    assert "Piotr Green" not in json.dumps(to_json(mums))


@pytest.mark.parametrize("capture", ["evidence", "monitoring", "parent_views"])
def test_what_nobody_writes_for_children_is_in_no_template_of_theirs(capture: str) -> None:
    """Fails where a template that names it, and words that came past the screen, are enough."""
    theirs = item("x1", capture, text=text(MARK), what=text(MARK), who=person(MUM))
    said = {("x1", one, "en"): Words(MARK, "0" * 64) for one in ("family", "child")}
    section = SectionRule("all", "items", "All", captures=(capture,))
    for level, audience, is_there in (("from_7", "child", False), ("parent", "family", True)):
        reader = Reader(MUM, "Somebody", audience, "en", "standard", level)
        reading = build(replace(SOURCE, items=(theirs,), words=said), reader, Template(level, "en", (section,)))
        assert (MARK in json.dumps(to_json(reading))) is is_there


def test_somebody_who_left_the_network_is_not_named() -> None:
    reading = made(SOURCE, MUM_READS)
    names = {f.value for s in reading.sections for e in s.entries for f in e.facts if f.kind == "name"}
    assert names == {"Lena Hart"}


def test_a_young_persons_plan_starts_with_what_they_said() -> None:
    reading = made(replace(SOURCE, words=words("child")), Reader("kid", "Robin Green", "child", "en", "standard"))
    assert reading.sections[0].key == "said"
    assert texts(reading, "said") == ["plain cv"]


def test_family_words_are_not_the_childs() -> None:
    reading = made(SOURCE, Reader("kid", "Robin Green", "child", "en", "standard"))
    assert not any(entry.text for section in reading.sections for entry in section.entries if entry.key)


@pytest.mark.requirement("R-001-22")
def test_only_a_checked_translation_of_the_words_as_they_are_now_is_shown() -> None:
    polish = replace(MUM_READS, language="pl")
    own = SOURCE.words["c1", "family", "en"].text
    cases = [
        (Words("po polsku", text_hash(own), is_checked=True), Text("po polsku", "pl")),
        (Words("po polsku", text_hash(own), is_checked=False), Text(own, "en", in_source=True)),
        (Words("po polsku", text_hash("what it was"), is_checked=True), Text(own, "en", in_source=True)),
    ]
    for translated, expected in cases:
        source = replace(SOURCE, words={**SOURCE.words, ("c1", "family", "pl"): translated})
        reading = made(source, polish)
        assert reading.sections[0].entries[0].text == expected
        assert reading.has_untranslated


def test_dates_and_direction_are_those_of_the_language() -> None:
    polish, urdu = (made(SOURCE, replace(MUM_READS, language=code)) for code in ("pl", "ur"))
    assert polish.agreed_on == "2 marca 2026" and polish.direction == "ltr"
    assert urdu.direction == "rtl" and "2026" in urdu.agreed_on
    assert polish.sections[0].heading != made(SOURCE, MUM_READS).sections[0].heading


def test_a_family_members_number_is_nobodys_business_but_the_leads_is_there() -> None:
    reading = made(replace(SOURCE, group=(LEAD, DAD, MUM)), MUM_READS)
    people = {s.key: [(one.name, one.phone) for one in s.people] for s in reading.sections if s.people}
    assert people["who-to-ask"] == [("Lena Hart", "01632 960001"), ("Piotr Green", ""),
                                    ("Night team", "01632 960000")]  # fmt: skip
    assert people["next"] == [("Lena Hart", ""), ("Piotr Green", ""), ("Dana Green", "")]


@pytest.mark.requirement("R-001-16")
@pytest.mark.parametrize("audience", ["family", "child"])
def test_nothing_is_released_before_what_a_reader_must_find_is_in_words(audience: str) -> None:
    waiting = replace(SOURCE, put_off=frozenset({"child"}))
    assert obstacles(replace(waiting, words=words(audience)), audience) == ()
    assert {o.capture for o in obstacles(replace(waiting, words={}), audience)} == set(NEEDED[audience])


@pytest.mark.requirement("R-001-04", "R-003-04")
@pytest.mark.parametrize("audience", ["family", "easy"])
def test_the_family_waits_for_the_childs_words_unless_they_are_put_off(audience: str) -> None:
    """Fails where a parent is given the plan though nobody thought of the child's words."""
    alone = replace(SOURCE, words=words("family"))
    missing = tuple(Obstacle("missing", capture, audience="child") for capture in ("concern", "action"))
    assert obstacles(alone, audience) == missing
    assert obstacles(replace(alone, put_off=frozenset({"child"})), audience) == ()
    assert obstacles(replace(alone, words=words("family") | words("child")), audience) == ()
    assert obstacles(replace(alone, put_off=frozenset({"child"})), "child")  # the child still waits


@pytest.mark.requirement("R-001-39")
def test_words_of_an_older_text_stand_in_the_way() -> None:
    stale = {**SOURCE.words, ("a3", "family", "en"): Words("plain", text_hash("what it said before"))}
    source = replace(SOURCE, words=stale, put_off=frozenset({"child"}))
    assert obstacles(source, "family") == (Obstacle("out_of_date", "action", "a3"),)


words_any = st.dictionaries(
    st.tuples(*(st.sampled_from(one) for one in ([i["id"] for i in ITEMS], ["family", "child"], ["en", "pl"]))),
    st.builds(Words, st.text(min_size=1, max_size=8), st.just("0" * 64), st.booleans()),
)


@settings(deadline=None)
@given(words_any, st.sampled_from(["family", "child"]), st.sampled_from(["en", "pl", "ur"]))
def test_freezing_a_reading_loses_nothing(found: dict[Any, Words], audience: str, language: str) -> None:
    reading = made(replace(SOURCE, words=found), Reader(MUM, "Dana Green", audience, language, "standard"))
    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading


def test_a_reading_of_an_unknown_schema_is_refused() -> None:
    data = to_json(made(SOURCE, MUM_READS)) | {"schema": 99}
    with pytest.raises(ValueError, match="99"):
        from_json(data)
