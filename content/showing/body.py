"""A page's blocks as HTML. Each kind has its template in templates/content/blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.html import format_html_join

from .blocks import Block, Heading, headings_of
from .telling import Teller


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader sees: `html` is safe, `headings` can be jumped to."""

    html: str
    headings: tuple[Heading, ...]


def show(blocks: Iterable[Block], teller: Teller) -> Shown:
    """Every block said by `teller`, in the active language for what stands around its words."""
    every = list(blocks)
    drawn = [(_draw(block, teller),) for block in every]
    headings = tuple(Heading(teller.words(one.text), one.anchor) for one in headings_of(every))
    return Shown(format_html_join("\n", "{}", drawn), headings)


def _draw(block: Block, teller: Teller) -> str:
    shown = {"value": block.value, "anchor": block.anchor, "tell": teller, "paper": teller.on_paper}
    return render_to_string(f"content/blocks/{block.kind}.html", shown)
