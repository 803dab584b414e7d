from .jurisdiction import Jurisdiction, Timescale
from .terms import Terms

__all__ = ["Jurisdiction", "Terms", "Timescale"]
