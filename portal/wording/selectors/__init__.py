"""Collecting what a Reading is built from, and finding the one a person may read."""

from .contacts import with_todays_contacts
from .given import given_to, releases_of
from .local import local_template, local_words
from .making import Making, making, template
from .newer import has_newer_words
from .readers import as_reader, audience_of, reader, readers, spoken_for, unnamed, withheld_from, withheld_items
from .recordings import heard, recorded, recordings_of, spoken_of
from .sources import source

__all__ = [
    "Making",
    "as_reader",
    "audience_of",
    "given_to",
    "has_newer_words",
    "heard",
    "local_template",
    "local_words",
    "making",
    "reader",
    "readers",
    "recorded",
    "recordings_of",
    "releases_of",
    "source",
    "spoken_for",
    "spoken_of",
    "template",
    "unnamed",
    "with_todays_contacts",
    "withheld_from",
    "withheld_items",
]
