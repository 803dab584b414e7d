"""Words for the codes that people, dates and plans carry."""

from typing import Any

from django import template
from django.utils.translation import gettext

from portal.people.enums import Relation
from portal.procedures import durations

from .. import rules
from ..filters import ChildFilter
from ..selectors.local import chosen_here

register = template.Library()
register.simple_tag(chosen_here)


@register.filter
def relation(value: str) -> str:
    """Who somebody is to the child; `value` is a `Relation` or "child"."""
    return gettext("The child") if value == "child" else str(Relation(value).label)


@register.filter
def language_name(code: str) -> str:
    """A language's name in the language of the screen."""
    return rules.tongue(code).name


@register.simple_tag
def blank_filter() -> Any:
    """The empty form of the list of children."""
    return ChildFilter.blank()


@register.simple_tag
def within(count: int, unit: str) -> str:
    """ "within 10 working days"."""
    return gettext("within %(time)s") % {"time": durations.within(count, unit)}
