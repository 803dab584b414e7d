from .jurisdiction import Jurisdiction, LocalForm, Timescale
from .terms import Terms

__all__ = ["Jurisdiction", "LocalForm", "Terms", "Timescale"]
