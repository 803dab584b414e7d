from .agreeing import Agreed, agree
from .timing import rebuild_due_dates, record_event
from .withholding import end_withholding, withhold

__all__ = ["Agreed", "agree", "end_withholding", "rebuild_due_dates", "record_event", "withhold"]
