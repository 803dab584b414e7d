"""Numbers, dates and names keep their order in text of the other direction."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeData

from portal.ui.bidi import date_in, isolate

from .examples import draw

FIGURES = [
    "01234 567890",
    "+44 (0)1234 567890",
    "999",
    "14:30–16:00",
    "5.11.2026",
    "2026-11-05",
    "£1,250.50",
    "50%",
    "#12",
]
WORDS = ["Lena Hart", "SW1A 1AA", "dana@example.org", "01234 567890 ext. 5", "2026/CP-17", "اردو", "-", "…"]


@pytest.mark.parametrize("text", FIGURES)
def test_figures_run_left_to_right(text: str) -> None:
    assert isolate(text) == f'<bdi dir="ltr">{text}</bdi>'


@pytest.mark.parametrize("text", WORDS)
def test_words_run_as_their_script_does(text: str) -> None:
    assert isolate(text) == f"<bdi>{text}</bdi>"


def test_a_number_is_figures() -> None:
    assert isolate(12) == '<bdi dir="ltr">12</bdi>'


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_is_nothing(nothing: str | None) -> None:
    assert isolate(nothing) == ""
    assert date_in(None) == ""


def test_what_people_typed_is_escaped_once() -> None:
    """T21: an answer is text, in every context."""
    assert draw("{{ name|isolate }}", name="<script>&") == "<bdi>&lt;script&gt;&amp;</bdi>"
    assert isinstance(isolate("x"), SafeData)


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [
        ("en", "5 November 2026", "ltr"),
        ("cy", "5 Tachwedd 2026", "ltr"),
        ("pl", "5 listopada 2026", "ltr"),
        ("ur", "5 نومبر 2026", "rtl"),
    ],
)
def test_a_date_in_the_readers_language(language: str, text: str, direction: str) -> None:
    with translation.override(language):
        assert draw("{% date_in day %}", day=date(2026, 11, 5)) == (
            f'<bdi dir="{direction}"><time datetime="2026-11-05">{text}</time></bdi>'
        )


def test_a_moment_is_local_time() -> None:
    """July in the United Kingdom is an hour ahead of UTC."""
    with translation.override("en"):
        shown = date_in(datetime(2026, 7, 5, 23, 30, tzinfo=UTC), with_time=True)
    assert shown == (
        '<bdi dir="ltr"><time datetime="2026-07-06T00:30+01:00">6 July 2026, <bdi dir="ltr">00:30</bdi></time></bdi>'
    )
    with translation.override("ur"):
        assert '، <bdi dir="ltr">14:30</bdi>' in date_in(datetime(2026, 7, 5, 13, 30, tzinfo=UTC), with_time=True)


@pytest.mark.parametrize("code", [code for code, _ in settings.LANGUAGES])
def test_django_knows_every_language_of_the_screens(code: str) -> None:
    """Django has no entry for some languages families speak (so, ti, gu, ps): a page would fail when drawn."""
    info = translation.get_language_info(code)
    own = dict(settings.LANGUAGES)[code]
    right_to_left = any("\u0590" <= letter <= "\u08ff" for letter in own)
    assert info["name_local"] == own
    assert info["bidi"] is right_to_left
    with translation.override(code):
        assert translation.get_language_bidi() is right_to_left
