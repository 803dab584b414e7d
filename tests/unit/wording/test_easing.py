"""Advice on how easy a text is to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.procedures.reading_templates import HardWord
from portal.wording.easing import AGE, MOST, ease, passives, score, syllables, words_of

pytestmark = pytest.mark.requirement("R-X-06")

OFFICE = (
    "The parents are required to demonstrate consistent engagement with the allocated professionals in order to ensure"
    " that appropriate supervision is maintained throughout the household and that the children's emotional wellbeing"
    " is safeguarded on a regular basis."
)
PLAIN = "We are worried that the children are alone at night. We want an adult at home each evening. Lena will come."
POLISH = (
    "Martwimy się, że dzieci są same w domu. Chcemy, żeby ktoś dorosły był z nimi co wieczór. Lena przyjdzie w środę."
)
POLISH_OFFICE = (
    "Rodzice zobowiązani są do systematycznego współdziałania z wyznaczonymi profesjonalistami celem zagwarantowania"
    " odpowiedniego nadzoru w gospodarstwie domowym oraz bezpieczeństwa emocjonalnego małoletnich dzieci."
)


def kinds(text: str, language: str = "en", audience: str = "family") -> list[str]:
    return [one.kind for one in ease(text, language, audience).findings]


def test_a_professional_sentence_is_hard_and_a_plain_one_is_not() -> None:
    office, plain = ease(OFFICE, "en", "family"), ease(PLAIN, "en", "family")
    assert office.score and office.score.level == "hard" and office.score.age == 18
    assert {"long", "hard", "passive"} <= {one.kind for one in office.findings} and not office.is_fine
    assert plain.score and plain.score.level == "easy" and (plain.score.age or 99) <= AGE["family"]
    assert plain.is_fine and plain.sentences == 3


def test_hard_words_come_with_plainer_ones_and_the_glossary_comes_first() -> None:
    found = {one.text: one.instead for one in ease(OFFICE, "en", "family").findings if one.kind == "hard"}
    assert found["in order to"] == "to" and found["demonstrate"] == "show"
    mine = [HardWord("Household", (), "who lives there", "the people at home"), HardWord("ward", (), "x")]
    found = {one.text: one.instead for one in ease("The household and ward", "en", "family", mine).findings}
    assert found == {"household": "the people at home", "ward": ""}


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("ur", "بچے گھر پر اکیلے ہیں۔ ہم فکر مند ہیں۔ کیا آپ کل آ سکتے ہیں؟", 3),
        ("bn", "শিশুরা একা। আমরা চিন্তিত।", 2),
        ("ar", "الأطفال وحدهم. هل يمكنك أن تأتي؟ نعم.", 3),
        ("en", "Dr. Hart comes at 4.30 p.m. She stays.", 2),
    ],
)
def test_sentences_are_counted_right_in_every_script(language: str, text: str, count: int) -> None:
    assert ease(text, language, "family").sentences == count


@pytest.mark.parametrize("language", ["ur", "ar", "bn", "pa", "so", "uk", "ta", "xx"])
def test_no_formula_and_no_passive_where_none_is_valid(language: str) -> None:
    found = ease(OFFICE, language, "family")
    assert found.score is None
    assert {one.kind for one in found.findings} == {"long"}


def test_polish_and_welsh_are_measured_by_long_words() -> None:
    easy, hard = score(POLISH, "pl", 11), score(POLISH_OFFICE, "pl", 11)
    assert easy and easy.formula == "LIX" and easy.level == "easy" and easy.age is None
    assert hard and hard.level == "hard"
    assert score(POLISH, "cy", 11)


def test_a_short_text_gets_no_figure() -> None:
    assert score("Come at four.", "en", 11) is None
    assert ease("", "en", "child") == ease("  \n", "en", "child")
    assert ease("", "en", "child").words == 0


@pytest.mark.parametrize(("audience", "most"), [("family", 25), ("easy", 15), ("child", 15)])
def test_a_sentence_may_be_as_long_as_its_reader_can_take(audience: str, most: int) -> None:
    assert MOST[audience] == most
    assert kinds(" ".join(["word"] * most) + ".", audience=audience) == []
    assert kinds(" ".join(["word"] * (most + 1)) + ".", audience=audience) == ["long"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The plan was written by us.", ["was written"]),
        ("You will not be told.", ["be told"]),
        ("He was never properly fed.", ["was never properly fed"]),
        ("It has been agreed and is being checked.", ["been agreed", "is being checked"]),
        ("We are worried and you are tired.", []),
        ("Dana is married. She used to smoke.", []),
        ("She needed help and we agreed.", []),
        ("It is red.", []),
    ],
)
def test_what_does_not_say_who_does_it(sentence: str, found: list[str]) -> None:
    assert passives(sentence) == found


@pytest.mark.parametrize(
    ("word", "count"),
    [("child", 1), ("walked", 1), ("needed", 2), ("table", 2), ("social", 2), ("evening", 3), ("period", 3),
     ("makes", 1), ("meetings", 2), ("beautiful", 3), ("agreed", 2), ("area", 3), ("value", 2), ("professional", 4),
     ("2026", 1), ("the", 1)],
)  # fmt: skip
def test_syllables_of_english_words(word: str, count: int) -> None:
    assert syllables(word) == count


def test_marks_of_names_are_no_words_and_broken_ones_are_told() -> None:
    assert words_of("Ana – [ ] 3 !") == ["Ana", "3"]
    assert kinds("[[Ana Cole]] comes.") == []
    assert kinds("[[Ana comes.") == ["brackets"]


@given(st.text(max_size=300), st.sampled_from(["en", "pl", "ur", "xx"]), st.sampled_from(["family", "easy", "child"]))
def test_any_text_gets_advice_and_never_an_error(text: str, language: str, audience: str) -> None:
    found = ease(text, language, audience)
    assert found.words >= 0 and found.sentences >= (1 if found.words else 0)
