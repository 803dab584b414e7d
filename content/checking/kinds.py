"""What is kept in several languages. Content knows its own pages; whoever keeps other words registers them here, when
the project starts, and the report on languages shows them too (R-002)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..models import HomePage, ManualPage, ProcedurePage


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing with words.

    `key` stands in addresses. `models`: types of pages, or one snippet. `title`: what a row is called. `within`: the
    type of page that pages of this kind stand below; `where`: what its titles, or the places of snippets, stand under.
    """

    key: str
    label: Any
    models: tuple[Any, ...]
    title: Callable[[Any], str]
    where: Any
    within: Any = None

    @property
    def model(self) -> Any:
        """Where rows of every one of its types are found."""
        return Page if issubclass(self.models[0], Page) else self.models[0]

    def sources(self) -> QuerySet[Any]:
        """What can be translated: in the language it is written in, and no draft."""
        rows: Any = self.model.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        found: QuerySet[Any]
        if self.model is Page:
            found = rows.type(*self.models).live().order_by("path")
        else:
            found = rows.filter(_published(self.model)).order_by(*self.model._meta.ordering, "pk")
        return found

    def places(self, rows: Iterable[Any]) -> list[str]:
        """For each row the title of what it stands in, or the key of its place. One query, or none."""
        if self.within is None:
            keys = (getattr(row, "jurisdiction", None) for row in rows)
            return ["" if key is None else key or gettext("Everywhere") for key in keys]
        known = list(self.within.objects.values_list("path", "draft_title"))
        return [next((title for path, title in known if row.path.startswith(path)), "") for row in rows]


def _published(model: type[Model]) -> Q:
    return Q(live=True) if hasattr(model, "live") else Q()


def title_of(page: Any) -> str:
    """As Wagtail names a page: by the title of its latest draft."""
    return str(page.get_admin_display_title())


PAGES = Kind("", _("Pages"), (HomePage, ManualPage, ProcedurePage), title_of, _("Manual"), ManualPage)
_kinds: dict[str, Kind] = {}


def register_pages(key: str, models: tuple[Any, ...], *, label: Any) -> None:
    """Pages of these types, all of them below one of the first, or one of the first. Once, in AppConfig.ready."""
    _kinds[key] = Kind(key, label, models, title_of, label, models[0])


def register_snippet(model: Any, *, title: Callable[[Any], str] = str) -> None:
    """A snippet that is translated, under its own name. Once, in AppConfig.ready."""
    label = capfirst(model._meta.verbose_name_plural)
    _kinds[model._meta.model_name] = Kind(model._meta.model_name, label, (model,), title, _("Place"))


def kind_of(key: str) -> Kind:
    """The kind with this key; the pages of the manuals for any other."""
    return _kinds.get(key, PAGES)


def choices() -> list[tuple[str, str]]:
    """(key, what it is called) of what is registered, by its name."""
    return sorted(((kind.key, str(kind.label)) for kind in _kinds.values()), key=lambda one: one[1].lower())
