"""Whatever the plan, the template, the reader and the decisions: what may not be read is in no Reading (T2, T4)."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.procedures.enums import Level
from portal.procedures.reading_templates import HardWord, Line, SectionRule, Template
from portal.wording.builtin import builtin
from portal.wording.differences import differences
from portal.wording.enums import Audience, Outdated
from portal.wording.glossing import is_word_character
from portal.wording.reading import Reading, from_json, to_json
from portal.wording.rules import Reader, Source, Words, build, left_out, source_text, spoken_hash, text_hash
from portal.wording.sections import READABLE

from .samples import DAD, LEAD, MUM, PEOPLE, SOURCE, item, person, text

CAPTURES = (*READABLE, "core_group", "lead", "offender_plan")
HARD = (HardWord("core group", ("groups",), "People who work together"), HardWord("own", (), "Yours"))


def words_of(one: Mapping[str, Any], draw: Any) -> dict[tuple[str, str, str], Words]:
    """Words of an item in some languages. Each text names its item, its audience and whether it was checked."""
    found = {}
    for audience in draw(st.sets(st.sampled_from([each.value for each in Audience]))):
        name = f"{one['id']}-{audience}"
        own = f"{name} Core Group own."
        fits = text_hash(own)
        is_stale = audience == "easy" and draw(st.booleans())
        written_from = "0" * 64 if is_stale else text_hash(source_text(one))
        found[one["id"], audience, "en"] = Words(own, written_from, written_on=date(2026, 3, 1))
        cases = {
            "none": None,
            "draft": Words(f"{name} UNCHECKED", fits, is_checked=False),
            "fits": Words(f"{name} core group", fits),
            "outdated": Words(f"{name} UNCHECKED", fits, False, f"{name} core groups OLD", "2" * 64),
            "redone": Words(f"{name} UNCHECKED", fits, False, f"{name} checked", fits),
        }
        for language in ("pl", "ur"):
            if made := cases[draw(st.sampled_from(sorted(cases)))]:
                found[one["id"], audience, language] = made
    return found


@st.composite
def sources(draw: Any) -> Source:
    items: list[dict[str, Any]] = []
    words: dict[tuple[str, str, str], Words] = {}
    for number, capture in enumerate(draw(st.lists(st.sampled_from(CAPTURES), max_size=9))):
        fields: dict[str, Any] = {name: text("PROFESSIONAL") for name in ("text", "what", "why", "evidence", "name")}
        if draw(st.booleans()):
            fields["who"] = person(draw(st.sampled_from([*PEOPLE, "gone"])))
            fields["when"] = {"type": "date", "value": "2026-04-01"}
        if draw(st.booleans()):
            fields["step"] = fields["funding"] = text("RESTRICTED") | {"restricted": True}
        items.append(item(f"i{number}", capture, **fields))
        words |= words_of(items[-1], draw)
    group = tuple(draw(st.lists(st.sampled_from(list(PEOPLE)), unique=True)))
    return replace(SOURCE, items=tuple(items), words=words, group=group, hard=HARD)


rules = st.builds(
    SectionRule,
    st.sampled_from(["a", "b", "c", "d"]),
    st.sampled_from(["items", "words", "people", "meeting"]),
    st.just("Heading"),
    empty=st.sampled_from(["", "Nothing yet"]),
    captures=st.lists(st.sampled_from(CAPTURES), unique=True).map(tuple),
    only=st.sampled_from(["", "mine", "not_mine", "not_kin"]),
    facts=st.booleans(),
    lines=st.lists(st.builds(Line, st.just("A core group."))).map(tuple),
)
# One that opens all it can, beside the shipped ones and any other.
ALL = Template("parent", "en", tuple(SectionRule(key, "items", key, captures=(key,)) for key in CAPTURES))
templates = st.one_of(
    st.just(ALL),
    st.builds(builtin, st.sampled_from(list(Level)), st.sampled_from(["en", "pl", "ur"])),
    st.builds(Template, st.just("parent"), st.just("en"), st.lists(rules, max_size=5).map(tuple)),
)
readers = st.builds(
    Reader,
    st.sampled_from([MUM, DAD, "kid", LEAD]),
    st.just("Somebody"),
    st.sampled_from([each.value for each in Audience]),
    st.sampled_from(["en", "pl", "ur"]),
    st.sampled_from(["standard", "easy_read"]),
    withheld=st.sets(st.sampled_from([f"i{number}" for number in range(9)])).map(frozenset),
    outdated=st.sampled_from([each.value for each in Outdated]),
)


def said_of(reading: Reading, one: Mapping[str, Any]) -> bool:
    """Whether any words of an item, or its key, are in the Reading."""
    return f"{one['id']}-" in json.dumps(to_json(reading)) or f'"{one["id"]}"' in json.dumps(to_json(reading))


def is_anothers(one: Mapping[str, Any], reader: Reader) -> bool:
    whose: str | None = one["fields"].get("who", {}).get("value")
    if one["capture"] == "parent_views":
        return whose != reader.id
    is_kins = whose in PEOPLE and PEOPLE[whose].is_kin and whose != reader.id
    return bool(one["capture"] in {"action", "monitoring"} and reader.audience != "child" and is_kins)


@pytest.mark.requirement("R-X-04", "R-004-08", "R-001-15", "R-001-22")
@settings(deadline=None)
@given(sources(), readers, templates)
def test_what_may_not_be_read_is_in_no_reading(source: Source, reader: Reader, template: Template) -> None:
    earlier = build(source, replace(reader, withheld=frozenset()), template)
    for reading in (build(source, reader, template), build(source, reader, template, earlier)):
        whole = json.dumps(to_json(reading))
        for never in ("PROFESSIONAL", "RESTRICTED", "UNCHECKED", "gone"):
            assert never not in whole
        for one in source.items:
            if one["id"] in reader.withheld or is_anothers(one, reader) or one["capture"] not in READABLE:
                assert not said_of(reading, one)
        other = "-family" if reader.audience == "child" else "-child"
        assert other not in whole


@pytest.mark.requirement("R-004-08")
@settings(deadline=None)
@given(sources(), readers, templates, st.sampled_from([MUM, DAD, LEAD]))
def test_who_is_withheld_as_a_member_is_named_nowhere(
    source: Source, reader: Reader, template: Template, who: str
) -> None:
    member = item("m1", "core_group", who=person(who))
    source = replace(source, items=(*source.items, member), group=(*source.group, who))
    reading = build(source, replace(reader, withheld=reader.withheld | {"m1"}), template)
    assert PEOPLE[who].name not in json.dumps(to_json(reading))


@settings(deadline=None)
@given(sources(), readers, templates)
def test_a_reading_comes_back_from_its_json_and_out_of_the_same_is_made_the_same(
    source: Source, reader: Reader, template: Template
) -> None:
    reading = build(source, reader, template)
    assert reading == build(source, reader, template)
    again = build(source, reader, template, reading)
    assert again.changed is None and differences(reading, reading) is None
    assert {entry.change for section in again.sections for entry in section.entries} <= {""}
    for one in (reading, again):
        assert from_json(json.loads(json.dumps(to_json(one)))) == one


@settings(deadline=None)
@given(sources(), readers, templates)
def test_hard_words_are_marked_whole_and_only_used_ones_are_explained(
    source: Source, reader: Reader, template: Template
) -> None:
    reading = build(source, reader, template)
    used = set()
    for section in reading.sections:
        found = [(entry.text, mark) for entry in section.entries if entry.text for mark in entry.text.marks]
        for words, mark in found:
            assert 0 <= mark.start < mark.end <= len(words.value) and words.language == reading.language
            around = words.value[: mark.start][-1:] + words.value[mark.end :][:1]
            assert not any(is_word_character(sign) for sign in around)
            used.add(mark.term)
        assert len({mark.term for _, mark in found}) == len(found)  # once in a section
    assert used == set(range(len(reading.glossary)))


@settings(deadline=None)
@given(sources(), readers, templates)
def test_what_is_left_out_is_told_with_its_reason_and_all_else_is_there(
    source: Source, reader: Reader, template: Template
) -> None:
    reading = build(source, reader, template)
    shown = {entry.key for section in reading.sections for entry in section.entries}
    told = {one.item: one.reason for one in left_out(source, reader, template)}
    assert not shown & set(told)
    for one in source.items:
        if one["id"] in reader.withheld:
            assert told[one["id"]] == "withheld"
        elif one["id"] not in told and one["capture"] not in {"core_group", "lead", "next_conference"}:
            assert one["id"] in shown


@settings(deadline=None)
@given(sources(), readers, templates)
def test_a_recording_is_found_by_what_is_read_aloud_alone(source: Source, reader: Reader, template: Template) -> None:
    plain = build(replace(source, hard=()), reader, template)
    glossed = build(source, reader, template, plain)
    assert [s.spoken for s in plain.sections] == [s.spoken for s in glossed.sections]
    assert all(section.spoken == spoken_hash(section) for section in glossed.sections)


@pytest.mark.requirement("R-X-05")
@settings(deadline=None)
@given(sources(), readers)
def test_easy_read_readers_find_as_much_as_the_family_in_one_sentence_a_line(source: Source, reader: Reader) -> None:
    family, easy = (replace(reader, audience=each, format="easy_read") for each in ("family", "easy"))
    keys = [
        {entry.key for section in build(source, one, ALL).sections for entry in section.entries}
        for one in (family, easy)
    ]
    assert keys[0] <= keys[1]
