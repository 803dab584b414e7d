"""Pure rules of the practitioners' screens."""

from portal.wording.states import Progress, TranslationState, WordState, progress, translation_state, word_state
from portal.wording.tongues import Tongue, tongue

from .content import ChangedItem, Group, Line, changed_items, groups, label_of
from .sentences import sentence

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
