"""Hard words in texts of every script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.procedures.reading_templates import HardWord
from portal.wording.glossing import hard_in, is_word_character


def found(text: str, *hard: HardWord) -> list[tuple[str, int]]:
    return [(text[start:end], place) for start, end, place in hard_in(text, hard)]


CORE, GROUP = HardWord("core group", ("core groups",), ""), HardWord("group", (), "")


@pytest.mark.parametrize(
    ("text", "hard", "expected"),
    [
        ("The Core Group meets.", [CORE, GROUP], [("Core Group", 0)]),
        ("core groups, group", [GROUP, CORE], [("core groups", 1), ("group", 0)]),
        ("grouped, a subgroup", [GROUP], []),
        ("the core\n group", [CORE], [("core\n group", 0)]),
        ("(group)", [GROUP], [("group", 0)]),
        ("یہ منصوبہ ہے۔ منصوبے", [HardWord("منصوبہ", ("منصوبے",), "")], [("منصوبہ", 0), ("منصوبے", 0)]),
        ("المنصوبہ", [HardWord("منصوبہ", (), "")], []),
        # Without its vowel sign it is another word.
        ("পরিকল্পনা পরিকল্পনার", [HardWord("পরিকল্পনা", (), ""), HardWord("পরিকল্পন", (), "")], [("পরিকল্পনা", 0)]),
        ("y cynllun, i'r cynllun", [HardWord("cynllun", (), "")], [("cynllun", 0), ("cynllun", 0)]),
        ("a+b", [HardWord("a+b", (), ""), HardWord(" ", ("",), "")], [("a+b", 0)]),
        ("anything", [], []),
    ],
)
def test_whole_words_the_longest_first(text: str, hard: list[HardWord], expected: list[tuple[str, int]]) -> None:
    assert found(text, *hard) == expected


signs = st.text(alphabet="abc A-'কাি ا\u064bہ\u200c.\n", min_size=1, max_size=12)


@settings(deadline=None)
@given(signs, st.lists(signs, min_size=1, max_size=4))
def test_marks_lie_inside_the_text_apart_and_on_word_borders(text: str, forms: list[str]) -> None:
    last = 0
    for start, end, place in hard_in(text, [HardWord(form, (), "") for form in forms]):
        assert last <= start < end <= len(text) and 0 <= place < len(forms)
        assert not is_word_character(text[start - 1 : start] or " ")
        assert not is_word_character(text[end : end + 1] or " ")
        last = end
