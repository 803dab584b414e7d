from .explaining import explain
from .saying import reply, say
from .seeing import looked, opened

__all__ = ["explain", "looked", "opened", "reply", "say"]
