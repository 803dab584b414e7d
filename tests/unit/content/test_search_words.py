"""Words as search sees them, in English and Welsh; questions, passages, slips, and what may be kept of a search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.search import welsh
from content.search.asking import ask, for_postgres, for_sqlite
from content.search.marking import mark, passage
from content.search.missed import keepable
from content.search.near import distance, nearest
from content.search.words import forms, stem, stems

LETTERS = st.text("abcdefghijlmnoprstuwy", min_size=1, max_size=12)


def answers(asked: str, written: str, language: str) -> bool:
    """Whether a search for one word finds the other."""
    return stem(written, language) in forms(stem(asked, language), language)


@pytest.mark.requirement("R-000-02")
@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("cynllun", "gynllun"),
        ("gynllun", "cynllun"),
        ("cynllun", "nghynllun"),
        ("cynllun", "chynlluniau"),
        ("plant", "blant"),
        ("plentyn", "phlant"),
        ("mhlentyn", "plant"),
        ("teulu", "deuluoedd"),
        ("teulu", "nheulu"),
        ("gofal", "ofal"),
        ("ofalwyr", "gofalu"),
        ("grŵp", "grwp"),
        ("grwpiau", "grŵp"),
        ("ysgol", "hysgolion"),
        ("amddiffyn", "hamddiffyn"),
        ("cyfarfod", "gyfarfodydd"),
        ("cynhadledd", "gynadleddau"),
        ("rhieni", "riant"),
        ("llythyr", "lythyrau"),
        ("merch", "ferched"),
        ("dyddiad", "ddyddiadau"),
        ("asesiad", "asesu"),
        ("adolygu", "hadolygiadau"),
        ("cofrestr", "chofrestru"),
        ("gweithiwr", "weithwyr"),
        ("penderfyniad", "benderfynu"),
        ("tŷ", "dai"),
        ("rhan", "rannau"),
    ],
)
def test_a_welsh_word_is_found_in_every_form(asked: str, written: str) -> None:
    assert answers(asked, written, "cy")


@pytest.mark.parametrize(
    ("asked", "written"), [("cynllun", "cyfarfod"), ("tad", "mam"), ("llys", "plas"), ("chwaer", "cwyn")]
)
def test_other_welsh_words_are_not_found(asked: str, written: str) -> None:
    assert not answers(asked, written, "cy")


@pytest.mark.requirement("R-000-02")
@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("meeting", "meetings"),
        ("review", "reviewing"),
        ("child", "children"),
        ("children", "child’s"),
        ("co-ordinator", "coordinators"),
        ("policy", "Policies"),
        ("café", "cafe"),
    ],
)
def test_an_english_word_is_found_by_its_stem(asked: str, written: str) -> None:
    assert stem(asked, "en") == stem(written.removesuffix("’s"), "en")


@given(LETTERS)
def test_a_form_leads_back_to_its_word(word: str) -> None:
    for form in welsh.forms(word):
        assert word in welsh.expand(form), form


@given(LETTERS)
def test_a_word_is_one_of_its_forms(word: str) -> None:
    assert word in welsh.forms(word)
    assert word in welsh.expand(word)


def test_languages_are_not_mixed_up() -> None:
    assert stem("plan", "en") != stem("plan", "cy")
    assert stems("The plan of the child", "en") == ["enplan", "enchild"]
    assert stems("Y cynllun i'r plentyn", "cy") == ["cycynllun", "cyplentyn"]


SYNONYMS = [["core group", "core grp", "CG"], ["child protection plan", "CPP"]]


@pytest.mark.requirement("R-000-02")
@pytest.mark.parametrize("text", ["core grp", "CG", "Core Group"])
def test_words_that_mean_the_same_are_asked_for_too(text: str) -> None:
    assert '"encore engroup"' in for_sqlite([ask(text, "en", SYNONYMS)])
    assert "('encore') <-> ('engroup')" in for_postgres([ask(text, "en", SYNONYMS)])


def test_every_word_has_to_be_there_or_any_of_them() -> None:
    question = ask("CPP meeting", "en", SYNONYMS)
    assert [len(group.rows) for group in question.groups] == [2, 1]
    assert ") AND (" in for_sqlite([question])
    assert ") & (" in for_postgres([question])
    assert " AND " not in for_sqlite([question], every=False)
    assert " & " not in for_postgres([question], every=False)


def test_a_question_without_words_asks_nothing() -> None:
    for text in ("", "the", "?!", '" OR *', "'"):
        assert for_sqlite([ask(text, "en")]) == for_postgres([ask(text, "en")]) == ""


@given(st.text(max_size=80), st.sampled_from(["en", "cy", "ur"]))
def test_nothing_that_is_typed_breaks_a_question(text: str, language: str) -> None:
    question = ask(text, language, SYNONYMS)
    made = for_sqlite([question])
    assert made.count('"') % 2 == 0
    assert made.count("(") == made.count(")")
    assert len(question.words) <= 12


def test_what_was_asked_for_is_marked() -> None:
    pieces = mark("Cyfarfod y grŵp craidd", "cy", ask("grwpiau", "cy").stems)
    assert [(piece.text, piece.marked) for piece in pieces] == [
        ("Cyfarfod y ", False),
        ("grŵp", True),
        (" craidd", False),
    ]


def test_a_passage_shows_where_most_of_the_words_stand() -> None:
    text = f"Visits are made.\n{'Nothing here. ' * 60}The first review meeting is held early.\n{'And more. ' * 60}"
    shown = passage(text, "en", ask("review meetings", "en").stems)
    assert [piece.text for piece in shown if piece.marked] == ["review", "meeting"]
    assert "".join(piece.text for piece in shown).startswith("… The first review")
    assert len("".join(piece.text for piece in shown)) < 260


@given(st.text(max_size=600), st.text(max_size=30))
def test_pieces_are_the_text_and_nothing_else(text: str, asked: str) -> None:
    stems_asked = ask(asked, "en").stems
    assert "".join(piece.text for piece in mark(text, "en", stems_asked)) == text
    shown = "".join(piece.text for piece in passage(text, "en", stems_asked))
    assert shown.removeprefix("… ").removesuffix(" …") in text.replace("\n", " ")


@pytest.mark.parametrize(
    ("one", "other", "away"), [("group", "gruop", 1), ("core", "care", 1), ("plan", "plans", 1), ("a", "abcd", 3)]
)
def test_slips_are_counted(one: str, other: str, away: int) -> None:
    assert distance(one, other, 2) == away


def test_the_nearest_words_come_first() -> None:
    assert nearest("reveiw", [("review", 1), ("reviews", 9), ("meeting", 9)], 3) == ["review", "reviews"]
    assert nearest("cor", [("core", 1), ("score", 1)], 3) == ["core"]


@pytest.mark.parametrize("text", ["family group conference", "Kinship", "MARAC", "grŵp cynnal", "step-parents"])
def test_words_of_the_field_may_be_kept(text: str) -> None:
    assert keepable(text) == text.lower()


@pytest.mark.requirement("R-X-01")
@pytest.mark.parametrize(
    "text",
    [
        "Mali Rees", "mali Rees", "MALI REES", "mali@example.org", "01632 960001", "born 2019", "case 47",
        "one two three four five six seven", "x" * 61, "", "?!", "<script>",
    ],
)  # fmt: skip
def test_what_looks_like_a_person_is_never_kept(text: str) -> None:
    assert keepable(text) == ""
