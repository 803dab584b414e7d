"""What changed since somebody last read: pure."""

import json
from dataclasses import replace
from datetime import date

import pytest

from portal.wording.differences import differences
from portal.wording.reading import Reading, Text, to_json
from portal.wording.rules import Reader, Source, Words, text_hash

from .samples import ITEMS, MUM_READS, SOURCE, day, item, made, text, words

NEXT = replace(SOURCE, number=2, agreed_on=date(2026, 4, 6))


def reworded(source: Source, key: str, said: str) -> Source:
    return replace(
        source,
        words={**source.words, (key, "family", "en"): Words(said, source.words[key, "family", "en"].source_hash)},
    )


def changes(reading: Reading) -> dict[str, str]:
    return {entry.key: entry.change for s in reading.sections for entry in s.entries if entry.change}


@pytest.mark.requirement("R-001-39")
def test_what_is_new_changed_or_gone_is_told_since_the_day_of_what_was_read() -> None:
    first = made(SOURCE, MUM_READS)
    items = (*(i for i in ITEMS if i["id"] != "c2"), item("c3", "concern", text=text("x")))
    source = replace(NEXT, items=items, words={**SOURCE.words, ("c3", "family", "en"): Words("plain c3", "0" * 64)})
    reading = made(reworded(source, "k1", "other words"), MUM_READS, first)
    assert changes(reading) == {"c3": "new", "k1": "changed"}
    assert reading.changed is not None
    assert (reading.changed.since, reading.changed.number) == ("2 March 2026", 1)
    assert reading.changed.removed == (Text("plain c2", "en"),)


def test_another_date_is_a_change_and_white_space_is_none() -> None:
    first = made(SOURCE, MUM_READS)
    items = tuple(i if i["id"] != "n1" else item("n1", "next_conference", date=day("2026-06-09")) for i in ITEMS)
    assert changes(made(replace(NEXT, items=items), MUM_READS, first)) == {"n1": "changed"}
    easy = replace(MUM_READS, format="easy_read")
    assert made(NEXT, easy, first).changed is None


def test_in_another_language_what_the_plan_says_is_compared() -> None:
    first = made(SOURCE, MUM_READS)
    polish = {("c1", "family", "pl"): Words("po polsku", text_hash("plain c1"))}
    source = replace(NEXT, words={**SOURCE.words, **polish})
    reads_polish = replace(MUM_READS, language="pl")
    assert made(source, reads_polish, first).changed is None
    changed = made(reworded(source, "c2", "other words"), reads_polish, first)
    assert changes(changed) == {"c2": "changed"}
    assert changed.changed is not None and changed.changed.since == "2 marca 2026"


def test_a_translation_that_came_is_no_change_and_one_put_right_is() -> None:
    polish = replace(MUM_READS, language="pl")
    sources = [
        replace(NEXT, words={**SOURCE.words, ("c1", "family", "pl"): Words(said, text_hash("plain c1"))})
        for said in ("po polsku", "lepiej po polsku")
    ]
    english, first, better = (made(source, polish) for source in (SOURCE, *sources))
    assert differences(english, first) is None
    assert differences(first, better) is not None and changes(made(sources[1], polish, first)) == {"c1": "changed"}


def test_words_for_another_audience_are_all_to_be_read_anew() -> None:
    first = made(SOURCE, MUM_READS)
    easy = {("c1", "easy", "en"): Words("easy c1", SOURCE.words["c1", "family", "en"].source_hash)}
    source = replace(NEXT, words={**SOURCE.words, **easy})
    assert made(source, replace(MUM_READS, audience="easy"), first).changed is None


@pytest.mark.requirement("R-004-08")
def test_what_was_withheld_or_restricted_since_leaves_no_trace() -> None:
    first = made(SOURCE, MUM_READS)
    withheld = made(NEXT, replace(MUM_READS, withheld=frozenset({"c2"})), first)
    gone_too = made(
        replace(NEXT, items=tuple(i for i in ITEMS if i["id"] != "c2")),
        replace(MUM_READS, withheld=frozenset({"c2"})), first,
    )  # fmt: skip
    restricted = made(
        replace(NEXT, items=tuple(i for i in ITEMS if i["id"] != "c2"), restricted=(("c2", "concern"),)),
        MUM_READS,
        first,
    )
    for reading in (withheld, gone_too, restricted):
        assert reading.changed is None and "plain c2" not in json.dumps(to_json(reading))


@pytest.mark.requirement("R-004-17")
def test_who_speaks_for_somebody_else_now_is_told_nothing_of_what_the_first_one_read() -> None:
    child = Reader("kid", "Ada Cole", "child", "en", "standard", level="from_12")
    first = made(replace(SOURCE, words=words("child")), child)
    assert made(NEXT, MUM_READS, first) == made(NEXT, MUM_READS)
