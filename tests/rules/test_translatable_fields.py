"""Every field of a page or snippet is translated or synchronised on purpose (style.md, habit 18).

wagtail-localize guesses where nobody said: a key in a text field becomes a string for translators, and a field that
it cannot translate is copied once and then forgotten.
"""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db.models import Field, ForeignObjectRel, Model
from modelcluster.fields import ParentalKey
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields

OURS = sorted(
    (
        model
        for model in apps.get_models()
        if issubclass(model, TranslatableMixin) and model.__module__.split(".")[0] in {"portal", "forms", "content"}
    ),
    key=lambda model: model._meta.label,
)

# Wagtail's own fields that wagtail-localize leaves alone, because they belong to one page or one language.
WAGTAILS = {field.name for field in Page._meta.get_fields()} - {
    "title",
    "slug",
    "seo_title",
    "search_description",
    "show_in_menus",
}
# Of every object: who it is, and in which language.
IDENTITY = {"id", "locale", "translation_key"}


def to_decide(model: type[Model]) -> set[str]:
    """Names of the fields somebody has to decide about, lists of children included."""
    known = IDENTITY | (WAGTAILS if issubclass(model, Page | DraftStateMixin) else set())
    names = set()
    for field in model._meta.get_fields():
        child = isinstance(field, ForeignObjectRel) and isinstance(field.field, ParentalKey)
        own = isinstance(field, Field) and not getattr(field.remote_field, "parent_link", False)
        if (own or child) and field.name not in known:
            names.add(field.name)
    return names


def decided(model: type[Model]) -> dict[str, object]:
    return {one.field_name: one for one in get_translatable_fields(model)}


@pytest.mark.requirement("R-000-01")
@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_each_field_is_translated_or_synchronised(model: type[Model]) -> None:
    found = decided(model)
    assert to_decide(model) - found.keys() == set()
    assert all(isinstance(one, TranslatableField | SynchronizedField) for one in found.values())


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_the_decision_is_ours_and_no_guess(model: type[Model]) -> None:
    assert hasattr(model, "translatable_fields") or hasattr(model, "override_translatable_fields")


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_field_is_decided_about_once(model: type[Model]) -> None:
    names = [one.field_name for one in get_translatable_fields(model)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("model", [m for m in OURS if issubclass(m, Page)], ids=lambda model: model._meta.label)
def test_an_address_is_the_same_in_every_language(model: type[Model]) -> None:
    """A machine translator would make a new one, and the language switch would lose the page."""
    slug = decided(model)["slug"]
    assert isinstance(slug, SynchronizedField)
    assert not slug.overridable


def test_there_is_something_to_look_at() -> None:
    labels = {model._meta.label for model in OURS}
    assert {"content.HomePage", "content.ManualPage", "content.ProcedurePage", "procedures.Terms"} <= labels
