"""The Reading: what one person is given to read. Frozen dataclasses and their JSON, nothing else.

It holds no model and no id of anybody: what is not in it cannot leak. Every renderer takes a Reading only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

SCHEMA = 1

FactKind = Literal["text", "date", "phone", "name"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a language (ISO code). `in_source` says that they stand in the source language for want of a checked
    translation; renderers mark such a text and set its language and direction."""

    value: str
    language: str
    in_source: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled detail. Dates are already written out in the Reading's language; `kind` says how to isolate it."""

    label: str
    value: str
    kind: FactKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: its words (None where facts say all) and its details."""

    text: Text | None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the plan. `key` is stable ("concerns"); heading and intro are in the Reading's language.

    `empty` stands where there are no entries; a section with neither is left out when the Reading is built.
    """

    key: str
    heading: str
    intro: str
    entries: tuple[Entry, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody the reader can turn to."""

    name: str
    role: str
    phone: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan for one person, in one language and format.

    `title` is in `language`; `term` is what the local procedure calls such a plan, "" where it has no word;
    `child` is the child's given name, `agreed_on` a date written in `language`; `direction` is "ltr" or "rtl".
    """

    title: str
    term: Text
    child: str
    reader: str
    audience: str
    language: str
    direction: str
    format: str
    number: int
    agreed_on: str
    sections: tuple[Section, ...]
    contacts: tuple[Contact, ...]
    schema: int = SCHEMA

    @property
    def has_untranslated(self) -> bool:
        """Whether something stands in the source language."""
        return any(e.text is not None and e.text.in_source for s in self.sections for e in s.entries)


def to_json(reading: Reading) -> dict[str, Any]:
    """The Reading as plain JSON values; `from_json` gives an equal Reading back."""
    return asdict(reading)


def from_json(data: Mapping[str, Any]) -> Reading:
    """The Reading that was frozen; raises ValueError for a schema that this code does not know."""
    if data["schema"] != SCHEMA:
        raise ValueError(f"reading schema {data['schema']} is not known")
    values = dict(data)
    values["sections"] = tuple(_section(section) for section in data["sections"])
    values["term"] = Text(**data["term"])
    values["contacts"] = tuple(Contact(**contact) for contact in data["contacts"])
    return Reading(**values)


def _section(data: Mapping[str, Any]) -> Section:
    return Section(**{**data, "entries": tuple(_entry(entry) for entry in data["entries"])})


def _entry(data: Mapping[str, Any]) -> Entry:
    text = Text(**data["text"]) if data["text"] else None
    return Entry(text, tuple(Fact(**fact) for fact in data["facts"]))
