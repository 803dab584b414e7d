"""Every field of ours is marked personal or not (R-X, security T5): a new field has to be thought about."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model

OURS = sorted(
    (model for model in apps.get_models() if model.__module__.split(".")[0] in {"portal", "forms", "content"}),
    key=lambda model: model._meta.label,
)


def own_fields(model: type[Model]) -> set[str]:
    """Names of the concrete fields the model's own table holds, without links to the tables of its parents."""
    return {
        field.name
        for field in model._meta.local_concrete_fields
        if not (field.remote_field and getattr(field.remote_field, "parent_link", False))
    }


def marks(model: type[Model], name: str) -> frozenset[str]:
    """The names a model marks this way, its own or those of the abstract model it comes from."""
    found: frozenset[str] = getattr(model, name, frozenset())
    return found


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_each_field_is_marked_once(model: type[Model]) -> None:
    plain, personal = marks(model, "plain_fields"), marks(model, "personal_fields")
    assert plain & personal == frozenset(), "marked both ways"
    assert plain | personal == own_fields(model), "a field without a mark, or a mark without a field"


def test_there_are_models_to_look_at() -> None:
    assert len(OURS) > 15


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_nothing_personal_is_in_wagtail(model: type[Model]) -> None:
    """Pages, snippets and search belong to policy staff, who never see a child (T5, T6)."""
    bases = {base.__name__ for base in model.__mro__}
    if bases & {"Page", "Indexed", "RevisionMixin", "PreviewableMixin"}:
        assert not getattr(model, "personal_fields", None)


def test_our_apps_are_ours() -> None:
    assert {"portal.people", "forms", "content"} <= set(settings.INSTALLED_APPS)
