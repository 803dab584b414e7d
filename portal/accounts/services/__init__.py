"""Changes to ways in."""

from .factors import enrol_totp, spend
from .freezing import freeze, unfreeze
from .invitations import accept, close_invitations, invite, send, try_code
from .sessions import note, note_told, switch_off
from .staff import create_staff
from .tokens import create_token, note_use, revoke_token

__all__ = [
    "accept",
    "close_invitations",
    "create_staff",
    "create_token",
    "enrol_totp",
    "freeze",
    "invite",
    "note",
    "note_told",
    "note_use",
    "revoke_token",
    "send",
    "spend",
    "switch_off",
    "try_code",
    "unfreeze",
]
