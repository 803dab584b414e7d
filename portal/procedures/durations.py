"""A figure in words: "10 working days"."""

from django.utils.translation import ngettext

from .enums import Unit


def within(count: int, unit: str) -> str:
    """`count` of a unit (a value of `enums.Unit`) in the language that is active, with its plural."""
    match Unit(unit):
        case Unit.WORKING_DAYS:
            said = ngettext("%(count)d working day", "%(count)d working days", count)
        case Unit.DAYS:
            said = ngettext("%(count)d day", "%(count)d days", count)
        case Unit.WEEKS:
            said = ngettext("%(count)d week", "%(count)d weeks", count)
        case Unit.MONTHS:
            said = ngettext("%(count)d month", "%(count)d months", count)
    return said % {"count": count}
