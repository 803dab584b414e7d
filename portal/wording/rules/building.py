"""Building a Reading. No clock, no database, no model."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import get_language_info, gettext

from portal.plans.rules import shown
from portal.procedures.reading_templates import SectionRule, Template

from ..dates import written
from ..differences import against
from ..glossing import glossed
from ..reading import Contact, Entry, Fact, Reading, Section, Text
from ..sections import READABLE, FactRule
from .admitting import captures_of, hidden_people, refusal
from .spoken import spoken_hash
from .taking_part import taking_part
from .values import Named, Reader, Source
from .words import own_words, text_hash, words_for


def build(source: Source, reader: Reader, template: Template, last_read: Reading | None = None) -> Reading:
    """The Reading of this plan for this person, as the template orders it; with what is different since `last_read`,
    the Reading they read last. The same arguments make the same Reading."""
    source = _without_hidden(source, reader)
    with translation.override(reader.language):
        reading = Reading(
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
            agreed_on=written(source.agreed_on, reader.language),
            day=source.agreed_on.isoformat(),
            sections=tuple(_sections(source, reader, template)),
        )
    unsaid = reader.withheld | {item for item, _ in source.restricted}
    return against(last_read, glossed(reading, source.hard), unsaid)


def _without_hidden(source: Source, reader: Reader) -> Source:
    """Nobody learns a name from a Reading that was kept from them; that they are family still counts."""
    hidden = hidden_people(source, reader)
    people = {key: Named("", is_kin=one.is_kin) if key in hidden else one for key, one in source.people.items()}
    return replace(source, people=people)


def _sections(source: Source, reader: Reader, template: Template) -> list[Section]:
    rules = taking_part(template, source, reader)
    made = (_section(rule, source, reader, template) for rule in rules)
    wanted = (section for section in made if section.entries or section.people or section.empty)
    return [replace(section, spoken=spoken_hash(section)) for section in wanted]


def _section(rule: SectionRule, source: Source, reader: Reader, template: Template) -> Section:
    return Section(
        key=rule.key,
        kind=rule.kind,
        heading=rule.heading,
        intro=rule.intro,
        entries=(*_entries(rule, source, reader), *_lines(rule, reader, template.language)),
        empty=rule.empty,
        symbol=rule.symbol,
        language=template.language,
        people=_people(rule, source, reader),
    )


def _entries(rule: SectionRule, source: Source, reader: Reader) -> tuple[Entry, ...]:
    wanted = [i for key in captures_of(rule) for i in source.items if i["capture"] == key]
    admitted = (i for i in wanted if refusal(rule, source, i, reader) is None)
    return tuple(entry for entry in (_entry(rule, source, i, reader) for i in admitted) if entry)


def _entry(rule: SectionRule, source: Source, item: Mapping[str, Any], reader: Reader) -> Entry | None:
    readable = READABLE[item["capture"]]
    text = words_for(source, item, reader)
    # The date is all there is of an item without words.
    wanted = readable.facts if rule.facts or not readable.source else ()
    found = [
        (name, _fact(source, item, reader, (name, label, kind)))
        for name, label, kind in wanted
        if kind != "name" or rule.only != "mine"  # nobody needs to be told who they are
    ]
    facts = {name: fact for name, fact in found if fact}
    if not text and not facts:
        return None
    return Entry(
        text,
        tuple(facts.values()),
        key=item["id"],
        symbol=_symbol(source, item, reader) or readable.symbol or rule.symbol,
        source=_fingerprint(source, item, reader, tuple(facts)),
    )


def _symbol(source: Source, item: Mapping[str, Any], reader: Reader) -> str:
    """The picture of the standard phrase that these words are, "" for none."""
    own = own_words(source, item, reader.audience)
    return own[0][1].symbol if own else ""


def _fingerprint(source: Source, item: Mapping[str, Any], reader: Reader, facts: tuple[str, ...]) -> str:
    """Hash of what an entry says, the same in every language: tells a change from a translation."""
    own = own_words(source, item, reader.audience)
    details = [str(item["fields"][name]["value"]) for name in facts]
    return text_hash("\n".join([own[0][1].text if own else "", *details]))[:16]


def _fact(source: Source, item: Mapping[str, Any], reader: Reader, rule: FactRule) -> Fact | None:
    name, label, kind = rule
    given = item["fields"].get(name)
    if not given or not given.get("value") or given.get("restricted"):
        return None
    if kind == "date":
        return Fact(str(label), written(date.fromisoformat(given["value"]), reader.language), "date")
    if kind == "name":
        person = source.people.get(str(given["value"]))
        # Somebody who left the child's network since is not named to the family.
        return Fact(str(label), person.name, "name") if person and person.name else None
    return Fact(str(label), shown(given), kind)


def _lines(rule: SectionRule, reader: Reader, language: str) -> tuple[Entry, ...]:
    if rule.kind not in {"words", "people"}:
        return ()
    foreign = language != reader.language
    return tuple(Entry(Text(line.text, language, in_source=foreign), symbol=line.symbol) for line in rule.lines)


def _people(rule: SectionRule, source: Source, reader: Reader) -> tuple[Contact, ...]:
    if rule.kind == "meeting":
        # Who will be there, by name and role; how to reach them stands where the reader looks for help.
        return tuple(replace(_contact(one), phone="", picture="") for one in _of(source, (source.lead, *source.group)))
    if rule.kind != "people":
        return ()
    named = _of(source, _wanted(rule, source, reader), but=reader.id)
    contacts = tuple(_contact(one) for one in named)
    if "lead" not in rule.captures:  # one picture of somebody is enough
        contacts = tuple(replace(one, picture="") for one in contacts)
    if rule.captures == ("lead",) or source.out_of_hours is None:
        return contacts
    return (*contacts, source.out_of_hours)


def _wanted(rule: SectionRule, source: Source, reader: Reader) -> tuple[str, ...]:
    if rule.captures == ("lead",):
        return (source.lead,)
    group = source.group if "core_group" in rule.captures else ()
    return (source.lead, *reader.advocates, *group)


def _of(source: Source, keys: tuple[str, ...], but: str = "") -> list[Named]:
    found = (source.people[key] for key in dict.fromkeys(keys) if key in source.people and key != but)
    return [one for one in found if one.name]


def _contact(named: Named) -> Contact:
    return Contact(named.name, named.role, "" if named.is_kin else named.phone, named.picture)
