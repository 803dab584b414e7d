"""What a page's text names, and its text alone. Reads the stored stream, asks the database nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from ..models import Mention
from ..variables import VARIABLE, used

KEYS = {("contact", "key"): "contact", ("timescale", "key"): "timescale", ("form", "purpose"): "form"}
QUIET = (blocks.URLBlock, blocks.ChoiceBlock, blocks.PageChooserBlock, DocumentChooserBlock, ImageChooserBlock)
CHOOSERS = ((blocks.PageChooserBlock, "page"), (DocumentChooserBlock, "document"))


@dataclass(frozen=True, slots=True)
class Named:
    """As `models.Mention` keeps it."""

    kind: str
    what: str
    words: str = ""
    block: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One value of a block that holds no others. `name`: what its block calls it; `top`: the block on the page."""

    top: str
    name: str
    block: blocks.Block
    value: Any
    ident: str


def pieces(body: blocks.StreamValue) -> Iterator[Piece]:
    """Every value in the stream, in its order."""
    for one in body.get_prep_value():
        block = body.stream_block.child_blocks.get(one["type"])
        if block is not None:
            yield from _within(one["type"], "", block, one["value"], one.get("id") or "")


def _within(top: str, name: str, block: blocks.Block, value: Any, ident: str) -> Iterator[Piece]:
    if isinstance(block, blocks.StructBlock):
        for key, child in block.child_blocks.items():
            yield from _within(top, key, child, (value or {}).get(key), ident)
        if top == "picture":
            yield Piece(top, "picture", block, value, ident)
    elif isinstance(block, blocks.ListBlock):
        for one in value or ():
            yield from _within(top, name, block.child_block, one.get("value", one), ident)
    elif value not in (None, ""):
        yield Piece(top, name, block, value, ident)


def named(body: blocks.StreamValue) -> Iterator[Named]:
    """What the blocks name."""
    for piece in pieces(body):
        yield from _named(piece)


def _named(piece: Piece) -> Iterator[Named]:
    kind = KEYS.get((piece.top, piece.name)) or next((key for one, key in CHOOSERS if isinstance(piece.block, one)), "")
    if kind:
        yield Named(kind, str(piece.value), block=piece.ident)
    elif piece.name == "picture" and isinstance(piece.value, dict):
        if piece.value.get("image"):
            yield Named("picture", str(piece.value["image"]), piece.value.get("alt") or "", piece.ident)
    elif isinstance(piece.block, blocks.URLBlock):
        yield Named("address", str(piece.value), block=piece.ident)
    elif isinstance(piece.block, blocks.RichTextBlock):
        yield from _links(str(piece.value), piece.ident)
    if not isinstance(piece.block, (*QUIET, blocks.StructBlock)):
        yield from variables(str(piece.value), piece.ident)


def variables(text: str, ident: str = "") -> Iterator[Named]:
    """The variables in a text."""
    return (Named(Mention.Kind.VARIABLE, name, block=ident) for name in used(text))


def _links(html: str, ident: str) -> Iterator[Named]:
    if "<a" not in html:
        return
    for link in BeautifulSoup(html, "html.parser").find_all("a"):
        words = link.get_text(" ", strip=True)
        if link.get("linktype") == "page":
            yield Named("page", str(link.get("id") or ""), words, ident)
        elif link.get("linktype") == "document":
            yield Named("document", str(link.get("id") or ""), words, ident)
        elif str(link.get("href") or "").startswith(("http:", "https:", "//")):
            yield Named("address", str(link["href"]), words, ident)


def text_of(body: blocks.StreamValue) -> str:
    """What a reader reads, a thought a line; variables as the words of their names."""
    lines: list[str] = []
    for piece in pieces(body):
        if isinstance(piece.block, blocks.RichTextBlock):
            soup = BeautifulSoup(str(piece.value), "html.parser")
            lines += [tag.get_text(" ", strip=True) for tag in soup.find_all(("p", "li", "h3")) if not tag.find("li")]
        elif not isinstance(piece.block, (*QUIET, blocks.StructBlock)):
            lines += str(piece.value).replace("|", "\n").splitlines()
    return plain("\n".join(line for line in lines if line))


def plain(text: str) -> str:
    """Variables as words: {time:first_review} as "first review"."""
    return VARIABLE.sub(lambda found: found[1].removeprefix("time:").replace("_", " "), text)
