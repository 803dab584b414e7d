"""The words of a place as families read them (R-002-06)."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from content.api import Facts, say_in
from portal.procedures.reading_templates import SectionRule, Template
from portal.procedures.terms import terms

# What a family calls the lead where the place has no word in their language, and what children call them everywhere.
_PLAIN: Mapping[str, Promise] = {"lead": pgettext_lazy("a place's word", "social worker")}


def local_words(place: str, *, is_young: bool = False) -> dict[str, str]:
    """The place's words on families' screens, {"lead": …}; plain ones for a reader who is spoken to as a child."""
    return terms("" if is_young else place, _PLAIN)


def local_template(template: Template, place: str) -> Template:
    """A template whose texts name {lead}, {core_group} and the like, in the words of a place."""
    with translation.override(template.language):
        facts = Facts(place=place, language=template.language, terms=local_words(place))
    return replace(template, sections=tuple(_section(one, facts) for one in template.sections))


def _section(one: SectionRule, facts: Facts) -> SectionRule:
    return replace(
        one,
        heading=say_in(one.heading, facts),
        intro=say_in(one.intro, facts),
        empty=say_in(one.empty, facts),
        lines=tuple(replace(line, text=say_in(line.text, facts)) for line in one.lines),
    )
