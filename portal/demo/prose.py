"""The little markup of the manuals' texts: paragraphs, lists, links to pages. Pure, plain Python.

A blank line parts paragraphs, lines that begin with "- " are a list, `[words](page:key)` is a link to another page of
the same manual and `[words](https://…)` one to another site. `{lead}` is a variable of the place's and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

LINK = re.compile(r"\[([^\[\]]+)\]\((page:[a-z0-9-]+|https://[^\s()]+)\)")
VARIABLE = re.compile(r"\{([^{}]*)\}")

PageLink = Callable[[str, str], str]  # (key of a page, escaped words) -> HTML


def html(text: str, page_link: PageLink | None = None) -> str:
    """Rich text of plain text. `page_link` writes a link to a page; without one its words stand alone."""
    return "".join(_blocks(text.strip().split("\n\n"), page_link))


def _blocks(parts: Iterable[str], page_link: PageLink | None) -> Iterator[str]:
    for part in parts:
        lines = part.strip("\n").splitlines()
        if all(line.startswith("- ") for line in lines):
            yield "<ul>" + "".join(f"<li>{_inline(line[2:], page_link)}</li>" for line in lines) + "</ul>"
        else:
            yield f"<p>{_inline(' '.join(lines), page_link)}</p>"


def _inline(text: str, page_link: PageLink | None) -> str:
    def link(found: re.Match[str]) -> str:
        words, target = escape(found[1], quote=False), found[2]
        if target.startswith("https:"):
            return f'<a href="{escape(target)}">{words}</a>'
        return page_link(target.removeprefix("page:"), words) if page_link else words

    return "".join(
        link(found) if (found := LINK.fullmatch(piece)) else escape(piece, quote=False) for piece in _pieces(text)
    )


def _pieces(text: str) -> Iterator[str]:
    """The text cut into links and what stands between them."""
    end = 0
    for found in LINK.finditer(text):
        yield text[end : found.start()]
        yield found[0]
        end = found.end()
    yield text[end:]


def page_keys(text: str) -> list[str]:
    """The keys of the pages that a text links to."""
    return [found[2].removeprefix("page:") for found in LINK.finditer(text) if found[2].startswith("page:")]


def variables(text: str) -> list[str]:
    """What stands between braces."""
    return VARIABLE.findall(text)


def shape(text: str) -> list[int]:
    """How many list items each paragraph or list has, 0 for a paragraph: the same in every language."""
    return [block.count("<li>") for block in _blocks(text.strip().split("\n\n"), None)]
