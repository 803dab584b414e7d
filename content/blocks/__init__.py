"""What a procedure page is made of. This file composes the blocks and defines none."""

from .checklist import ChecklistBlock
from .contact import ContactBlock
from .decision import DecisionBlock
from .definition import DefinitionBlock
from .download import DownloadBlock
from .form import FormBlock
from .important import ImportantBlock
from .key import KeyBlock
from .law import LawBlock
from .picture import PictureBlock
from .pointer import PointerBlock
from .prose import ProseBlock
from .related import PageBlock, RelatedBlock
from .roles import RolesBlock
from .stages import StagesBlock
from .table import TableBlock
from .text import TextBlock
from .timescale import TimescaleBlock
from .video import VideoBlock

BODY = [
    ("text", TextBlock()),
    ("important", ImportantBlock()),
    ("checklist", ChecklistBlock()),
    ("timescale", TimescaleBlock()),
    ("roles", RolesBlock()),
    ("decision", DecisionBlock()),
    ("stages", StagesBlock()),
    ("pointer", PointerBlock()),
    ("definition", DefinitionBlock()),
    ("law", LawBlock()),
    ("table", TableBlock()),
    ("contact", ContactBlock()),
    ("form", FormBlock()),
    ("related", RelatedBlock()),
    ("download", DownloadBlock()),
    ("picture", PictureBlock()),
    ("video", VideoBlock()),
]

__all__ = [
    "BODY",
    "ChecklistBlock",
    "ContactBlock",
    "DecisionBlock",
    "DefinitionBlock",
    "DownloadBlock",
    "FormBlock",
    "ImportantBlock",
    "KeyBlock",
    "LawBlock",
    "PageBlock",
    "PictureBlock",
    "PointerBlock",
    "ProseBlock",
    "RelatedBlock",
    "RolesBlock",
    "StagesBlock",
    "TableBlock",
    "TextBlock",
    "TimescaleBlock",
    "VideoBlock",
]
