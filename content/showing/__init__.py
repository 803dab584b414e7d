"""What the words of a page become for its reader: variables said, hard words explained, links led to their pages."""

from .blocks import Block, Heading, blocks_of, headings_of, pages_named
from .body import Shown, show
from .files import details, files
from .links import Target, targets
from .telling import Teller

__all__ = [
    "Block",
    "Heading",
    "Shown",
    "Target",
    "Teller",
    "blocks_of",
    "details",
    "files",
    "headings_of",
    "pages_named",
    "show",
    "targets",
]
