"""The reports, in the order of the menu: what must be put right first."""

from .languages import Languages
from .links import BrokenLinks, try_links
from .names import Contacts, Pictures, UnknownNames
from .pages import HardToFind, ReadingAge, Reviews
from .searches import MissedSearches

REPORTS = (Reviews, Languages, BrokenLinks, UnknownNames, Pictures, ReadingAge, HardToFind, MissedSearches, Contacts)

__all__ = ["REPORTS", "try_links"]
