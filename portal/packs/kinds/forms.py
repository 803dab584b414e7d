"""The forms of a place as `forms.api` writes and reads them, and the place itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.models import Page

from forms.api import form_data, import_form
from portal.procedures.models import Jurisdiction, LocalForm, Timescale

from ..exceptions import BadPack
from ..items import Data, Key, text_of
from .site import SOURCE, Site, checked

REASON = "Brought by a pack"


def collect(site: Site) -> Iterator[tuple[Key, Data]]:
    """Each published form of the place, and ("place", its key)."""
    place = Jurisdiction.objects.get(key=site.place)
    purposes = {}
    for local in place.local_forms.select_related("page").order_by("purpose"):
        key = str(local.page.translation_key)
        try:
            yield ("form", key), form_data(key)
        except LookupError:
            continue  # never published
        purposes[local.purpose] = key
    yield (
        ("place", place.key),
        {
            **{field.name: getattr(place, field.name) for field in _fields()},
            "timescales": [{"key": one.key, "count": one.count, "unit": one.unit} for one in _timescales(place)],
            "forms": purposes,
        },
    )


def _fields() -> list[models.Field[Any, Any]]:
    """Everything of a place but its rows: what a release adds is carried too."""
    return [field for field in Jurisdiction._meta.concrete_fields if field.name not in ("id", "key")]


def _timescales(place: Jurisdiction) -> list[Timescale]:
    return list(place.timescales.order_by("sort_order", "key"))


def bring_form(site: Site, key: str, data: Any) -> None:
    """Lay the form out and publish it. Raises BadPack with what the gate says."""
    made, findings = import_form(text_of(data).encode(), by=site.by, publish=True, accept_warnings=REASON)
    if made is None:
        said = "; ".join(f"{one.path}: {one.message}" for one in findings.found if one.level == "error")
        raise BadPack(f"form {key}: {said[:500]}")


def bring_place(site: Site, key: str, data: Any) -> None:
    """The place's own row and its timescales, which its pages say; those it no longer has go."""
    place = Jurisdiction.objects.filter(key=key).first() or Jurisdiction(key=key)
    known = {field.name for field in _fields()}
    for name in known & data.keys():
        setattr(place, name, data[name])
    checked(place, f"place {key}")
    place.save()
    place.timescales.exclude(key__in=[row["key"] for row in data["timescales"]]).delete()
    for order, row in enumerate(data["timescales"]):
        defaults = {"count": row["count"], "unit": row["unit"], "sort_order": order}
        made, _ = Timescale.objects.update_or_create(jurisdiction=place, key=row["key"], defaults=defaults)
        checked(made, f"place {key}, {row['key']}")


def bring_local_forms(site: Site, key: str, data: Any) -> None:
    """Which form the place uses for what, once the forms are there; those it no longer has go."""
    place = Jurisdiction.objects.get(key=key)
    place.local_forms.exclude(purpose__in=data["forms"]).delete()
    for order, (purpose, form) in enumerate(sorted(data["forms"].items())):
        page = Page.objects.filter(translation_key=form, locale__language_code=SOURCE).first()
        if page is None:
            raise BadPack(f"place {key}: there is no form {form}.")
        LocalForm.objects.update_or_create(
            jurisdiction=place, purpose=purpose, defaults={"page": page, "sort_order": order}
        )
