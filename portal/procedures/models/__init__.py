from .contact import LocalContact
from .glossary import GlossaryTerm
from .jurisdiction import Jurisdiction, LocalForm, Timescale
from .manager import RecordManager
from .phrase import Phrase
from .reading_template import ReadingTemplate
from .stage import EscalationStage
from .symbol import OwnSymbol
from .terms import Terms

__all__ = [
    "EscalationStage",
    "GlossaryTerm",
    "Jurisdiction",
    "LocalContact",
    "LocalForm",
    "OwnSymbol",
    "Phrase",
    "ReadingTemplate",
    "RecordManager",
    "Terms",
    "Timescale",
]
