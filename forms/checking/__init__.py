"""What is wrong with a form before it is published: pure functions of a document and of what surrounds it.

Django is used for nothing but the language of the messages. One concern a file; each is a function of a `Ground` that
yields problems.
"""

from __future__ import annotations

from forms.exceptions import Problem
from forms.spec import Document

from .calculated import calculated
from .captures import capture_labels, captures, missing_captures
from .cycles import cycles
from .drafts import drafts
from .ground import Context, Ground, OpenDrafts
from .guidance import guidance
from .ids import ids
from .journeys import differences, journeys
from .operators import operators
from .reach import reach
from .references import references
from .structure import structure
from .translations import translations
from .unused import unused

__all__ = ["Context", "OpenDrafts", "Problem", "capture_labels", "check", "differences", "missing_captures"]

# `reach` says nothing of what those before it found wrong, so the order matters
CHECKS = (
    structure, ids, captures, references, operators, cycles, calculated, unused, reach, guidance, journeys,
    translations, drafts,
)  # fmt: skip


def check(document: Document, context: Context) -> list[Problem]:
    """Everything that stands between this form and its publication: errors, then warnings, then notes."""
    ground = Ground(document, context)
    found = [problem for one in CHECKS for problem in one(ground)]
    levels = ("error", "warning", "note")
    return sorted(found, key=lambda problem: levels.index(problem.level))
