"""The CMS takes what its panels show and nothing else (T31)."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models
from django.test import Client

from content.models import ProcedurePage
from tests.unit.content.manual import make, page

from .desks import edit, editor
from .test_editor_roles import fields

__all__ = ["editor"]
pytestmark = pytest.mark.django_db
# What saving a draft writes by itself, and what the panels show.
BY_ITSELF = {"latest_revision", "latest_revision_created_at", "has_unpublished_changes", "draft_title"}
SHOWN = {
    "title", "slug", "summary", "body", "amendment", "amendment_why", "keeper", "review_by", "go_live_at", "expire_at",
}  # fmt: skip


def value_of(one: models.Field[Any, Any]) -> str:
    if isinstance(one, models.BooleanField):
        return "on"
    return {"DateTimeField": "2031-05-05 10:00", "UUIDField": "99999999-9999-4999-8999-999999999999"}.get(
        one.get_internal_type(), "1"
    )


def kept(pk: int) -> dict[str, Any]:
    row: dict[str, Any] = ProcedurePage.objects.filter(pk=pk).values().get()
    return {name: value for name, value in row.items() if name.removesuffix("_id") not in BY_ITSELF}


def test_a_page_is_changed_by_its_panels_alone(editor: Client) -> None:
    make()
    found = page("the-core-group")
    before = kept(found.pk)
    extra = {
        name: value_of(one)
        for one in ProcedurePage._meta.concrete_fields
        for name in (one.name, one.attname)
        if one.name not in SHOWN
    }
    assert {"live", "locked", "owner", "version", "path", "translation_key"} <= extra.keys()
    assert editor.post(edit(found), {**extra, **fields("Another title", slug=found.slug)}).status_code == 302
    assert kept(found.pk) == before
    draft = ProcedurePage.objects.get(pk=found.pk).latest_revision.content
    known = {**before, **{name.removesuffix("_id"): value for name, value in before.items()}}
    taken = {name for name in extra if str(draft.get(name)) == extra[name] != str(known.get(name))}
    assert draft["title"] == "Another title" and taken == set()
