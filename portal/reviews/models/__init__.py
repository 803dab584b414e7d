from .attendance import ReviewAttendance, ReviewPresence
from .earlier import EarlierDecision, EarlierRequest
from .preparing import Invitation, ReportRequest, ReviewReport
from .review import Review

__all__ = [
    "EarlierDecision",
    "EarlierRequest",
    "Invitation",
    "ReportRequest",
    "Review",
    "ReviewAttendance",
    "ReviewPresence",
    "ReviewReport",
]
