"""Terms, contacts, templates, hard words and standard sentences: snippets in many languages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from wagtail.models import DraftStateMixin

from content.api import TranslationMismatch, translate, translate_all
from portal.procedures.models import (
    EscalationStage,
    GlossaryTerm,
    LocalContact,
    Phrase,
    ReadingTemplate,
    RecordManager,
    Terms,
)
from portal.procedures.reading_templates import template_of
from portal.procedures.selectors import TERMS

from ..items import Data, Key
from .site import Site, checked

EVERYWHERE = "*"  # a place's key cannot hold a star


@dataclass(frozen=True)
class Kind:
    """`name`d in the pack; `words` are the fields in each language, `same` those alike in all; `key` tells one from
    another: its fields, or () for the translation key. `written`: each language is written, none is translated."""

    name: str
    model: Any
    words: tuple[str, ...]
    same: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    written: bool = False
    everywhere: bool = True  # what is of every place belongs to each pack

    def rows(self, place: str) -> QuerySet[Any]:
        rows = self.model.objects.filter(jurisdiction__in=("", place) if self.everywhere else (place,))
        if issubclass(self.model, DraftStateMixin):
            rows = rows.filter(live=True)
        found: QuerySet[Any] = rows.select_related("locale").order_by("pk")
        return found

    def key_of(self, row: Any) -> str:
        if not self.key:
            return str(row.translation_key)
        return "/".join(str(getattr(row, name) or EVERYWHERE) for name in self.key)

    def find(self, key: str) -> QuerySet[Any]:
        """Every language of the item with this key."""
        if not self.key:
            rows: QuerySet[Any] = self.model.objects.filter(translation_key=UUID(key))
            return rows
        parts = dict(zip(self.key, key.split("/", len(self.key) - 1), strict=True))
        rows = self.model.objects.filter(**{name: "" if part == EVERYWHERE else part for name, part in parts.items()})
        return rows


SNIPPETS = (
    Kind("terms", Terms, TERMS, ("jurisdiction",), ("jurisdiction",), everywhere=False),
    Kind(
        "contact", LocalContact, ("name", "role", "hours", "address"), ("jurisdiction", "key", "phone", "email", "url"),
        ("jurisdiction", "key"), everywhere=False,
    ),
    Kind(
        "manager", RecordManager, ("post",), ("jurisdiction", "name", "contact", "is_deputy", "since", "until"),
        ("jurisdiction", "since", "name"), everywhere=False,  # by day: who ends comes before who follows
    ),
    Kind(
        "stage", EscalationStage, ("name", "who", "what"), ("jurisdiction", "position", "count", "unit"),
        ("jurisdiction", "position"), everywhere=False,
    ),
    Kind("template", ReadingTemplate, ("sections",), ("jurisdiction", "level"), ("jurisdiction", "level")),
    Kind("word", GlossaryTerm, ("word", "variants", "meaning", "instead"), ("jurisdiction",), written=True),
    Kind("phrase", Phrase, ("text",), ("jurisdiction", "audience", "capture", "symbol")),
)  # fmt: skip


def collect(kind: Kind, site: Site) -> Iterator[tuple[Key, Data]]:
    """Every item of the kind that is published here. One query."""
    found: dict[str, dict[str, Any]] = {}
    for row in kind.rows(site.place):
        item = found.setdefault(kind.key_of(row), {"languages": {}})
        code = row.locale.language_code
        item["languages"][code] = _out(site, row, kind.words)
        if code == min(item["languages"], key=lambda one: (one != "en", one)):
            item |= _out(site, row, kind.same)
    yield from (((kind.name, key), data) for key, data in found.items())


def bring(kind: Kind, site: Site, key: str, data: Any) -> None:
    """Make or change the item, in every language the pack has it in, and publish it. Raises BadPack."""
    what = f"{kind.name} {key}"
    rows = {row.locale.language_code: row for row in kind.find(key).select_related("locale")}
    same = _into(site, data, kind.same)
    wanted = {code: {**same, **_into(site, words, kind.words)} for code, words in site.languages(data, what).items()}
    first = next(iter(wanted), None)
    if first is None:
        return
    source = rows.get(first) or kind.model(locale=site.locales[first])
    if first not in rows:
        known = next(iter(rows.values()), None)
        source.translation_key = known.translation_key if known else _new_key(kind, source, key)
    _write(source, wanted[first], what)
    others = {code: words for code, words in wanted.items() if code != first}
    if not kind.written and others:
        _translate(kind, site, source, others)
    for code, words in others.items():
        row = kind.model.objects.filter(translation_key=source.translation_key, locale=site.locales[code]).first()
        if row is None:
            row = source.copy_for_translation(site.locales[code])
        _write(row, words, what)


def _new_key(kind: Kind, row: Any, key: str) -> Any:
    return row.translation_key if kind.key else UUID(key)


def _translate(kind: Kind, site: Site, source: Any, others: dict[str, dict[str, Any]]) -> None:
    """Through wagtail-localize, so that translators see each string; what does not match it is written as it is."""
    likes = {code: kind.model(locale=site.locales[code], **words) for code, words in others.items()}
    try:
        if issubclass(kind.model, DraftStateMixin):
            translate_all(source=source, likes=likes)
        else:
            for code, like in likes.items():
                translate(source=source, language=code, like=like)
    except TranslationMismatch:
        return


def _write(row: Any, words: dict[str, Any], what: str) -> None:
    """Saves and publishes the row where it is not so already."""
    if row.pk and all(_stored(row, name, getattr(row, name)) == _stored(row, name, words[name]) for name in words):
        return
    for name, value in words.items():
        setattr(row, name, value)
    checked(row, what)
    if isinstance(row, ReadingTemplate):
        template_of(row.level, "", row.sections.get_prep_value())  # a section without its key would break a reading
    row.save()
    if isinstance(row, DraftStateMixin):
        row.save_revision().publish()


def _stored(row: Model, name: str, value: Any) -> Any:
    field: Any = row._meta.get_field(name)
    return field.get_prep_value(field.to_python(value))


def _out(site: Site, row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _symbols(_plain(getattr(row, name)), site.symbol_out, name) for name in names}


def _plain(value: Any) -> Any:
    """A stream as its raw data, a day as ISO text."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value.get_prep_value()) if hasattr(value, "get_prep_value") else value


def _into(site: Site, words: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    found = {name: _symbols(words[name], site.symbol_into, name) for name in names if name in words}
    return {name: json.dumps(value) if isinstance(value, list) else value for name, value in found.items()}


def _symbols(value: Any, swap: Callable[[str], str], name: str = "") -> Any:
    """The value with the picture of every part of it passed through `swap`."""
    if isinstance(value, dict):
        return {key: _symbols(part, swap, key) for key, part in value.items()}
    if isinstance(value, list):
        return [_symbols(part, swap) for part in value]
    return swap(value) if name == "symbol" and isinstance(value, str) else value
