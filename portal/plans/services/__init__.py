from .agreeing import Agreed, agree
from .timing import record_event, rebuild_due_dates
from .withholding import end_withholding, withhold

__all__ = ["Agreed", "agree", "end_withholding", "rebuild_due_dates", "record_event", "withhold"]
