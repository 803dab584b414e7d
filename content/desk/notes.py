"""What an import says it could not keep, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from content.importing import shapes

# Why → what it is called, and what to do.
WORDS: Mapping[str, tuple[Any, Any]] = {
    shapes.LOST_PICTURE: (
        _("Pictures left out"),
        _("They did not come with the file, or cannot be shown."),
    ),
    shapes.LOST_LINK: (
        _("Links taken off"),
        _("They led out of this import. The words are kept."),
    ),
    shapes.UNSAFE_LINK: (_("Links taken off because they are not safe"), _("The words are kept.")),
    shapes.NO_ALT: (_("Pictures without words"), _("Say what each shows, or leave it empty if it is decoration.")),
    shapes.MERGED: (_("Tables with merged cells"), _("The words stand in the first cell, the others are empty.")),
    shapes.NESTED: (_("Tables within tables"), _("The inner table became text.")),
    shapes.IN_TABLE: (_("Links within tables"), _("The words are kept without the link.")),
    shapes.EMBEDDED: (_("Things that are no text"), _("Films, forms and the like are left out. Add them as blocks.")),
    shapes.DEEP: (_("Headings further down than we go"), _("They became headings one level up.")),
    shapes.CUT: (_("Words that were too long"), _("A title or a caption was cut. This is how it was.")),
    shapes.STYLE: (_("Styles we do not know"), _("Their text became plain paragraphs.")),
    shapes.COMMENTS: (_("Comments"), _("Comments in the margin are left out.")),
    shapes.CHANGES: (_("Tracked changes"), _("The text is as if every change had been accepted.")),
    shapes.HEADERS: (_("Headers and footers"), _("They are left out.")),
    shapes.NAVIGATION: (_("Menus, headers and footers of the website"), _("They are left out.")),
    shapes.UNREAD: (_("Files that are no text and no picture"), _("They are left out. Add them as documents.")),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Everything of one kind. `lines`: [(where, what), …]."""

    title: Any
    advice: Any
    lines: list[tuple[str, str]]


def grouped(notes: Iterable[Mapping[str, str]]) -> list[Group]:
    """The notes of an import by what they are about, the gravest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for note in notes:
        found.setdefault(note["why"], []).append((note["where"], note["what"]))
    return [Group(*words, found[why]) for why, words in WORDS.items() if why in found]
