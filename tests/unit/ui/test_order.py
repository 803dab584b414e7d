"""Figures and Latin names inside text from right to left: found, kept together once, and nothing else touched."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from django.utils import translation
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from portal.ui import order
from portal.ui.order import ordered, runs
from tests.readings import RIGHT_TO_LEFT, SENTENCES

from .examples import draw

FIGURES = [
    "01632 960101",
    "+44 (0)1632 960101",
    "(01632) 960101",
    "۰۱۶۳۲ ۹۶۰۱۰۱",
    "14:30–16:00",
    "2–6",
    "2 – 6",
    "1.5.2026–6.5.2026",
    "1/5/2026",
    "£25.50",
    "50%",
]
NAMED = [
    "lena.hart5@example.org",
    "https://example.org/a?b=1&c=2",
    "Lena Hart",
    "Dr. O'Hara (age 5)",
    "12 High Street, Newport NP1 2AB",
]
URDU = ["اسکول", "کو", "فون کریں،", "ملیں گے۔", "(بجے)"]
BDI = re.compile('<bdi dir="ltr">(.*?)</bdi>', re.DOTALL)


def isolated(text: str) -> list[str]:
    return BDI.findall(ordered(f"<p>{escape(text)}</p>", "rtl"))


@pytest.mark.parametrize("run", FIGURES + NAMED)
def test_a_run_within_their_words_is_kept_together(run: str) -> None:
    assert isolated(f"اسکول کو {run} پر") == [escape(run)]
    assert isolated(f"اسکول کو ({run})، {run}۔") == [escape(run)] * 2
    assert isolated(f"{run} پر") == [escape(run)] == isolated(f"اسکول {run}.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lena، Tom کو", ["Lena", "Tom"]),  # a list in Urdu, its parts from right to left
        ("14:30، 16:00 پر", ["14:30", "16:00"]),
        ("اتصل على 01632 960101. 2–6 أشخاص", ["01632 960101", "2–6"]),  # where one sentence ends
        ("5 مئی 2026 کو، صفحہ 12", []),  # one number alone keeps its order
        ("\u2068Lena Hart\u2069 کو \u206601632 960101\u2069، 2–6", ["2–6"]),  # kept together already
        ("She rang 01632 960101. Then she left.", ["She rang 01632 960101. Then she left"]),
        ("[ur] (see 2–6)", ["[ur] (see 2–6)"]),
        ("She left.", []),
    ],
)
def test_where_runs_begin_and_end(text: str, found: list[str]) -> None:
    assert isolated(text) == found


@pytest.mark.parametrize("language", sorted(SENTENCES.keys() - RIGHT_TO_LEFT))
def test_what_runs_from_left_to_right_stays_as_it_is(language: str) -> None:
    html = f'<p class="5–6">{SENTENCES[language]} 01632 960101, 14:30&nbsp;–&nbsp;16:00</p>'
    assert ordered(html, "ltr") == html


@pytest.mark.parametrize(
    "html",
    [
        '<textarea name="a">اسکول 2–6</textarea>',
        "<select><option value='1'>اسکول 2–6</option></select>",
        "<title>اسکول 2–6</title><style>a{b:2 6}</style><script>let a = 'اسکول 2–6';</script>",
        '<input value="اسکول 2–6"><a title="اسکول 2–6 > 5" href="/2–6/">اسکول</a>',
        "<!-- اسکول 2–6 -->",
        'اسکول <bdi dir="ltr">2–6</bdi>',
        "اسکول <bdi>Lena Hart 2–6</bdi>",
        '<p dir="ltr">Ring 01632 960101, 2–6</p>',
        '<div dir="auto"><p>Ring <b>01632 960101</b>, 2–6</p></div>',
        "a < b",
    ],
)
def test_what_holds_no_words_of_theirs_or_no_tag_is_left_alone(html: str) -> None:
    assert ordered(html, "rtl") == html


def test_each_element_is_read_in_its_own_direction() -> None:
    """What an element says of its direction ends with it, however many of the same name stand within."""
    five, six = "Ring 01632 960101", '<bdi dir="ltr">Ring 01632 960101</bdi>'
    assert ordered(f'<div dir="ltr"><div>{five}</div>{five}</div>{five}', "rtl") == (
        f'<div dir="ltr"><div>{five}</div>{five}</div>{six}'
    )
    assert ordered(f'{five}<div dir="rtl"><br><div>{five}</div>{five} کو</div>{five}', "ltr") == (
        f'{five}<div dir="rtl"><br><div>{six}</div>{six} کو</div>{five}'
    )
    assert ordered(f'<p dir="auto"><bdi>Tom</bdi> کو<br>{five}</p>', "ltr") == (
        f'<p dir="auto"><bdi>Tom</bdi> کو<br>{six}</p>'
    )
    assert ordered("<bdi>اسکول کو 2–6</bdi>", "ltr") == '<bdi>اسکول کو <bdi dir="ltr">2–6</bdi></bdi>'


def test_letters_from_left_to_right_still_say_which_way_a_text_runs() -> None:
    """A browser asks the first letter outside <bdi>: in an English sentence only the figures are kept together."""
    html = ordered('<p dir="auto">Ring اسکول 01632 960101 (Lena, NP1 2AB), 2–6pm</p>', "ltr")
    assert html == (
        '<p dir="auto">Ring اسکول <bdi dir="ltr">01632 960101</bdi> (Lena, NP1 2AB), <bdi dir="ltr">2–6</bdi>pm</p>'
    )


PIECES = st.sampled_from([*FIGURES, *NAMED, *URDU, *".,:;-–()\"'&<>/+%،؟ \n5\u2068\u2069\u200fé"])
Direction = Literal["ltr", "rtl"]


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30), st.sampled_from(["ltr", "rtl"]))
def test_without_the_tags_it_is_the_same_page_and_looking_twice_changes_nothing(
    text: str, direction: Direction
) -> None:
    html = f'<p dir="auto">{escape(text)}</p>{escape(text)}<bdi>{escape(text)}</bdi>'
    once = ordered(html, direction)
    plain = html.replace("<bdi>", "").replace("</bdi>", "")
    assert BDI.sub(r"\1", once).replace("<bdi>", "").replace("</bdi>", "") == plain
    assert ordered(once, direction) == once


def test_no_letter_of_theirs_escapes_the_quick_look() -> None:
    signs = [chr(number) for number in range(0x10000)]
    theirs = [sign for sign in signs if order._THEIRS.match(sign)]
    assert len(theirs) > 1000
    assert all(order._may_be_theirs(f"a—b\U0001f600{sign}") for sign in theirs)
    assert not order._may_be_theirs("It’s £5 – “now” \U0001f600 \ud83d 子供 বাংলা ਪੰਜਾਬੀ Łódź")


@given(st.text() | st.lists(PIECES).map("".join), st.sampled_from(["ltr", "rtl"]))
def test_runs_follow_each_other(text: str, direction: Direction) -> None:
    places = [place for run in runs(text, direction) for place in run]
    assert places == sorted(places) and all(0 <= one <= len(text) for one in places)


@given(st.lists(st.tuples(st.sampled_from(URDU), st.sampled_from(FIGURES + NAMED)), min_size=1))
def test_every_run_is_kept_together_once(pairs: list[tuple[str, str]]) -> None:
    text = " ".join(f"{words} {run}" for words, run in pairs)
    assert isolated(text) == [escape(run) for _, run in pairs]


def test_the_tag_looks_through_what_stands_within_as_the_reader_reads_it() -> None:
    source = "{% ordered %}<p>{{ text }}</p>{% endordered %}"
    with translation.override("ur"):
        assert draw(source, text="<2–6>") == '<p>&lt;<bdi dir="ltr">2–6</bdi>&gt;</p>'
    with translation.override("en"):
        assert draw(source, text="<2–6>") == "<p>&lt;2–6&gt;</p>"
        assert draw(source, text="اسکول 2–6") == '<p>اسکول <bdi dir="ltr">2–6</bdi></p>'
