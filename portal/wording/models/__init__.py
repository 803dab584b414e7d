from .reading import Reading, ReadingChoice, Release
from .translating import Assignment, Recording
from .wording import Wording

__all__ = ["Assignment", "Reading", "ReadingChoice", "Recording", "Release", "Wording"]
