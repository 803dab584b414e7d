"""The templates that are built in: what a parent and a young person find, in words they can read."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from portal.procedures.enums import Level
from portal.procedures.reading_templates import TAKE_PART, Template
from portal.ui.symbols import SYMBOLS
from portal.wording.builtin import builtin
from portal.wording.easing import words_of
from portal.wording.sections import LABELS, READABLE
from portal.wording.sentences import split

LEVELS = [level.value for level in Level]
LANGUAGES = [code for code, _name in settings.LANGUAGES]
LONGEST = 15  # words of a sentence


def texts(template: Template) -> Iterator[str]:
    for section in template.sections:
        yield from (section.heading, section.intro, section.empty)
        yield from (line.text for line in section.lines)


@pytest.mark.parametrize("level", LEVELS)
def test_every_section_has_its_key_its_picture_and_something_to_say(level: str) -> None:
    sections = builtin(level, "en").sections
    assert len({section.key for section in sections}) == len(sections)
    for section in sections:
        assert section.heading and section.symbol in SYMBOLS
        assert set(section.captures) <= set(LABELS)
        assert (section.captures or section.lines) or section.kind == "people"
        assert all(line.text and line.symbol in SYMBOLS for line in section.lines)
        if section.kind == "items":
            assert set(section.captures) <= set(READABLE)
    assert all(readable.symbol in SYMBOLS for readable in READABLE.values())


@pytest.mark.requirement("R-X-05")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_longer_than_a_reader_who_reads_little_can_take(language: str) -> None:
    found = [sentence for level in LEVELS for text in texts(builtin(level, language)) for sentence in split(text)]
    assert [sentence for sentence in found if len(words_of(sentence)) > LONGEST] == []


@pytest.mark.requirement("R-001-14", "R-001-15", "R-001-16", "R-004-19", "R-004-20")
@pytest.mark.parametrize("level", ["parent", "parent_easy"])
def test_a_parent_finds_all_that_is_theirs(level: str) -> None:
    keys = [section.key for section in builtin(level, "en").sections]
    wanted = ["concerns", "evidence", "impact", "strengths", "changes", "outcomes", "later_outcomes", "expected",
              "actions", "services", "monitoring", "contingency", "next", "my_views", "child_views", "who-to-ask",
              "disagree", "advocacy"]  # fmt: skip
    assert sorted(keys) == sorted(wanted)


@pytest.mark.requirement("R-001-21")
@pytest.mark.parametrize("level", ["from_7", "from_12", "from_16"])
def test_a_young_person_finds_first_what_they_said(level: str) -> None:
    keys = [section.key for section in builtin(level, "en").sections]
    assert keys[:3] == ["said", "worries", "good"]
    assert {"will_happen", "social-worker", "next", "take-part", "who-knows", "end", "who-to-ask"} <= set(keys)


def test_the_youngest_are_told_little() -> None:
    sections = builtin("under_7", "en").sections
    assert sections[0].key == "said" and all(len(section.lines) <= 2 for section in sections)
    assert {section.key for section in sections} >= {"social-worker", "who-knows", "end"}


@pytest.mark.requirement("R-001-21", "R-001-58")
@pytest.mark.parametrize("key", ["next", TAKE_PART, "who-to-ask"])
def test_the_youngest_are_told_in_a_line_of_meetings_of_how_to_be_heard_and_whom_to_talk_to(key: str) -> None:
    [section] = [one for one in builtin("under_7", "en").sections if one.key == key]
    said = [section.intro, *(line.text for line in section.lines)]
    assert [len(split(text)) for text in said if text] == [1]


@pytest.mark.parametrize("level", LEVELS)
def test_they_are_there_in_other_languages(level: str) -> None:
    made = builtin(level, "cy")
    assert made.language == "cy"
    assert [section.key for section in made.sections] == [section.key for section in builtin(level, "en").sections]


def test_there_is_none_of_a_level_nobody_knows() -> None:
    with pytest.raises(ValueError, match="from_99"):
        builtin("from_99", "en")
