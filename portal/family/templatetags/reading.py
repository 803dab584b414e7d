"""What the templates of a Reading need: its words with the hard ones explained, and which way a language runs."""

from itertools import count
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language_info, gettext

from portal.ui import symbols
from portal.wording.reading import Entry, Hard, Reading, Section, Text

from ..rules import Line, Run, lines

register = template.Library()

PICTURED = frozenset({"under_7", "from_7", "parent_easy"})


@register.filter
def direction(language: str) -> str:
    """ "rtl" or "ltr": how this language (ISO code) is written."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


@register.simple_tag(takes_context=True)
def words(context: Context, text: Text) -> str:
    """The lines of a text, escaped. A hard word is a button that opens its meaning: a popover needs no script, and
    where a browser knows none the meaning stands behind the word. In Easy Read it stands below the line, on paper at
    the end."""
    reading: Reading = context["reading"]
    easy = reading.is_easy
    return format_html_join(
        "", "<p>{}</p>{}",
        ((_line(context, line), _meanings(line) if easy else "") for line in lines(text, reading.glossary)),
    )  # fmt: skip


def _line(context: Context, line: Line) -> str:
    if context["reading"].is_easy or context.get("paper"):
        return format_html_join("", "{}", ((_bold(run),) for run in line))
    kept: dict[str, Any] = context.render_context  # type: ignore[assignment]  # typed for Django's own keys only
    numbers = kept.setdefault("hard words", count(1))
    return format_html_join(
        "", "{}", ((_button(run.text, run.hard, next(numbers)) if run.hard else run.text,) for run in line)
    )


def _bold(run: Run) -> str:
    return format_html('<strong class="app-hard">{}</strong>', run.text) if run.hard else run.text


def _button(word: str, hard: Hard, number: int) -> str:
    return format_html(
        '<span class="app-hard"><button type="button" class="app-hard__word" popovertarget="hard-{0}">{1}</button>'
        '<span class="app-hard__meaning" id="hard-{0}" popover><strong>{2}</strong> <span>{3}</span></span></span>',
        number, word, hard.word, hard.meaning,
    )  # fmt: skip


def _meanings(line: Line) -> str:
    return format_html_join(
        "", '<p class="app-meaning"><strong>{}</strong> {}</p>',
        ((gettext("%(word)s means:") % {"word": run.hard.word}, run.hard.meaning) for run in line if run.hard),
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def picture_of(context: Context, section: Section, entry: Entry) -> str:
    """Key of the symbol beside an entry. Who reads with pictures has one at each; others beside the template's lines,
    and where it says more than the one at the section's heading."""
    reading: Reading = context["reading"]
    if reading.is_easy or reading.level in PICTURED:
        return entry.symbol or section.symbol
    return "" if entry.key and entry.symbol == section.symbol else entry.symbol


@register.simple_tag(takes_context=True)
def drawn(context: Context, key: str) -> str:
    """The picture on paper. A background, which is an ornament to those who listen; an image would have to be described
    although the words beside it say the same."""
    name = key if symbols.is_own(key) else symbols.path(key)
    if not name:
        return ""
    return format_html('<div class="symbol" style="background-image: url({}{})"></div>', context["static"], name)


@register.filter
def call(phone: str) -> str:
    """The address that calls this number."""
    return "tel:" + "".join(sign for sign in phone if sign.isdigit() or sign == "+")
