import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.wording import names

pytestmark = pytest.mark.requirement("R-001-22")

PIECES = st.sampled_from(
    [
        "[",
        "]",
        "[[",
        "]]",
        "[[Ana]]",
        "[[Ben Jones]]",
        "[Name 1]",
        "[name  2]",
        "[Name",
        "Name 1",
        " ",
        "1",
        "visits",
        "\n",
        "آنا",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join))


@given(TEXTS)
def test_what_was_masked_comes_back(text: str) -> None:
    assert names.unmasked(*names.masked(text)) == text


@given(TEXTS)
def test_no_marked_name_is_left_in_a_masked_text(text: str) -> None:
    hidden, found = names.masked(f"{text} [[Zebedee]] {text}")
    assert "Zebedee" in found
    assert "Zebedee" not in hidden


@given(TEXTS)
def test_a_translation_that_keeps_the_tokens_lacks_nothing_and_adds_nothing(text: str) -> None:
    hidden, found = names.masked(text)
    assert names.lacking(hidden, found) == ()
    assert names.unknown(hidden, found, hidden) == ()


def test_names_are_numbered_as_they_come_and_the_same_name_has_one_number() -> None:
    text = "[[Ana]] sees [[Ben]]. [[Ana]] rings."
    assert names.masked(text) == ("[Name 1] sees [Name 2]. [Name 1] rings.", ("Ana", "Ben"))
    assert names.shown(text) == "Ana sees Ben. Ana rings."


@pytest.mark.parametrize(
    ("text", "direction", "wanted"),
    [
        ("[[Lena]] [[Tom Bell]] 5", "rtl", "\u2068Lena\u2069 \u2068Tom Bell\u2069 5"),
        ("[[آنا]] 5", "ltr", "\u2068آنا\u2069 5"),
        ("[[آنا]] 5", "rtl", "آنا 5"),
        ("[[Lena]] 5", "ltr", "Lena 5"),
        ("[[Lena]] [[آنا]]", "", "Lena آنا"),
    ],
)
def test_a_name_that_runs_against_the_text_is_isolated(text: str, direction: str, wanted: str) -> None:
    assert names.shown(text, direction) == wanted


def test_a_number_the_text_speaks_of_is_not_given_to_a_name() -> None:
    hidden, found = names.masked("Write [Name 1] on it, [[Ana]].")
    assert (hidden, found) == ("Write [Name 1] on it, [Name 2].", ("", "Ana"))
    assert names.lacking("[Name 2]", found) == ()


@pytest.mark.parametrize("text", ["[[Ana", "Ana]]", "[Ana]", "[[]]", "[[ ]]", "[[An\na]]", "[[a", "]][["])
def test_brackets_that_mark_nothing_are_shown_as_they_are(text: str) -> None:
    assert names.shown(text) == text
    assert names.masked(text) == (text, ())


def test_a_translation_may_space_and_count_otherwise() -> None:
    _, found = names.masked("[[Ana]] and [[Ben]]")
    assert names.unmasked("[name 2] و [NAME ۱]", found) == "[[Ben]] و [[Ana]]"


def test_what_a_translation_lost_is_named() -> None:
    _, found = names.masked("[[Ana]] and [[Ben]]")
    assert names.lacking("[Name 1] i [Nazwa 2]", found) == ("[Name 2]",)
    assert names.unknown("[Name 1] i [Name 3]", found) == ("[Name 3]",)


@given(TEXTS)
def test_names_that_authors_forgot_are_hidden_too_and_come_back(text: str) -> None:
    found = names.marked(f"{text} Zebedee {text}", ["Zebedee", "Ana", "Z"])
    hidden, known = names.masked(found)
    assert "Zebedee" not in hidden
    assert names.unmasked(hidden, known) == found
    assert names.marked(found, ["Zebedee", "Ana"]) == found


def test_a_name_is_a_word_of_its_own_and_the_longest_counts() -> None:
    assert names.marked("Ana Cole and Anabel", ["Ana", "Cole", "Ana Cole"]) == "[[Ana Cole]] and Anabel"
    assert names.marked("Ana", []) == "Ana"


def test_a_translation_is_masked_with_the_numbers_of_its_source() -> None:
    _, known = names.masked("[[Ana]] and [[Ben]]")
    assert names.masked("[[Ben]] i [[Ewa]]", known) == ("[Name 2] i [Name 3]", ("Ana", "Ben", "Ewa"))


@given(TEXTS)
def test_tokens_are_kept_together_in_a_box_and_the_signs_go_again(text: str) -> None:
    assert names.joined(names.isolated(text)) == text
    assert names.isolated("[Name 1] [Name 2]") == "\u2068[Name 1]\u2069 \u2068[Name 2]\u2069"
