"""Building a Reading, and what stands in the way of giving it: pure functions over plain values."""

from .admitting import LeftOut, left_out
from .building import build
from .not_easy import NotEasy, not_easy
from .obstacles import Obstacle, obstacles
from .spoken import spoken_hash, spoken_lines
from .values import Named, Reader, Source, Words, WordsKey
from .words import source_text, text_hash, words_for

__all__ = [
    "LeftOut",
    "Named",
    "NotEasy",
    "Obstacle",
    "Reader",
    "Source",
    "Words",
    "WordsKey",
    "build",
    "left_out",
    "not_easy",
    "obstacles",
    "source_text",
    "spoken_hash",
    "spoken_lines",
    "text_hash",
    "words_for",
]
