"""The Reading: what one person is given to read. Frozen dataclasses and their JSON, nothing else.

It holds no model and no id of anybody: what is not in it cannot leak. Every renderer takes a Reading only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

SCHEMA = 2

FactKind = Literal["text", "date", "phone", "name"]
Change = Literal["", "new", "changed"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A hard word inside a text: characters `start` to `end` are explained by `Reading.glossary[term]`."""

    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a language (ISO code). `in_source` says that they stand in the source language for want of a checked
    translation; renderers mark such a text and set its language and direction. `outdated_on`: the words changed on
    that day (written out) after this translation was checked, and a new one is on its way; "" when it fits."""

    value: str
    language: str
    in_source: bool = False
    outdated_on: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled detail. Dates are already written out in the Reading's language; `kind` says how to isolate it."""

    label: str
    value: str
    kind: FactKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: its words (None where facts say all) and its details.

    `key` is stable through the versions of the plan and says nothing about it: readers answer to it. "" for the
    template's own lines, which nobody answers. `change` is against what the reader last read; `source` is a hash of
    what it says, the same in every language, by which that is found out.
    """

    text: Text | None
    facts: tuple[Fact, ...] = ()
    key: str = ""
    symbol: str = ""
    change: Change = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody the reader can turn to, or who will be there. `picture`: address of their photograph, "" for none.

    `key`: of the place's record that this is from, "" for a person. `language`: ISO code of the name where that stands
    in another language than the Reading.
    """

    name: str
    role: str
    phone: str
    picture: str = ""
    key: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the plan. `key` is stable ("concerns"), `kind` as in `procedures.reading_templates.SectionKind`.

    `language` is that of heading, intro, `empty` and the template's own lines: the Reading's, or the source language
    where the template is not translated. `empty` stands where there are no entries; a section with neither is left out
    when the Reading is built. `people` are those of a "people" or "meeting" section. `spoken`: hash of the section's
    text, by which a recording of it is found.
    """

    key: str
    kind: str
    heading: str
    intro: str
    entries: tuple[Entry, ...]
    empty: str = ""
    symbol: str = ""
    language: str = ""
    people: tuple[Contact, ...] = ()
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Hard:
    """A hard word and what it means, both in the Reading's language."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What is different since the reader last read: `since` is the day (written out) of the version they read.

    `removed` are the words, as they last read them, of what is no longer there. What is new or changed is marked at the
    entries.
    """

    since: str
    number: int
    removed: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan for one person, in one language and format.

    `title` is in `language`; `term` is what the local procedure calls such a plan, "" where it has no word;
    `child` is the child's given name, `agreed_on` a date written in `language` and `day` the same in ISO; `direction`
    is "ltr" or "rtl"; `level` a value of `procedures.enums.Level`; `changed` is None at the first reading and where
    nothing differs.
    """

    title: str
    term: Text
    child: str
    reader: str
    audience: str
    level: str
    language: str
    direction: str
    format: str
    number: int
    agreed_on: str
    sections: tuple[Section, ...]
    day: str = ""
    glossary: tuple[Hard, ...] = ()
    changed: Changed | None = None
    schema: int = SCHEMA

    @property
    def has_untranslated(self) -> bool:
        """Whether something stands in the source language."""
        return any(e.text is not None and e.text.in_source for s in self.sections for e in s.entries)

    @property
    def is_easy(self) -> bool:
        """Whether it is laid out as Easy Read: a picture beside each idea, one idea a line."""
        return self.format == "easy_read"


def to_json(reading: Reading) -> dict[str, Any]:
    """The Reading as plain JSON values; `from_json` gives an equal Reading back."""
    return asdict(reading)


def from_json(data: Mapping[str, Any]) -> Reading:
    """The Reading that was frozen; raises ValueError for a schema that this code does not know."""
    if data["schema"] != SCHEMA:
        raise ValueError(f"reading schema {data['schema']} is not known")
    values = dict(data)
    values["sections"] = tuple(_section(section) for section in data["sections"])
    values["term"] = _text(data["term"])
    values["glossary"] = tuple(Hard(**hard) for hard in data["glossary"])
    if data["changed"]:
        values["changed"] = Changed(**{**data["changed"], "removed": tuple(map(_text, data["changed"]["removed"]))})
    return Reading(**values)


def _section(data: Mapping[str, Any]) -> Section:
    entries = tuple(_entry(entry) for entry in data["entries"])
    return Section(**{**data, "entries": entries, "people": tuple(Contact(**one) for one in data["people"])})


def _entry(data: Mapping[str, Any]) -> Entry:
    text = _text(data["text"]) if data["text"] else None
    return Entry(**{**data, "text": text, "facts": tuple(Fact(**fact) for fact in data["facts"])})


def _text(data: Mapping[str, Any]) -> Text:
    return Text(**{**data, "marks": tuple(Mark(**mark) for mark in data["marks"])})
