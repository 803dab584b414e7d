"""Reads of the local procedure. Nothing is cached: a policy editor's change counts at the next request."""

from .core_group import CoreGroupRules, core_group_rules, plan_aims
from .families import glossary, own_symbol, phrases, reading_template
from .managers import turns_on, unmanaged, with_manager
from .places import (
    OUT_OF_HOURS,
    TERMS,
    Counting,
    OutOfHours,
    Procedure,
    ReviewsHere,
    calendar_of,
    core_group_page,
    counting,
    figures,
    figures_of_form,
    form_key,
    lawful_bases,
    procedure,
    reviews_here,
    terms_and_contacts,
    viewers_named,
)
from .stages import Stage, stages, stages_in

__all__ = [
    "OUT_OF_HOURS",
    "TERMS",
    "CoreGroupRules",
    "Counting",
    "OutOfHours",
    "Procedure",
    "ReviewsHere",
    "Stage",
    "calendar_of",
    "core_group_page",
    "core_group_rules",
    "counting",
    "figures",
    "figures_of_form",
    "form_key",
    "glossary",
    "lawful_bases",
    "own_symbol",
    "phrases",
    "plan_aims",
    "procedure",
    "reading_template",
    "reviews_here",
    "stages",
    "stages_in",
    "terms_and_contacts",
    "turns_on",
    "unmanaged",
    "viewers_named",
    "with_manager",
]
