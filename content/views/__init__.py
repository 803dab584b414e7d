"""What anybody may read: pages, their earlier versions, papers and files."""

from .editions import EditionList, EditionPage
from .files import document, picture
from .pages import home, page
from .papers import PaperChoice, PaperFile, PaperPage

__all__ = [
    "EditionList",
    "EditionPage",
    "PaperChoice",
    "PaperFile",
    "PaperPage",
    "document",
    "home",
    "page",
    "picture",
]
