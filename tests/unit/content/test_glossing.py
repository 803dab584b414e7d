"""Hard words of a page, explained where they are first used."""

from __future__ import annotations

import pytest

from content.facts import WordFact
from content.glossing import Glossary

from .place import ENGLISH, WELSH


def found(glossary: Glossary, html: str) -> list[tuple[str, str]]:
    return [(run.html, run.word.word) for run in glossary.runs(html) if run.word]


@pytest.mark.requirement("R-X-06")
def test_a_word_is_explained_once_the_longest_first_whatever_its_form() -> None:
    glossary = Glossary(ENGLISH.words)
    assert found(glossary, "<p>Core groups meet; a core group, a group.</p>") == [
        ("Core groups", "core group"),
        ("group", "group"),
    ]
    assert found(glossary, "<p>The core group again.</p>") == []
    assert [word.word for word in glossary.used] == ["core group", "group"]


def test_nothing_is_lost_and_nothing_is_added() -> None:
    html = "<p>A core\ngroup &amp; <b>a group</b> in <a>the group</a>.</p><h3>Group</h3>"
    assert "".join(run.html for run in Glossary(ENGLISH.words).runs(html)) == html


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/group/">the group</a>',
        "<h3>A <b>group</b></h3>",
        "<p>regroup groups group-work</p>",
        "<h2>group</h2>",
    ],
)
def test_links_headings_and_parts_of_other_words_are_left_alone(html: str) -> None:
    assert found(Glossary(ENGLISH.words), html) == []


def test_after_a_link_words_are_looked_for_again() -> None:
    assert found(Glossary(ENGLISH.words), "<a>group</a> group") == [("group", "group")]


def test_a_word_with_signs_is_found_as_it_is_escaped() -> None:
    assert found(Glossary(ENGLISH.words), "<p>Some R&amp;R.</p>") == [("R&amp;R", "R&R")]


def test_welsh_forms_and_letters() -> None:
    assert found(Glossary(WELSH.words), "<p>yng ngrŵp craidd Cai</p>") == [("ngrŵp craidd", "grŵp craidd")]


def test_a_place_without_words() -> None:
    assert found(Glossary(()), "<p>group</p>") == []
    assert found(Glossary((WordFact(" ", (), ""),)), "<p>group</p>") == []
