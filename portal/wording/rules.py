"""Building a Reading, and what stands in the way of giving it: pure functions over plain values."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import get_language_info, gettext, pgettext

from portal.plans.rules import shown
from portal.ui.bidi import DATE, DATES

from .reading import Contact, Entry, Fact, Reading, Section, Text
from .sections import NEEDED, SECTIONS, SOURCE_FIELDS, SectionRule


def text_hash(text: str) -> str:
    """SHA-256, hex, of a text: a wording keeps the hash of the text it was written from."""
    return hashlib.sha256(text.encode()).hexdigest()


def source_text(item: Mapping[str, Any]) -> str:
    """The professional text that a wording of this item puts into plain words; "" when it has none. What is restricted
    is not put into words."""
    fields = [item["fields"].get(name) or {} for name in SOURCE_FIELDS.get(item["capture"], ())]
    return "\n\n".join(filter(None, (shown(field) for field in fields if not field.get("restricted"))))


@dataclass(frozen=True, slots=True)
class Words:
    """A wording as the builder needs it. `source_hash`: of the text it was written from."""

    text: str
    source_hash: str
    is_checked: bool = True


WordsKey = tuple[str, str, str]  # item id, audience, language


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody a plan names, by Person id; `is_kin`: a family member, who must not read another's tasks."""

    name: str
    role: str = ""
    phone: str = ""
    is_kin: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom: their Person id, name, audience, language, format and level (`procedures.enums.Level`)."""

    id: str
    name: str
    audience: str
    language: str
    format: str
    level: str = "parent"


@dataclass(frozen=True)
class Source:
    """A frozen plan version with what is needed to put it into words."""

    term: Text
    child: str
    number: int
    agreed_on: date
    language: str
    items: tuple[Mapping[str, Any], ...]
    words: Mapping[WordsKey, Words]
    people: Mapping[str, Named]
    duty_phone: str = ""
    lead: str = field(default="")


def words_for(source: Source, item: Mapping[str, Any], reader: Reader) -> Text | None:
    """The words of this item for this reader: the checked translation that fits the source wording, else the source
    wording marked as such, else nothing (an item nobody put into words is not shown)."""
    own = source.words.get((item["id"], reader.audience, source.language))
    if own is None:
        return None
    if reader.language == source.language:
        return Text(own.text, source.language)
    translated = source.words.get((item["id"], reader.audience, reader.language))
    if translated and translated.is_checked and translated.source_hash == text_hash(own.text):
        return Text(translated.text, reader.language)
    return Text(own.text, source.language, in_source=True)


def build(source: Source, reader: Reader) -> Reading:
    """The Reading of this plan for this person. No clock, no database, no model."""
    with translation.override(reader.language):
        sections = tuple(
            section
            for section in (_section(rule, source, reader) for rule in SECTIONS[reader.audience])
            if section.entries or section.empty
        )
        return Reading(
            title=gettext("The plan for %(child)s") % {"child": source.child},
            term=source.term,
            child=source.child,
            reader=reader.name,
            audience=reader.audience,
            level=reader.level,
            language=reader.language,
            direction="rtl" if get_language_info(reader.language)["bidi"] else "ltr",
            format=reader.format,
            number=source.number,
            agreed_on=_date(source.agreed_on),
            sections=(*sections, _people(source, reader)),
        )


def _section(rule: SectionRule, source: Source, reader: Reader) -> Section:
    entries = (_entry(rule, source, item, reader) for item in source.items if item["capture"] in rule.captures)
    return Section(
        rule.key, "items", str(rule.heading), str(rule.intro), tuple(e for e in entries if e), str(rule.empty),
        language=reader.language,
    )  # fmt: skip


def _people(source: Source, reader: Reader) -> Section:
    if reader.audience == "child":
        heading = pgettext("to a child", "Who you can talk to")
        intro = gettext("You can ask anything, and you can ask to talk alone.")
    else:
        heading, intro = gettext("Who you can talk to"), gettext("Ask if anything here is not clear, or not right.")
    return Section("who-to-ask", "people", heading, intro, (), language=reader.language, people=_contacts(source))


def _entry(rule: SectionRule, source: Source, item: Mapping[str, Any], reader: Reader) -> Entry | None:
    who = str(item["fields"].get("who", {}).get("value") or "")
    if rule.only == "mine" and who != reader.id:
        return None
    if rule.only == "not_mine" and who == reader.id:
        return None
    if rule.only in {"not_mine", "not_kin"} and who != reader.id and _is_kin(source, who):
        return None
    text = words_for(source, item, reader)
    if text is None and rule.needs_words:
        return None
    found = (_fact(source, item, *fact) for fact in rule.facts)
    facts = tuple(fact for fact in found if fact)
    return Entry(text, facts, key=item["id"]) if text or facts else None


def _is_kin(source: Source, person: str) -> bool:
    return person in source.people and source.people[person].is_kin


def _fact(source: Source, item: Mapping[str, Any], name: str, label: Any, kind: Any) -> Fact | None:
    given = item["fields"].get(name)
    if not given or not given.get("value"):
        return None
    if kind == "date":
        return Fact(str(label), _date(date.fromisoformat(given["value"])), "date")
    if kind == "name":
        person = source.people.get(str(given["value"]))
        # Somebody who left the child's network since is not named to the family.
        return Fact(str(label), person.name, "name") if person else None
    return Fact(str(label), shown(given), kind)


def _date(day: date) -> str:
    return date_format(day, DATES.get(translation.get_language(), DATE))


def _contacts(source: Source) -> tuple[Contact, ...]:
    found = []
    if source.lead in source.people:
        lead = source.people[source.lead]
        found.append(Contact(lead.name, lead.role, lead.phone))
    if source.duty_phone:
        found.append(Contact(gettext("In the evening and at weekends"), gettext("Duty team"), source.duty_phone))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why nobody of an audience can be given the plan yet: `what` is "missing" (a capture without any words) or
    "out_of_date" (an item whose professional text changed since it was put into words)."""

    what: str
    capture: str
    item: str = ""


def obstacles(source: Source, audience: str) -> tuple[Obstacle, ...]:
    """What must be done before a release to this audience (R-001-04, R-001-16)."""
    found: list[Obstacle] = []
    worded = {i["capture"] for i in source.items if (i["id"], audience, source.language) in source.words}
    found += [Obstacle("missing", capture) for capture in NEEDED[audience] if capture not in worded]
    found += [Obstacle("out_of_date", i["capture"], i["id"]) for i in _outdated(source, audience)]
    return tuple(found)


def _outdated(source: Source, audience: str) -> Iterable[Mapping[str, Any]]:
    for item in source.items:
        words = source.words.get((item["id"], audience, source.language))
        if words and words.source_hash != text_hash(source_text(item)):
            yield item
