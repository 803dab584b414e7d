"""Changes about people."""

from .advocating import advocate, end_advocacy
from .allocating import allocate
from .contacting import confirm_contact, end_contact, keep_contact
from .picturing import keep_portrait, remove_portrait
from .relating import Newcomer, change, relate, tie_of, unrelate

__all__ = [
    "Newcomer",
    "advocate",
    "allocate",
    "change",
    "confirm_contact",
    "end_advocacy",
    "end_contact",
    "keep_contact",
    "keep_portrait",
    "relate",
    "remove_portrait",
    "tie_of",
    "unrelate",
]
