from .explaining import explain
from .saying import reply, say
from .seeing import looked, opened
from .telling import nudge

__all__ = ["explain", "looked", "nudge", "opened", "reply", "say"]
