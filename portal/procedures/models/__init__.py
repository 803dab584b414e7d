from .contact import LocalContact
from .glossary import GlossaryTerm
from .jurisdiction import Jurisdiction, LocalForm, Timescale
from .phrase import Phrase
from .reading_template import ReadingTemplate
from .symbol import OwnSymbol
from .terms import Terms

__all__ = [
    "GlossaryTerm",
    "Jurisdiction",
    "LocalContact",
    "LocalForm",
    "OwnSymbol",
    "Phrase",
    "ReadingTemplate",
    "Terms",
    "Timescale",
]
