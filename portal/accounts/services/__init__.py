"""Changes to ways in."""

from .factors import enrol_totp, spend
from .invitations import accept, invite, try_code
from .sessions import note, switch_off
from .staff import create_staff

__all__ = ["accept", "create_staff", "enrol_totp", "invite", "note", "spend", "switch_off", "try_code"]
