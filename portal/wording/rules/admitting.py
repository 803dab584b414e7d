"""Whether an item may stand in a section for a reader. The build and the lead's preview ask the same question."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from portal.procedures.reading_templates import SectionRule, Template

from ..sections import PEOPLE, READABLE, not_for
from .values import Reader, Source
from .words import own_words

Reason = Literal["withheld", "restricted", "anothers", "no_words", "not_in_template"]

# The nearer the reason is to a decision about this very reader, the earlier it is told.
_ORDER: tuple[Reason, ...] = ("withheld", "restricted", "anothers", "no_words", "not_in_template")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that a reader will not see, and why."""

    item: str
    capture: str
    reason: Reason


def refusal(rule: SectionRule, source: Source, item: Mapping[str, Any], reader: Reader) -> Reason | None:
    """Why this item does not stand in this section for this reader; None when it does."""
    capture = item["capture"]
    if item["id"] in reader.withheld:
        return "withheld"
    readable = READABLE.get(capture)
    if readable is None or capture not in captures_of(rule) or not_for(capture, reader.audience):
        return "not_in_template"
    if not all(_is_whose(only, source, item, reader) for only in (rule.only, readable.guard.get(reader.audience, ""))):
        return "anothers"
    if readable.source and not own_words(source, item, reader.audience):
        return "no_words"
    return None


def captures_of(rule: SectionRule) -> tuple[str, ...]:
    """What a section of items or a meeting asks for; a meeting without any shows the next conference."""
    if rule.kind == "meeting":
        return rule.captures or ("next_conference",)
    return rule.captures if rule.kind == "items" else ()


def left_out(source: Source, reader: Reader, template: Template) -> tuple[LeftOut, ...]:
    """Every item of the plan that this reader will not see, in the plan's order, what is restricted last."""
    found = [LeftOut(i["id"], i["capture"], why) for i in source.items if (why := _why(source, i, reader, template))]
    return (*found, *(LeftOut(item, capture, "restricted") for item, capture in source.restricted))


def _why(source: Source, item: Mapping[str, Any], reader: Reader, template: Template) -> Reason | None:
    if item["id"] in reader.withheld:
        return "withheld"
    if item["capture"] in PEOPLE:
        return None  # they are named, but stand in no section of items
    reasons = [refusal(rule, source, item, reader) for rule in template.sections]
    return (
        None if None in reasons else min((why for why in reasons if why), key=_ORDER.index, default="not_in_template")
    )


def _is_whose(only: str, source: Source, item: Mapping[str, Any], reader: Reader) -> bool:
    who = str(item["fields"].get("who", {}).get("value") or "")
    is_other_kin = who != reader.id and who in source.people and source.people[who].is_kin
    match only:
        case "mine":
            return who == reader.id
        case "not_mine":
            return who != reader.id and not is_other_kin
        case "not_kin":
            return not is_other_kin
    return True


def hidden_people(source: Source, reader: Reader) -> frozenset[str]:
    """The people whom items withheld from this reader name as lead or of the core group: they are named nowhere."""
    named = (i for i in source.items if i["capture"] in PEOPLE and i["id"] in reader.withheld)
    return frozenset(str(i["fields"].get("who", {}).get("value") or "") for i in named)
