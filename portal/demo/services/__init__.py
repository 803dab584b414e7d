from .loading import load
from .people import PASSWORD, open_invitation

__all__ = ["PASSWORD", "load", "open_invitation"]
