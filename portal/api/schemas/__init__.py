"""Shapes of the API, version 1, one file a topic. Those of forms and drafts stand in `forms.headless.schemas`."""

from .pages import EditionListedOut, EditionOut, ManualOut, NodeOut, PageOut
from .places import ContactsOut, GlossaryOut, TermsOut
from .reading import GivenOut, ReadingOut
from .searching import SearchOut

__all__ = [
    "ContactsOut",
    "EditionListedOut",
    "EditionOut",
    "GivenOut",
    "GlossaryOut",
    "ManualOut",
    "NodeOut",
    "PageOut",
    "ReadingOut",
    "SearchOut",
    "TermsOut",
]
