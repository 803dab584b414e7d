"""Changes of the register."""

from .enquiring import answer, call_back, follow_up, log_enquiry, look_up, review
from .keeping import end_keeper, name_keeper, register_of
from .noticing import finish_notice, report_notice, see_notice
from .registering import change_category, change_header, deregister, register

__all__ = [
    "answer",
    "call_back",
    "change_category",
    "change_header",
    "deregister",
    "end_keeper",
    "finish_notice",
    "follow_up",
    "log_enquiry",
    "look_up",
    "name_keeper",
    "register",
    "register_of",
    "report_notice",
    "review",
    "see_notice",
]
