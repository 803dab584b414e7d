from .asking import add_need, ask_for_help, need_tasks_anew, record_state
from .deciding import decide, record_lack
from .excluding import end_exclusion, exclude

__all__ = [
    "add_need",
    "ask_for_help",
    "decide",
    "end_exclusion",
    "exclude",
    "need_tasks_anew",
    "record_lack",
    "record_state",
]
