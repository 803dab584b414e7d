from .draft import Draft, DraftStep, Submission
from .page import FormIndexPage, FormPage, StepPage
from .parked import Parked
from .version import FormText, FormVersion

__all__ = [
    "Draft",
    "DraftStep",
    "FormIndexPage",
    "FormPage",
    "FormText",
    "FormVersion",
    "Parked",
    "StepPage",
    "Submission",
]
