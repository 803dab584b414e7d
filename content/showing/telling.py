"""Saying a text in one place and one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText, expand_db_html

from ..blocks.table import rows_of
from ..facts import ContactFact, Facts, StageFact, Start
from ..glossing import Glossary, Run
from ..variables import resolve
from .blocks import PAGE_LINK
from .links import Target

LINK = re.compile(r'<a([^>]*\shref="(?:https?:|/)[^>]*)>(.*?)</a>', re.DOTALL)  # to a page, not to a telephone


class _Said(RichText):
    """Rich text without the template that Wagtail draws around it, which costs more than all the rest of a line."""

    def __html__(self) -> str:
        said: str = expand_db_html(self.source)
        return said


@dataclass
class Teller:
    """Says the texts of one page, in order: a hard word is explained where it comes first.

    `targets`: where the pages lead that the texts point at; `on_paper`: nothing can be opened, so hard words are marked
    and stand in `glossary.used` for a list at the end; links lead to `home` and on. `beside`: what is said stands
    beside a form, so its links open in a new tab and say so: what was typed stays where it is (R-000-25).
    """

    facts: Facts
    targets: Mapping[int, Target] = field(default_factory=dict)
    on_paper: bool = False
    beside: bool = False
    files: Mapping[str, Mapping[int, object]] = field(default_factory=dict)
    glossary: Glossary = field(init=False)

    def __post_init__(self) -> None:
        self.glossary = Glossary(self.facts.words)

    def words(self, text: str) -> str:
        """A title or label: its variables said, nothing explained. Plain text."""
        return resolve(text, self.facts)

    def line(self, text: str) -> str:
        """Plain text as safe HTML: variables said, hard words explained."""
        return self._explained(resolve(_escape(text), self.facts, _escape))

    def prose(self, source: str) -> str:
        """Rich text as safe HTML, its links led to their pages."""
        linked = PAGE_LINK.sub(lambda found: self._link(int(found[1])), source)
        if self.beside:
            linked = LINK.sub(_in_new_tab, linked)
        return self._explained(resolve(linked, self.facts, _escape))

    def table(self, cells: str) -> list[list[str]]:
        """The rows of a table, each cell said; the first one holds the headings."""
        return [[self.line(cell) for cell in row] for row in rows_of(cells)]

    def time(self, key: str) -> str:
        """The figure of a timescale in words; "" where the place has none."""
        return self.facts.timescales.get(key, "")

    def stages(self) -> tuple[StageFact, ...]:
        """The steps in which the place settles differences."""
        return self.facts.stages

    def contact(self, key: str) -> ContactFact | None:
        """Whom to turn to."""
        return self.facts.contacts.get(key)

    def start(self, purpose: str) -> Start | None:
        """Where a form begins."""
        return self.facts.starts.get(purpose)

    def related(self, pages: list[int]) -> list[Target]:
        """The pages of these numbers that are published."""
        return [self.targets[page] for page in pages if page in self.targets]

    def file(self, kind: str, number: int | None) -> object | None:
        """The document or picture ("documents", "pictures") with this primary key."""
        return self.files.get(kind, {}).get(number or 0)

    def _link(self, page: int) -> str:
        target = self.targets.get(page)
        return f'<a href="{escape(target.url)}">' if target else "<a>"

    def _explained(self, html: str) -> str:
        """Made safe by Wagtail's own pipeline, the one way in which text of editors becomes HTML."""
        return format_html("{}", _Said("".join(map(self._run, self.glossary.runs(html)))))

    def _run(self, run: Run) -> str:
        if run.word is None:
            return run.html
        if self.on_paper:
            return f'<strong class="app-hard">{run.html}</strong>'
        word, meaning = escape(run.word.word), escape(run.word.meaning)
        return (
            f'<span class="app-hard"><button type="button" class="app-hard__word" popovertarget="hard-{run.number}">'
            f'{run.html}</button><span class="app-hard__meaning" id="hard-{run.number}" popover>'
            f"<strong>{word}</strong> <span>{meaning}</span></span></span>"
        )


def _in_new_tab(found: re.Match[str]) -> str:
    return f'<a{found[1]} target="_blank" rel="noopener">{found[2]} {escape(_("(opens in a new tab)"))}</a>'


def _escape(text: str) -> str:
    return escape(text, quote=False)
