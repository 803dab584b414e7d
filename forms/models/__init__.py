from .draft import Draft, DraftStep, Submission
from .version import FormText, FormVersion

__all__ = ["Draft", "DraftStep", "FormText", "FormVersion", "Submission"]
