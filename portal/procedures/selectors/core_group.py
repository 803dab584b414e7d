"""How a core group meets in a place, and what its plans are for, as its policy staff wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..enums import CoreGroupChair
from ..models import Jurisdiction
from ..rules import lines_of, spoken_in, words_of


@dataclass(frozen=True, slots=True)
class CoreGroupRules:
    """Who may take the chair; the agenda of the first meeting; the checklist of later ones, before, at and after.
    Lines are as they were written: "English | Cymraeg"."""

    any_chair: bool
    agenda: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def lists(self, *, is_first: bool) -> dict[str, tuple[str, ...]]:
        """{part: its lines} of the first meeting or of a later one."""
        if is_first:
            return {"agenda": self.agenda}
        return {"before": self.before, "during": self.during, "after": self.after}

    def lines(self, *, is_first: bool) -> Iterator[tuple[str, str]]:
        """The same as (part, line), in their order."""
        for part, lines in self.lists(is_first=is_first).items():
            yield from ((part, line) for line in lines)


def core_group_rules(place: str) -> CoreGroupRules:
    """Of a place that is not there: the lead takes the chair, and nothing is listed. One query."""
    found = Jurisdiction.objects.filter(key=place).values_list(
        "core_group_chair", "first_meeting_agenda", "checklist_before", "checklist_during", "checklist_after"
    )
    chair, *lists = found.first() or (CoreGroupChair.LEAD, "", "", "", "")
    return CoreGroupRules(chair == CoreGroupChair.ANY, *(lines_of(text) for text in lists))


def plan_aims(place: str, language: str) -> list[tuple[str, str]]:
    """What plans here are for, as (line, ISO code of its language); [] where nobody wrote it down. One query."""
    found = Jurisdiction.objects.filter(key=place).values_list("plan_aims", flat=True).first()
    return [spoken_in(words_of(line), language) for line in lines_of(found or "")]
