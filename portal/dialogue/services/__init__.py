from .asking import ask_before_meeting
from .explaining import explain
from .saying import reply, say
from .seeing import looked, opened
from .telling import ask_for_views, nudge, tell_keepers, tell_staff

__all__ = [
    "ask_before_meeting",
    "ask_for_views",
    "explain",
    "looked",
    "nudge",
    "opened",
    "reply",
    "say",
    "tell_keepers",
    "tell_staff",
]
