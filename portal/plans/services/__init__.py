from .agreeing import Agreed, agree
from .booking import book_meeting, call_off
from .ending import end_expired, end_plan, told
from .explaining import explain_lead
from .files import file_bytes, keep_file
from .grouping import join_group, leave_group
from .including import decide_on_child
from .meeting import Attended, Involved, Member, acknowledge, record_meeting, report
from .minutes import Minutes, add_to_record, approve_record, circulate_record
from .tasks import close_task, open_task
from .timing import bring_review_forward, rebuild_due_dates, record_event, set_events, set_visit_days
from .withholding import end_withholding, withhold

__all__ = [
    "Agreed",
    "Attended",
    "Involved",
    "Member",
    "Minutes",
    "acknowledge",
    "add_to_record",
    "agree",
    "approve_record",
    "book_meeting",
    "bring_review_forward",
    "call_off",
    "circulate_record",
    "close_task",
    "decide_on_child",
    "end_expired",
    "end_plan",
    "end_withholding",
    "explain_lead",
    "file_bytes",
    "join_group",
    "keep_file",
    "leave_group",
    "open_task",
    "rebuild_due_dates",
    "record_event",
    "record_meeting",
    "report",
    "set_events",
    "set_visit_days",
    "told",
    "withhold",
]
