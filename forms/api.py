"""The one door of this app."""

from .exceptions import NotFinished, Problem, PublishRefused
from .headless.access import need as headless_need
from .headless.access import speak as headless_speak
from .headless.files import take_in as headless_take_in
from .headless.problems import Refusal as HeadlessRefusal
from .headless.problems import described as headless_described
from .headless.problems import install as headless_problems
from .headless.problems import problem as headless_problem
from .headless.router import router as headless_router
from .models import Draft, FormIndexPage, FormPage, FormText, FormVersion, OptionList, Part, StepPage, Submission
from .prepared import PreparedRows, Slot
from .purposes import Admission, Capture, Frame, Host, Known, Pointer, Purpose, get_purpose, purposes, register_purpose
from .selectors import current_version, current_versions, drafts_about, submissions_about
from .services.authoring import create_form, stable_id
from .services.capturing import Captured, captured, gives
from .services.correcting import CannotCorrect, correct
from .services.drafting import start_draft
from .services.filling import fill
from .services.importing import import_form
from .services.localizing import translate_form
from .services.packing import form_data
from .services.together import open_parts, steps_asked

__all__ = [
    "Admission",
    "CannotCorrect",
    "Capture",
    "Captured",
    "Draft",
    "FormIndexPage",
    "FormPage",
    "FormText",
    "FormVersion",
    "Frame",
    "HeadlessRefusal",
    "Host",
    "Known",
    "NotFinished",
    "OptionList",
    "Part",
    "Pointer",
    "PreparedRows",
    "Problem",
    "PublishRefused",
    "Purpose",
    "Slot",
    "StepPage",
    "Submission",
    "captured",
    "correct",
    "create_form",
    "current_version",
    "current_versions",
    "drafts_about",
    "fill",
    "form_data",
    "get_purpose",
    "gives",
    "headless_described",
    "headless_need",
    "headless_problem",
    "headless_problems",
    "headless_router",
    "headless_speak",
    "headless_take_in",
    "import_form",
    "open_parts",
    "purposes",
    "register_purpose",
    "stable_id",
    "start_draft",
    "steps_asked",
    "submissions_about",
    "translate_form",
]
