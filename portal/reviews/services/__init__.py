from .attending import Came, attended
from .booking import book_review, name_chair
from .bringing import ask_earlier, decide_earlier
from .preparing import invite, request_reports, write_report

__all__ = [
    "Came",
    "ask_earlier",
    "attended",
    "book_review",
    "decide_earlier",
    "invite",
    "name_chair",
    "request_reports",
    "write_report",
]
