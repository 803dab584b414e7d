from .accepted import AcceptedWarning
from .draft import Draft, DraftStep, Submission
from .expired import ExpiredSubmission
from .left import LeftAnswer
from .option_list import OptionList
from .page import FormIndexPage, FormPage
from .parked import Parked
from .step import StepPage
from .together import Part, Remark
from .upload import Upload
from .version import FormText, FormVersion

__all__ = [
    "AcceptedWarning",
    "Draft",
    "DraftStep",
    "ExpiredSubmission",
    "FormIndexPage",
    "FormPage",
    "FormText",
    "FormVersion",
    "LeftAnswer",
    "OptionList",
    "Parked",
    "Part",
    "Remark",
    "StepPage",
    "Submission",
    "Upload",
]
