"""Closed lists of this room."""

from enum import Enum, StrEnum


class State(Enum):
    """What can be done with an invitation. Only an open one lets anybody in."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    CLOSED = "closed"


class Scope(StrEnum):
    """What a token of the API may be used for. It never gives more than its owner has."""

    FORMS_READ = "forms:read"
    DRAFTS_READ = "drafts:read"
    DRAFTS_WRITE = "drafts:write"
    DRAFTS_SUBMIT = "drafts:submit"
    READINGS_READ = "readings:read"
