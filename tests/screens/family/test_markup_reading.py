"""The article of a Reading: each level and format, hard words, what changed, languages side by side. No database."""

import re
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.template import Context, Template

from portal.family import markup
from portal.family.rules import Run, differences, lines, pieces
from portal.procedures.enums import Level
from portal.wording.reading import Hard, Mark, Reading, Text
from tests.readings import HARD, SENTENCES, reading

PLAN = UUID(int=7)
GLOSSARY = (Hard("core group", "People who meet."), Hard("plan", "What we agreed."))


def article(given: Reading) -> str:
    return str(markup.write(given, PLAN))


@pytest.mark.parametrize("level", Level.values)
@pytest.mark.parametrize("format", ["standard", "large_print", "easy_read"])
def test_each_level_and_format_shows_each_kind_of_section(level: str, format: str) -> None:
    html = article(reading("en", level, format))
    assert f"app-reading--{level} app-reading--{format}" in html
    for key in ("concerns", "actions", "strengths", "complain", "next", "who-to-ask"):
        assert f'id="{key}"' in html
    assert html.count('class="app-person"') == 4 and "Who will be there" in html
    assert re.search(r'href="tel:01632960101"><bdi dir="ltr">01632 960101</bdi>', html)
    assert 'id="e-concerns-k-worry"' in html and html.count("<h1") == 1


@pytest.mark.requirement("R-001-14")
def test_a_hard_word_opens_its_meaning_without_a_script() -> None:
    html = article(reading("pl"))
    [*found] = re.findall(
        r'<button type="button" class="app-hard__word" popovertarget="(hard-\d+)">([^<]+)</button>'
        r'<span class="app-hard__meaning" id="(hard-\d+)" popover><strong>([^<]+)</strong> <span>([^<]+)</span></span>',
        html,
    )
    assert len(found) == 4 and len({one[0] for one in found}) == 4
    assert all(target == ident and (word, meaning) == HARD["pl"] for target, word, ident, _, meaning in found)
    assert 'id="words-explained"' in html  # and all together at the end, for paper


@pytest.mark.requirement("R-X-05")
def test_in_easy_read_the_meaning_stands_below_the_line() -> None:
    html = article(reading("en", "parent_easy", "easy_read"))
    assert "<button" not in html and "popover" not in html
    assert '<strong class="app-hard">core group</strong>' in html
    assert f'<p class="app-meaning"><strong>core group means:</strong> {HARD["en"][1]}</p>' in html


@pytest.mark.parametrize(
    ("value", "marks", "expected"),
    [
        ("The core group meets.", [(4, 14, 0)], [["The ", "*core group", " meets."]]),
        ("core group", [(0, 10, 0)], [["*core group"]]),
        ("One.\n\nThe plan\n", [(10, 14, 1)], [["One."], ["The ", "*plan"]]),
        ("a plan b plan", [(9, 13, 1), (2, 6, 1)], [["a ", "*plan", " b ", "*plan"]]),
        ("core\ngroup", [(0, 10, 0)], [["core"], ["group"]]),  # across a line: words kept, no mark
        ("core group", [(0, 10, 0), (5, 10, 1)], [["*core group"]]),  # into another mark
        ("core group", [(0, 10, 9), (4, 4, 0), (8, 99, 0)], [["core group"]]),  # unknown, empty, too long
        ("", [], []),
    ],
)
def test_marks_cut_a_text_into_runs_and_never_lose_a_word(
    value: str, marks: list[tuple[int, int, int]], expected: list[list[str]]
) -> None:
    found = lines(Text(value, "en", marks=tuple(Mark(*one) for one in marks)), GLOSSARY)
    assert [[("*" if run.hard else "") + run.text for run in line] for line in found] == expected
    assert found == () or isinstance(found[0][0], Run)


NASTY = '<script>alert(1)</script> & "quotes" <!--slot:aloud:a1-->'


