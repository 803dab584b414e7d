"""What every kind needs of the site: its languages, and what a pack calls the rows that texts point at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from portal.procedures.choices import OWN
from portal.procedures.models import OwnSymbol

from ..exceptions import BadPack
from ..streams import PAGE

SOURCE = settings.LANGUAGE_CODE
SYMBOL = "own:"  # and the name, in a pack; the site says "own-" and a number


@dataclass
class Site:
    """One place of this site while it is read or brought up to a pack.

    `files`: {name in the pack: content}; `used` collects (kind, primary key) of what texts point at; `now` and `by`
    are of the import, `notes` what a person should know of it.
    """

    place: str
    files: dict[str, bytes] = field(default_factory=dict)
    used: set[tuple[str, int]] = field(default_factory=set)
    now: datetime | None = None
    by: Any = None
    notes: list[str] = field(default_factory=list)

    @cached_property
    def locales(self) -> dict[str, Locale]:
        """{ISO code: locale} of the languages that are written in here."""
        return {locale.language_code: locale for locale in Locale.objects.all()}

    def languages(self, data: dict[str, Any], what: str) -> dict[str, dict[str, Any]]:
        """The texts of an item in the languages that this site has, the source language first."""
        said: dict[str, dict[str, Any]] = data["languages"]
        for code in sorted(said.keys() - self.locales.keys()):
            self.notes.append(f"{what}: this site has no language {code}; its words were left out.")
        return {code: said[code] for code in sorted(said.keys() & self.locales.keys(), key=lambda c: (c != SOURCE, c))}

    # From the site to the pack

    def out(self, label: str, raw: Any) -> str | None:
        """The name in the pack of a row with a primary key; notes that it is used. None where it is gone."""
        if label == PAGE:
            return self._page_names.get(int(raw))
        kind = _kind(label)
        name = self._file_names(kind).get(int(raw))
        if name:
            self.used.add((kind, int(raw)))
        return name

    def symbol_out(self, key: str) -> str:
        """What a pack calls a picture beside words."""
        number = key.removeprefix(OWN)
        if key == number or not number.isdecimal() or int(number) not in self._symbols:
            return key
        self.used.add(("symbol", int(number)))
        return SYMBOL + self._symbols[int(number)]

    @cached_property
    def _page_names(self) -> dict[int, str]:
        rows = Page.objects.values_list("pk", "translation_key", "locale__language_code")
        return {pk: f"{key}/{code}" for pk, key, code in rows}

    def _file_names(self, kind: str) -> dict[int, str]:
        return self._images if kind == "image" else self._documents

    @cached_property
    def _images(self) -> dict[int, str]:
        return {one.pk: one.get_file_hash() for one in get_image_model().objects.order_by("pk")}

    @cached_property
    def _documents(self) -> dict[int, str]:
        return {one.pk: one.get_file_hash() for one in get_document_model().objects.order_by("pk")}

    @cached_property
    def _symbols(self) -> dict[int, str]:
        return dict(OwnSymbol.objects.values_list("pk", "name"))

    # From the pack to the site

    def into(self, label: str, name: Any) -> int | None:
        """The primary key of what a pack calls `name`; None, and a note, where this site does not have it."""
        if label == PAGE:
            found = self._page(str(name))
        else:
            names = self._file_names(_kind(label))
            found = min((pk for pk, known in names.items() if known == name), default=None)
        if found is None:
            self.notes.append(f"A text points at {label.partition('.')[2]} {name}, which is not here: the link went.")
        return found

    def _page(self, name: str) -> int | None:
        key, _slash, code = name.partition("/")
        try:
            pages = Page.objects.filter(translation_key=UUID(key))
        except ValueError as error:
            raise BadPack(f"{name} is no page's name.") from error
        found = {one: pk for pk, one in pages.values_list("pk", "locale__language_code")}
        return found.get(code, found.get(SOURCE))

    def symbol_into(self, name: str) -> str:
        """The key on this site of what a pack calls a picture beside words."""
        if not name.startswith(SYMBOL):
            return name
        found = OwnSymbol.objects.filter(name=name.removeprefix(SYMBOL)).first()
        return found.key if found else ""

    def forget_files(self) -> None:
        """Read the files of the site anew: some were added."""
        for name in ("_images", "_documents", "_symbols"):
            self.__dict__.pop(name, None)


def _kind(label: str) -> str:
    return "image" if "image" in label else "document"


def checked(row: Model, what: str) -> None:
    """Refuses a row that the CMS would refuse. Raises BadPack."""
    try:
        row.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        raise BadPack(f"{what}: {'; '.join(error.messages)}") from error


Apply = Callable[[Site, str, dict[str, Any]], None]
