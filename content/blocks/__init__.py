"""What a procedure page is made of. This file composes the blocks and defines none."""

from .checklist import ChecklistBlock
from .definition import DefinitionBlock
from .important import ImportantBlock
from .pointer import PointerBlock
from .prose import ProseBlock
from .text import TextBlock

BODY = [
    ("text", TextBlock()),
    ("pointer", PointerBlock()),
    ("checklist", ChecklistBlock()),
    ("important", ImportantBlock()),
    ("definition", DefinitionBlock()),
]

__all__ = ["BODY", "ChecklistBlock", "DefinitionBlock", "ImportantBlock", "PointerBlock", "ProseBlock", "TextBlock"]
