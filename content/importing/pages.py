"""HTML to pages: headings make pages and parts of them, and what stands below becomes blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from .inline import PARSER, SILENT, words
from .reader import CAPTION, TITLE, Reader, marked
from .shapes import EMBEDDED, NAVIGATION, Bundle, Leaf, Note, Outline, Source

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "u",
}  # fmt: skip
AROUND = {"nav", "header", "footer", "aside"}
ACTIVE = {
    "iframe", "object", "embed", "video", "audio", "canvas", "form", "input", "select", "textarea", "button", "svg",
    "math",
}  # fmt: skip

FOOTNOTE = re.compile(r"^(?:foot|end)note-\d+$")


def outline(bundle: Bundle, *, levels: int) -> Outline:
    """The pages of what was sent. `levels`: how many levels of headings make pages of their own; 0: one page a file.

    A file's only first heading is its title and not a level. Files of an archive stand below their folder's index.
    """
    notes = list(bundle.notes)
    known = _places(bundle)
    leaves = {
        source.path: _leaf(source, bundle, known, notes, levels) for source in bundle.sources
    }  # paths are unique: an archive names each file once
    return Outline(tuple(_nested(leaves)), tuple(dict.fromkeys(notes)))


def _places(bundle: Bundle) -> set[str]:
    known = {source.path for source in bundle.sources}
    for source in bundle.sources:
        for tag in BeautifulSoup(source.html, PARSER).find_all(_has_name):
            known |= {f"{source.path}#{tag[name]}" for name in ("id", "name") if tag.get(name)}
    return known


def _has_name(tag: Tag) -> bool:
    return bool(tag.get("id") or (tag.name == "a" and tag.get("name")))


def _nested(leaves: dict[str, Leaf]) -> Iterator[Leaf]:
    index = {str(PurePosixPath(path).parent): path for path in leaves if PurePosixPath(path).stem.lower() == "index"}
    for path, leaf in leaves.items():
        folders = [str(folder) for folder in PurePosixPath(path).parents]
        above = next((index[one] for one in folders if one in index and index[one] != path), None)
        if above is None:
            yield leaf
        else:
            leaves[above].below.append(leaf)


def _leaf(source: Source, bundle: Bundle, known: set[str], notes: list[Note], levels: int) -> Leaf:
    soup = BeautifulSoup(source.html, PARSER)
    feet = _footnotes(soup)
    root = soup.find("main") or soup.find(role="main") or soup.find("article") or soup.body or soup
    flow = list(_flow(root, source, notes))
    first, title = _title(flow, source)
    reader = Reader(source.path, title, known, bundle.pictures, feet, notes, start=first, levels=levels)
    for tag in flow:
        reader.take(tag)
    return reader.done()


def _footnotes(soup: BeautifulSoup) -> dict[str, Tag]:
    """Footnotes as mammoth writes them, taken out of the text: each belongs to the page that points at it."""
    found = {str(item["id"]): item for item in soup.find_all("li", id=FOOTNOTE)}
    for item in found.values():
        for back in item.find_all("a", href=re.compile(r"^#(?:foot|end)note-ref-")):
            back.decompose()
        item.extract()
    return found


def _title(flow: list[Tag], source: Source) -> tuple[int, str]:
    """The first level of headings below the title (1 to 6), and the title."""
    named = next((words(tag) for tag in flow if marked(tag, TITLE)), "")
    heads = [int(tag.name[1]) for tag in flow if tag.name in HEADINGS and words(tag)]
    top = min(heads, default=1)
    if not named and heads.count(top) == 1 and heads[0] == top:
        return min(6, top + 1), next(words(tag) for tag in flow if tag.name == f"h{top}" and words(tag))
    return top, named or source.title or PurePosixPath(source.path).stem.replace("_", " ").replace("-", " ").strip()


def _flow(node: Tag, source: Source, notes: list[Note]) -> Iterator[Tag]:
    """The blocks of a text in their order; loose words between them become paragraphs."""
    loose: list[object] = []
    for child in list(node.children):
        if isinstance(child, PreformattedString):
            continue
        if isinstance(child, NavigableString) or (
            isinstance(child, Tag) and child.name in INLINE and not child.find(("img", "table"))
        ):
            loose.append(child)
            continue
        yield from _paragraph(loose)
        loose = []
        if isinstance(child, Tag):
            yield from _block(child, source, notes)
    yield from _paragraph(loose)


def _paragraph(loose: list[object]) -> Iterator[Tag]:
    if any(str(one).strip() for one in loose):
        paragraph = BeautifulSoup("", "html.parser").new_tag("p")
        for one in loose:
            paragraph.append(one)  # type: ignore[arg-type]  # each came from a tag
        yield paragraph


def _block(tag: Tag, source: Source, notes: list[Note]) -> Iterator[Tag]:
    if tag.name in SILENT:
        return
    if tag.name in AROUND:
        if words(tag):
            notes.append(Note(NAVIGATION, source.path, words(tag)[:80]))
    elif tag.name in ACTIVE:
        notes.append(Note(EMBEDDED, source.path, str(tag.get("src") or tag.get("data") or tag.name)[:150]))
    elif tag.name == "figcaption":
        tag.name, tag["class"] = "p", CAPTION
        yield tag
    elif tag.name == "p" and tag.find(("img", "table", "ul", "ol")):
        yield from _flow(tag, source, notes)
    elif tag.name in (*HEADINGS, "p", "ul", "ol", "dl", "table", "img", "pre"):
        yield tag
    else:
        yield from _flow(tag, source, notes)
