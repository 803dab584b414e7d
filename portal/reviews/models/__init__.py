from .attendance import ReviewAttendance, ReviewPresence
from .decision import Decision, ReviewNotes
from .earlier import EarlierDecision, EarlierRequest
from .preparing import Invitation, ReportRequest, ReviewReport
from .record import Addendum, CopyGiven, Record, RecordCopy
from .review import Review

__all__ = [
    "Addendum",
    "CopyGiven",
    "Decision",
    "EarlierDecision",
    "EarlierRequest",
    "Invitation",
    "Record",
    "RecordCopy",
    "ReportRequest",
    "Review",
    "ReviewAttendance",
    "ReviewNotes",
    "ReviewPresence",
    "ReviewReport",
]
