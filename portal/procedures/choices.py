"""What policy staff choose from: places, captures, people, symbols. Asked anew each time, so nothing goes stale."""

from collections.abc import Iterator

from django.apps import apps
from django.utils.translation import gettext as _

from portal.ui.symbols import SYMBOLS

from . import readable

Choices = list[tuple[str, str]]
PEOPLE = ("lead", "core_group")
OWN = "own-"  # and the primary key: an authority's own symbol


def places() -> Choices:
    """Every place there is, and "" for all of them. One query."""
    return [("", _("Everywhere")), *_places()]


def places_alone() -> Choices:
    """Every place there is, one of which has to be chosen. One query."""
    return [("", _("Choose a place")), *_places()]


def _places() -> Iterator[tuple[str, str]]:
    yield from apps.get_model("procedures", "Jurisdiction").objects.order_by("name").values_list("key", "name")


def contacts_of_places() -> Choices:
    """The keys of the local contacts of every place, each once; "" for none. One query."""
    rows = apps.get_model("procedures", "LocalContact").objects.order_by("key").values_list("key", flat=True)
    return [("", _("None")), *((key, key) for key in dict.fromkeys(rows))]


def symbols() -> Choices:
    """The shipped symbols and the authority's own. One query."""
    return [("", _("No picture")), *_shipped(), *_own()]


def _shipped() -> Iterator[tuple[str, str]]:
    return ((key, str(label)) for key, label in SYMBOLS.items())


def _own() -> Iterator[tuple[str, str]]:
    rows = apps.get_model("procedures", "OwnSymbol").objects.order_by("name").values_list("pk", "name")
    return ((f"{OWN}{pk}", name) for pk, name in rows)


def captures() -> Choices:
    """What families may read of a plan, but the people in it."""
    return [(key, str(label)) for key, label in readable.captures().items() if key not in PEOPLE]


def people() -> Choices:
    """Whom a section of people can show. With none chosen: whom the reader can turn to."""
    return [(key, str(label)) for key, label in readable.captures().items() if key in PEOPLE]


def captures_or_none() -> Choices:
    """What a phrase fits: one of `captures`, or anything."""
    return [("", _("Anything")), *captures()]
