"""What is read aloud of a section, and the hash by which a recording of it is found."""

from collections.abc import Iterator

from ..reading import Contact, Entry, Section
from .words import text_hash


def spoken_lines(section: Section) -> tuple[str, ...]:
    """The words of a section in the order in which they are read aloud; nothing that is only on the screen."""
    return tuple(filter(None, _lines(section)))


def spoken_hash(section: Section) -> str:
    """SHA-256, hex, of what is read aloud: a recording is played where exactly these words stand."""
    return text_hash("\n".join(spoken_lines(section)))


def _lines(section: Section) -> Iterator[str]:
    yield section.heading
    yield section.intro
    if section.kind == "people":  # whom it is about, before what is said of them
        yield from map(_contact, section.people)
    for entry in section.entries:
        yield from _entry(entry)
    if not section.entries:
        yield section.empty
    if section.kind != "people":
        yield from map(_contact, section.people)


def _entry(entry: Entry) -> Iterator[str]:
    if entry.text is not None:
        yield entry.text.value
    for fact in entry.facts:
        yield f"{fact.label}: {fact.value}"


def _contact(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.name, contact.role, contact.phone)))