def test_no_word_of_a_reading_becomes_markup_or_a_slot() -> None:
    given = reading()
    hard = Hard(NASTY, NASTY)
    text = Text(NASTY, "en", outdated_on=NASTY, marks=(Mark(0, 8, 0),))
    entry = replace(given.sections[0].entries[0], text=text, facts=())
    section = replace(given.sections[0], heading=NASTY, intro=NASTY, entries=(entry,), empty=NASTY)
    changed = replace(given.changed, removed=(text,))  # type: ignore[type-var]
    for form in ("standard", "easy_read"):
        nasty = replace(
            given, title=NASTY, reader=NASTY, sections=(section,), glossary=(hard,), changed=changed, format=form
        )
        html = article(nasty)
        assert "<script" not in html and "&lt;script&gt;" in html
        assert len(re.findall("<!--slot:aloud", html)) == 1


@pytest.mark.requirement("R-001-39")
def test_what_changed_stands_at_the_top() -> None:
    given = reading()
    html = article(given)
    box = html[html.index('<section class="app-changed"') : html.index('<nav class="app-contents')]
    assert "2026-01-05" in box and "1 new" in box and "1 changed" in box and 'href="#concerns"' in box
    assert "No longer in the plan" in box and SENTENCES["en"] in box
    [one] = differences(given)
    assert (one.section.key, one.new, one.changed) == ("concerns", 1, 1)


def test_the_first_reading_says_nothing_of_changes() -> None:
    first = reading(changed=False)
    assert differences(first) == () and 'class="app-changed"' not in article(first)


@pytest.mark.requirement("R-001-22")
@pytest.mark.parametrize(("language", "direction"), [("ur", "rtl"), ("ar", "rtl"), ("bn", "ltr"), ("so", "ltr")])
def test_words_in_another_language_say_so_and_run_their_own_way(language: str, direction: str) -> None:
    html = article(reading(language))
    assert f'lang="{language}" dir="{direction}"' in html.split("<h1")[0]
    # An item and the template's heading, intro and link that are not translated.
    assert re.search(r'app-read" lang="en" dir="ltr"><p>She was alone', html)
    assert re.search(r'id="complain"[^>]* lang="en" dir="ltr">How to complain', html)
    assert re.search(r'href="#complain" lang="en" dir="ltr"', html)
    assert f'app-read"><p>{SENTENCES[language]}' in html  # its own language needs no saying


def test_a_translation_that_waits_for_a_new_one_says_since_when() -> None:
    assert re.search(r"app-entry__note\">This changed on <bdi>1 March 2026</bdi>\.", article(reading()))


@pytest.mark.parametrize(
    ("level", "format", "pictures"),
    [
        ("parent", "standard", 9),
        ("parent_easy", "easy_read", 10),
        ("under_7", "standard", 10),
        ("from_16", "standard", 9),
    ],
)
def test_who_reads_with_pictures_has_one_at_each_idea(level: str, format: str, pictures: int) -> None:
    assert article(reading("en", level, format)).count('class="app-entry__picture"') == pictures


def test_pictures_are_silent_and_never_the_only_words() -> None:
    html = article(reading("en", "parent_easy", "easy_read"))
    assert all('alt=""' in one for one in re.findall("<img[^>]+>", html))


@pytest.mark.parametrize(
    "filled", [{}, {("aloud", "a1"): {"x": 1}}, {("answers", "concerns"): {}, ("answers", "plan"): {}}]
)
def test_slots_are_cut_only_where_something_stands_in_them(filled: Any) -> None:
    html = article(reading())
    found = list(pieces(html, filled))
    assert len(found) == len(filled) + 1
    assert [one.template for one in found[:-1]] == [f"family/slots/{slot}.html" for slot, _ in filled]
    # Nothing of the article is lost but the slots themselves.
    assert "".join(one.html for one in found) == re.sub(
        "|".join(f"<!--slot:{slot}:{key}-->" for slot, key in filled) or "(?!)", "", html
    )


def test_the_kept_article_holds_nothing_of_a_request() -> None:
    html = article(reading())
    assert "csrf" not in html and "nonce" not in html and "<script" not in html and "<form" not in html


def test_a_number_is_called_by_its_digits() -> None:
    shown = Template("{% load reading %}{{ '+44 (0)1632 960-101'|call }}").render(Context())
    assert shown == "tel:+4401632960101"
