from .loading import load
from .people import PASSWORD, fresh_invitation

__all__ = ["PASSWORD", "fresh_invitation", "load"]
