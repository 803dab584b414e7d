from .attending import Came, attended
from .booking import book_review, move_review, name_chair
from .bringing import ask_earlier, decide_earlier
from .deciding import approve, note
from .preparing import invite, request_reports, write_report
from .recording import add_to, give_copy, make_copy

__all__ = [
    "Came",
    "add_to",
    "approve",
    "ask_earlier",
    "attended",
    "book_review",
    "decide_earlier",
    "give_copy",
    "invite",
    "make_copy",
    "move_review",
    "name_chair",
    "note",
    "request_reports",
    "write_report",
]
