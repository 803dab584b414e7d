"""Reading the register."""

from portal.procedures.models import Jurisdiction
from portal.procedures.rules import lines_of


def categories(place: str) -> tuple[str, ...]:
    """The categories of a place as policy staff wrote them, "English | Cymraeg"; () where it has none. One query."""
    return lines_of(Jurisdiction.objects.filter(key=place).values_list("categories", flat=True).first() or "")
