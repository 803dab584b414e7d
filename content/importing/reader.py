"""Takes one block after the other and makes pages and blocks of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from bs4 import Tag
from django.utils.translation import gettext

from .inline import Inline, words
from .shapes import CUT, DEEP, LOST_PICTURE, NO_ALT, Leaf, Note
from .tables import cells, is_layout, rows_of

LONGEST = {"title": 255, "heading": 150, "caption": 200, "alt": 300, "term": 100, "meaning": 1000}
CAPTION = "import-caption"
TITLE = "import-title"


def marked(tag: Tag, name: str) -> bool:
    """Whether the tag has this class."""
    return name in tag.get_attribute_list("class")


class Reader:
    """One file. `start`: the level of heading (1 to 6) that stands first below the title; `levels`: how many levels,
    from there on, make pages; `feet`: {id: text of a footnote, as a tag}."""

    def __init__(
        self, path: str, title: str, known: set[str], pictures: Mapping[str, bytes], feet: Mapping[str, Tag],
        notes: list[Note], *, start: int, levels: int,
    ) -> None:  # fmt: skip
        self.path, self.start, self.levels, self.pictures, self.notes = path, start, levels, pictures, notes
        self.inline = Inline(path, known.__contains__, self.tell, feet)
        self.text = self.heading = self.caption = ""  # not yet in a block
        self.top = Leaf("", names={path})
        self.way = [self.top]
        self.top.title = self.fit("title", title)
        self.kinds: Mapping[str, Callable[[Tag], None]] = {
            **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), self.head),
            "p": self.paragraph,
            "pre": self.paragraph,
            "ul": self.list,
            "ol": self.list,
            "dl": self.definitions,
            "table": self.table,
            "img": self.picture,
        }

    @property
    def page(self) -> Leaf:
        return self.way[-1]

    def tell(self, why: str, what: str) -> None:
        """Note what was not kept of the page in hand."""
        self.notes.append(Note(why, self.page.title or self.path, what))

    def fit(self, name: str, text: str) -> str:
        """The text at a length that its field takes."""
        text = " ".join(text.split())
        if len(text) <= LONGEST[name]:
            return text
        self.tell(CUT, text)
        return text[: LONGEST[name] - 1].rstrip() + "…"

    def take(self, tag: Tag) -> None:
        """The next block."""
        if tag.name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            if words(tag):
                self.head(tag)
        elif not marked(tag, TITLE):
            self.kinds[tag.name](tag)
        for one in (tag, *tag.find_all(True)):
            self.page.names |= {f"{self.path}#{one[key]}" for key in ("id", "name") if one.get(key)}

    def done(self) -> Leaf:
        """The page of the file, with the pages below it."""
        self._end()
        return self.top

    def head(self, tag: Tag) -> None:
        """A new page, a new block or, deeper down, a heading within the text."""
        level = int(tag.name[1]) - self.start  # -1: the title itself, 0: the first level below it
        if level < 0:
            return
        if level < self.levels:
            self._end()
            self.way = self.way[: level + 1]
            leaf = Leaf("")
            self.page.below.append(leaf)
            self.way.append(leaf)
            leaf.title = self.fit("title", words(tag))
        elif level == self.levels:
            self._flush()
            self.heading = self.fit("heading", words(tag))
        else:
            if level > self.levels + 1:
                self.tell(DEEP, words(tag))
            self._say(f"<h3>{escape(words(tag), quote=False)}</h3>")

    def paragraph(self, tag: Tag) -> None:
        """Running text; or the words below a picture or above a table."""
        if not words(tag):
            return
        if not marked(tag, CAPTION):
            self._say(f"<p>{self.inline.html(tag)}</p>")
        elif self.page.body and not self.text and self.page.body[-1]["type"] == "picture":
            self.page.body[-1]["caption"] = self.fit("alt", words(tag))
        else:
            self._say("")
            self.caption = self.fit("caption", words(tag))

    def list(self, tag: Tag) -> None:
        """A list stays in the text; its pictures come before it."""
        for picture in tag.find_all("img"):
            self.picture(picture)
        self._say(self.inline.list(tag))

    def definitions(self, tag: Tag) -> None:
        """Each word with what it means."""
        self._flush()
        term = ""
        for one in tag.find_all(("dt", "dd")):
            if one.name == "dt":
                term = self.fit("term", words(one))
            elif term:
                self.page.body.append({"type": "definition", "term": term, "meaning": self.fit("meaning", words(one))})

    def table(self, tag: Tag) -> None:
        """A table, or text in a frame. Its title is its caption, or else the heading it stands below."""
        if is_layout(tag):
            for cell in (cell for row in rows_of(tag) for cell in row):
                for child in cell.find_all(list(self.kinds), recursive=False) or [cell]:
                    (self.kinds.get(child.name) or self.paragraph)(child)
            return
        caption = (words(tag.caption) if tag.caption else "") or self.caption
        self.caption = ""
        if not caption and not self.text:
            caption, self.heading = self.heading, ""
        self._flush()
        for picture in tag.find_all("img"):
            self.picture(picture)
        shown = self.fit("caption", caption or self.page.title)
        self.page.body.append({"type": "table", "caption": shown, "cells": cells(tag, shown, self.tell)})

    def picture(self, tag: Tag) -> None:
        """A picture that came with the file. None is fetched from elsewhere."""
        address = str(tag.get("src") or "")
        path, alt = self.inline.inside(address), self.fit("alt", str(tag.get("alt") or ""))
        if path not in self.pictures:
            self.tell(LOST_PICTURE, f"{alt} ({address[:100]})" if alt else address[:100])
            return
        if not alt:
            self.tell(NO_ALT, path)
        self._flush()
        self.page.body.append({"type": "picture", "image": path, "alt": alt, "caption": ""})

    def _say(self, html: str) -> None:
        if self.caption:  # it belonged to nothing
            self.text += f"<p>{escape(self.caption, quote=False)}</p>"
            self.caption = ""
        self.text += html

    def _flush(self) -> None:
        """What was collected becomes a block. A heading without text below it is one within the text."""
        self._say("")
        if self.heading and not self.text:
            self.text, self.heading = f"<h3>{escape(self.heading, quote=False)}</h3>", ""
        if self.text:
            self.page.body.append({"type": "text", "heading": self.heading, "text": self.text})
        self.text = self.heading = ""

    def _end(self) -> None:
        """The page is whole: its footnotes stand at its end."""
        self._flush()
        notes = self.inline.cited()
        if notes:
            text = "".join(f"<p>{note}</p>" for note in notes)
            self.page.body.append({"type": "text", "heading": gettext("Notes"), "text": text})
