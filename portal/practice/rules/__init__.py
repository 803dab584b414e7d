"""Pure rules of the practitioners' screens."""

from .content import ChangedItem, Group, Line, changed_items, groups, label_of
from .languages import Tongue, tongue
from .sentences import sentence
from .words import Progress, TranslationState, WordState, progress, translation_state, word_state

__all__ = [
    "ChangedItem",
    "Group",
    "Line",
    "Progress",
    "Tongue",
    "TranslationState",
    "WordState",
    "changed_items",
    "groups",
    "label_of",
    "progress",
    "sentence",
    "tongue",
    "translation_state",
    "word_state",
]
