"""Changes about people."""

from .advocating import advocate, end_advocacy
from .allocating import allocate
from .contacting import confirm_contact, end_contact, keep_contact
from .picturing import keep_portrait, remove_portrait
from .relating import unrelate

__all__ = [
    "advocate",
    "allocate",
    "confirm_contact",
    "end_advocacy",
    "end_contact",
    "keep_contact",
    "keep_portrait",
    "remove_portrait",
    "unrelate",
]
