"""What every request passes."""

from .gate import Gate
from .headers import Headers, microphone
from .language import Language

__all__ = ["Gate", "Headers", "Language", "microphone"]
