"""The things of a plan as its lead picks them: what can be withheld, and what somebody will not see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.intake.purpose import CAPTURE_LABELS
from portal.plans.models import Plan, PlanVersion, Withholding
from portal.plans.rules import shown
from portal.procedures.terms import local
from portal.wording.dates import written
from portal.wording.easing import Finding
from portal.wording.models import Release
from portal.wording.rules import LeftOut, NotEasy, source_text
from portal.wording.sections import READABLE

from .. import rules

LONGEST = 160  # characters of an item in a list


def withholdable(plan: Plan, version: PlanVersion, release: Release | None, standing: Iterable[Withholding]) -> list[
    tuple[str, str]
]:  # fmt: skip
    """What can be withheld by itself, as (id, what it says): whatever a Reading can hold of the newest version, and of
    the one the person reads, but for what is withheld already. Two queries at most."""
    versions = [version]
    if release is not None and release.reading is not None and release.reading.version_id != version.pk:
        versions.append(release.reading.version)
    done = {str(item.item_id) for one in standing for item in one.items.all()}
    found: dict[str, str] = {}
    for one in versions:
        for item in one.content["items"]:
            if item["capture"] in READABLE and item["id"] not in done:
                found.setdefault(item["id"], said(item))
    return list(found.items())


def said(item: Mapping[str, Any]) -> str:
    """An item in one line: what kind of thing it is, and how it begins."""
    label = rules.label_of(item["capture"], CAPTURE_LABELS)
    words = (
        source_text(item).split("\n\n") if source_text(item) else [_shown(field) for field in item["fields"].values()]
    )
    text = " – ".join(filter(None, (" ".join(one.split()) for one in words)))
    text = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
    return f"{label}: {text}" if text else label


def _shown(field: Mapping[str, Any]) -> str:
    if field.get("type") == "date" and field.get("value"):
        return written(date.fromisoformat(field["value"]), get_language() or "en")
    return shown(field)


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something somebody will not see, in a line, and why."""

    text: str
    why: str


def unseen(version: PlanVersion, found: Iterable[LeftOut], place: str) -> list[Unseen]:
    """What is left out for a reader, in the words that their lead knows."""
    items = {item["id"]: item for item in version.content["items"]}
    return [
        Unseen(said(items[one.item]) if one.item in items else one.capture, _why(one.reason, place)) for one in found
    ]


def _why(reason: str, place: str) -> str:
    return {
        "withheld": _("Withheld from them"),
        "restricted": local(_("For the %(lead)s only"), place),
        "anothers": _("Somebody else's, not theirs"),
        "no_words": _("Not put into words for them"),
        "not_in_template": _("Their page has no place for it"),
    }[reason]


@dataclass(frozen=True, slots=True)
class Harder:
    """What of an Easy Read plan is not easy: `items` without easy words as (id, what it says), and `long` sentences, of
    more than `most` words."""

    items: list[tuple[str, str]]
    long: tuple[Finding, ...]
    most: int


def harder(found: NotEasy | None) -> Harder | None:
    """The same in the words that the lead knows."""
    if found is None:
        return None
    return Harder([(item["id"], said(item)) for item in found.items], found.long, found.most)
