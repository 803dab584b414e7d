"""Whom a family rings when everybody has gone home: the place's own record (R-004-23)."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext

from portal.procedures.selectors import OUT_OF_HOURS, Procedure, procedure

from ..reading import Contact, Reading


def out_of_hours(local: Procedure, language: str) -> Contact | None:
    """The place's contact for the evening and for weekends, as a Reading in this language has it; None for nobody.

    The name stands in the language it is written in. When they answer is said in the reader's: where the place has no
    words for it in that, what this contact is for.
    """
    found = local.out_of_hours
    if found is None:
        return None
    is_own = found.language in (language, language.split("-")[0])
    with translation.override(language):
        when = (is_own and found.hours) or gettext("In the evening and at weekends")
    return Contact(found.name, when, found.phone, key=OUT_OF_HOURS, language="" if is_own else found.language)


def with_todays_contacts(reading: Reading, place: str) -> Reading:
    """The Reading with the place's contacts as they are today, for what is newly written from it, such as a letter:
    what was frozen stays what the reader was shown (docs/adr/0005)."""
    now = out_of_hours(procedure(place, reading.language), reading.language)

    def today(people: tuple[Contact, ...]) -> Iterator[Contact]:
        for one in people:
            if one.key != OUT_OF_HOURS:
                yield one
            elif now is not None:
                yield now

    return replace(reading, sections=tuple(replace(one, people=tuple(today(one.people))) for one in reading.sections))
