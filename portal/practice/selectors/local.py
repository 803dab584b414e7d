"""What can be chosen, in the words of the plan's place (R-002-06)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.procedures.terms import local

# (field, value): what it is called where a place has a word of its own for the group, the lead or the chair.
_LOCAL: Mapping[tuple[str, str], Promise] = {
    ("scope", "group"): _("The %(core_group)s"),
    ("heard", "asked"): _("The %(lead)s asks them before each meeting"),
    ("option", "chair_told"): _("The %(chair)s was told"),
}


def choices_here(field: str, choices: Iterable[tuple[Any, Any]], place: str) -> list[tuple[str, str]]:
    """The choices of a field as somebody of this place knows them."""
    return [(str(value), _label(field, value, label, place)) for value, label in choices]


def chosen_here(row: Any, field: str, place: str) -> str:
    """What was chosen in a row, as somebody of this place knows it."""
    return _label(field, getattr(row, field), getattr(row, f"get_{field}_display")(), place)


def _label(field: str, value: Any, label: Any, place: str) -> str:
    own = _LOCAL.get((field, str(value)))
    return local(own, place) if own else str(label)
