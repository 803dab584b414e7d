"""A plan of nobody, to see a template with before a family does."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils import translation
from django.utils.translation import gettext

from portal.people.enums import Format
from portal.procedures.enums import Level
from portal.procedures.reading_templates import HardWord, Template
from portal.wording.enums import Audience
from portal.wording.levels import audience_at
from portal.wording.reading import Contact, Reading, Text
from portal.wording.rules import Named, Reader, Source, Words, build, source_text, text_hash

SOURCE = "en"
READER = "reader"
DUTY = "01632 960903"  # a number kept for fiction


def reading(template: Template, term: Text, hard: Iterable[HardWord], today: date) -> Reading:
    """What the invented family would read by this template: through the very build that every family's plan goes
    through. `term` is what the place calls a plan."""
    is_parents = template.level in (Level.PARENT, Level.PARENT_EASY)
    audience = audience_at(template.level, Audience.FAMILY if is_parents else Audience.CHILD)
    data = _data()
    name = data["people"][READER]["name"] if is_parents else data["child"]
    format = Format.EASY_READ if template.level == Level.PARENT_EASY else Format.STANDARD
    reader = Reader(READER, name, audience, template.language, format, template.level)
    return build(_source(data, template.language, term, tuple(hard), today), reader, template)


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "invented.yaml").read_text(encoding="utf-8"))
    return found


def _source(data: Mapping[str, Any], language: str, term: Text, hard: tuple[HardWord, ...], today: date) -> Source:
    items = tuple(_item(number, one, today) for number, one in enumerate(data["items"]))
    words = {
        (item["id"], audience, code): Words(text, text_hash(_original(item, one[audience], code)))
        for item, one in zip(items, data["items"], strict=True)
        for audience in (Audience.FAMILY.value, Audience.CHILD.value)
        for code, text in one.get(audience, {}).items()
    }
    return Source(
        term=term,
        child=data["child"],
        number=1,
        agreed_on=today,
        language=SOURCE,
        items=items,
        words=words,
        people={key: _named(one, language) for key, one in data["people"].items()},
        out_of_hours=_out_of_hours(language),
        lead=data["lead"],
        group=tuple(data["group"]),
        hard=hard,
    )


def _out_of_hours(language: str) -> Contact:
    with translation.override(language):
        return Contact(gettext("Duty team"), gettext("In the evening and at weekends"), DUTY)


def _original(item: Mapping[str, Any], words: Mapping[str, str], language: str) -> str:
    """What a text was written from: the professional one at first, then the plain words in the source language."""
    return source_text(item) if language == SOURCE else words[SOURCE]


def _item(number: int, data: Mapping[str, Any], today: date) -> dict[str, Any]:
    fields = {
        name: {"value": (today + timedelta(days=given)).isoformat() if isinstance(given, int) else given}
        for name, given in data.get("fields", {}).items()
    }
    return {"id": f"item-{number}", "capture": data["capture"], "fields": fields}


def _named(data: Mapping[str, Any], language: str) -> Named:
    with translation.override(language):
        role = data["role"].get(language) or gettext(data["role"][SOURCE])
    return Named(data["name"], role, data.get("phone", ""), is_kin=data.get("kin", False))
