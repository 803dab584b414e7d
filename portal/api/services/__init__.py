"""What changes something."""

from .telling import announce, resend, send

__all__ = ["announce", "resend", "send"]
