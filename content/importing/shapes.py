"""What an import is read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Why something is not as it was. The words for an editor are in content/forms/notes.py.
MERGED, NESTED, IN_TABLE, EMBEDDED, DEEP, CUT = "merged", "nested", "in_table", "embedded", "deep", "cut"
NO_ALT, LOST_PICTURE, LOST_LINK, UNSAFE_LINK, STYLE = "no_alt", "lost_picture", "lost_link", "unsafe_link", "style"
COMMENTS, CHANGES, HEADERS, NAVIGATION, UNREAD = "comments", "changes", "headers", "navigation", "unread"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that could not be kept as it was. `where`: title of the page or name of the file; `what`: which."""

    why: str
    where: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One file as HTML. `path`: its name within what was sent; `title`: as the file itself calls it, or ""."""

    path: str
    html: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was sent. `pictures`: {path: bytes}, by the path that the HTML names."""

    sources: tuple[Source, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class Leaf:
    """A page to be made, with the pages below it.

    `body`: blocks as `content.services.bodies` names them, but "picture" holds a path instead of a key, and links to
    other pages of the import read `<a href="import:PATH#ANCHOR">`. `names`: what such links may call this page.
    """

    title: str
    body: list[dict[str, Any]] = field(default_factory=list)
    below: list[Leaf] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Outline:
    """The pages of an import, and what is not as it was."""

    leaves: tuple[Leaf, ...]
    notes: tuple[Note, ...]
