from .attendance import ChildAttendance, MeetingReport, MemberAttendance
from .booking import BookedMeeting
from .ending import EndNotice
from .explained import LeadExplained
from .file import PlanFile
from .group import ChildInGroup, CoreGroupMember, WithheldItem, Withholding
from .meeting import Acknowledgement, CoreGroupMeeting, Involvement
from .plan import Item, Plan, PlanGrant, PlanVersion
from .record import MeetingAddendum, MeetingApproval, MeetingCopy, MeetingRecord
from .task import PlanTask
from .time import BroughtForward, DueDate, Event

__all__ = [
    "Acknowledgement",
    "BookedMeeting",
    "BroughtForward",
    "ChildAttendance",
    "ChildInGroup",
    "CoreGroupMeeting",
    "CoreGroupMember",
    "DueDate",
    "EndNotice",
    "Event",
    "Involvement",
    "Item",
    "LeadExplained",
    "MeetingAddendum",
    "MeetingApproval",
    "MeetingCopy",
    "MeetingRecord",
    "MeetingReport",
    "MemberAttendance",
    "Plan",
    "PlanFile",
    "PlanGrant",
    "PlanTask",
    "PlanVersion",
    "WithheldItem",
    "Withholding",
]
