"""Running text: what stands within a paragraph or a list, as our rich text may hold it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import unquote, urlsplit

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from .shapes import LOST_LINK, UNSAFE_LINK

MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i"}
PARSER = "lxml"  # closes what old websites leave open, as browsers do
SILENT = {"script", "style", "noscript", "template", "link", "meta", "head", "title"}  # nothing of it is read
SAFE = {"http", "https", "mailto", "tel"}
Tell = Callable[[str, str], None]


def words(node: Tag | NavigableString) -> str:
    """The text alone, on one line."""
    return " ".join((node.get_text(" ") if isinstance(node, Tag) else str(node)).split())


class Inline:
    """Cleans running text of the file `path`. `here`: whether a link within the import leads somewhere; `tell`: takes
    why something was left out, and what; `feet`: {id: a footnote}."""

    def __init__(self, path: str, here: Callable[[str], bool], tell: Tell, feet: Mapping[str, Tag]) -> None:
        self.path, self.here, self.tell, self.feet = path, here, tell, feet
        self._cited: dict[str, str] = {}

    def cited(self) -> list[str]:
        """The footnotes that the text pointed at since this was last asked, with their signs."""
        cited, self._cited = self._cited, {}
        return [f"{escape(sign)} {self.html(self.feet[key])}" for key, sign in cited.items()]

    def html(self, node: Tag) -> str:
        """What is in `node`, cleaned; without white space around it."""
        return "".join(self._one(child) for child in node.children).strip()

    def _one(self, node: object) -> str:
        if isinstance(node, PreformattedString):  # comments, declarations
            return ""
        if isinstance(node, NavigableString):
            return escape(" ".join(f"x{node}x".split())[1:-1], quote=False)
        if not isinstance(node, Tag) or node.name in SILENT:
            return ""
        if node.name == "br":
            return "<br/>"
        if node.name in ("ul", "ol"):
            return self.list(node)
        inner = "".join(self._one(child) for child in node.children)
        if node.name in MARKS and inner.strip():
            return f"<{MARKS[node.name]}>{inner}</{MARKS[node.name]}>"
        if node.name == "a":
            return self._link(node, inner)
        return f"{inner} " if node.name in ("p", "div") else inner

    def list(self, node: Tag) -> str:
        """A list, with the lists in it."""
        items = "".join(f"<li>{self.html(item)}</li>" for item in node.find_all("li", recursive=False) if words(item))
        return f"<{node.name}>{items}</{node.name}>" if items else ""

    def _link(self, node: Tag, inner: str) -> str:
        address = str(node.get("href") or "").strip()
        if not address or not words(node):
            return inner
        if address.startswith("#") and address[1:] in self.feet:
            self._cited[address[1:]] = words(node)
            return inner
        kind = urlsplit(address).scheme.lower()
        if kind in SAFE or address.startswith("//"):
            return f'<a href="{escape(address)}">{inner}</a>'
        if kind:
            self.tell(UNSAFE_LINK, f"{words(node)} ({address[:60]})")
            return inner
        inside = self.inside(address)
        if self.here(inside):
            return f'<a href="import:{escape(inside)}">{inner}</a>'
        self.tell(LOST_LINK, f"{words(node)} ({address[:100]})")
        return inner

    def inside(self, address: str) -> str:
        """PATH#ANCHOR of an address that stands in this file."""
        path, _, anchor = address.partition("#")
        path = unquote(path.partition("?")[0])
        full = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path)) if path else self.path
        return f"{full}#{anchor}" if anchor else full
