"""All that a Reading is made from, for one person."""

from datetime import date
from typing import NamedTuple

from portal.people.selectors import Known
from portal.plans.models import Plan, PlanVersion
from portal.procedures.reading_templates import Template
from portal.procedures.selectors import reading_template

from ..builtin import builtin
from ..rules import Reader, Source
from .local import local_template
from .readers import as_reader
from .sources import source


class Making(NamedTuple):
    """All that `rules.build` takes: `build(*making)`."""

    source: Source
    reader: Reader
    template: Template


def making(plan: Plan, known: Known, today: date, version: PlanVersion | None = None) -> Making:
    """What the Reading of this plan for this person is made from today; the queries do not grow with the items."""
    wanted = as_reader(plan, known, today)
    return Making(source(plan, wanted.language, version), wanted, template(plan, wanted.level, wanted.language))


def template(plan: Plan, level: str, language: str) -> Template:
    """What policy staff published for this place, level and language, else what is built in; in the place's words. One
    query."""
    place = plan.jurisdiction
    return local_template(reading_template(place, level, language) or builtin(level, language), place)
