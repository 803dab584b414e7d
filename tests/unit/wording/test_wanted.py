import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.wording.enums import Audience
from portal.wording.languages_wanted import Recipient, translations_wanted, wanted

pytestmark = pytest.mark.requirement("R-001-22")

PEOPLE = st.lists(st.builds(Recipient, st.sampled_from(Audience.values), st.sampled_from(["en", "pl", "ur", "cy"])))


def test_each_reader_asks_for_their_words_in_their_language() -> None:
    people = [Recipient("family", "pl"), Recipient("family", "pl"), Recipient("child", "cy"), Recipient("family", "en")]
    assert wanted(people) == {("family", "pl"), ("child", "cy"), ("family", "en")}
    assert translations_wanted(people, "en") == [("family", "pl"), ("child", "cy")]
    assert translations_wanted([], "en") == []


def test_easy_read_falls_back_on_the_family_s_words_so_both_are_wanted() -> None:
    assert translations_wanted([Recipient("easy", "ur")], "en") == [("family", "ur"), ("easy", "ur")]


@given(PEOPLE)
def test_nothing_is_wanted_that_nobody_reads_and_nothing_in_the_plan_s_own_language(people: list[Recipient]) -> None:
    found = translations_wanted(people, "en")
    assert len(found) == len(set(found))
    assert {language for _, language in found} == {one.language for one in people} - {"en"}
    assert {(str(one.audience), one.language) for one in people if one.language != "en"} <= {
        (a.value, b) for a, b in found
    }
