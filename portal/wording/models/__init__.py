from .deferral import Deferral
from .reading import Reading, ReadingChoice, Release
from .sharing import SharingDecision
from .translating import Assignment, Recording
from .wording import Wording

__all__ = ["Assignment", "Deferral", "Reading", "ReadingChoice", "Recording", "Release", "SharingDecision", "Wording"]
