"""Before a page is published it is looked at as each reader will have it; and every field says what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel, PublishingPanel
from wagtail.snippets.models import get_snippet_models

from content.blocks import BODY
from content.models import HomePage, ManualPage, ProcedurePage
from tests.unit.content.manual import make, page

from .desks import author, edit, publisher

__all__ = ["author", "publisher"]
pytestmark = pytest.mark.django_db


def preview(slug: str, mode: str, language: str = "en") -> BeautifulSoup:
    draft = page(slug, language)
    response = draft.make_preview_request(preview_mode=mode)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize(
    ("slug", "mode", "language", "title"),
    [
        ("the-core-group", "", "en", "The core group"),
        ("the-core-group", "read-in-en", "en", "The core group"),
        ("the-core-group", "read-in-cy", "cy", "Y grŵp craidd"),
        ("the-first-meeting", "read-in-cy", "cy", "The first meeting"),  # not translated: with a notice
    ],
)
def test_a_page_is_looked_at_in_each_language(slug: str, mode: str, language: str, title: str) -> None:
    make()
    shown = preview(slug, mode)
    assert shown.html is not None
    assert shown.html["lang"] == language
    assert [tag.text for tag in shown.find_all("h1")] == [title]


def test_a_draft_of_a_translation_is_looked_at_too() -> None:
    make()
    welsh = page("the-core-group", "cy")
    welsh.title = "Heb ei gyhoeddi"
    welsh.save_revision()
    assert preview("the-core-group", "read-in-cy").find("h1").text == "Heb ei gyhoeddi"  # type: ignore[union-attr]


@pytest.mark.requirement("R-000-25")
def test_pointers_are_looked_at_as_those_see_them_who_fill_in_a_form() -> None:
    make()
    shown = preview("the-core-group", "beside-a-form").find("main").text  # type: ignore[union-attr]
    assert "Start with the child" in shown
    assert "Bring" not in shown
    assert "no pointers for practice" in preview("the-review", "beside-a-form").find("main").text  # type: ignore[union-attr]


def test_the_editor_offers_every_mode(publisher: Client) -> None:
    make()
    shown = BeautifulSoup(publisher.get(edit(page("the-core-group"))).content, "html.parser")
    offered = [tag.text.strip() for tag in shown.select("#id_preview_mode option")]
    assert offered == ["The page", "English", "Cymraeg", "Beside a form"]


def every(panel: Panel) -> Iterator[Panel]:
    yield panel
    if isinstance(panel, PublishingPanel):
        return  # Wagtail's own, with words of its own
    for child in [*getattr(panel, "children", []), getattr(panel, "child_edit_handler", None)]:
        if child is not None:
            yield from every(child)


def silent(model: type[Any]) -> list[str]:
    """The fields that say nothing of what they are for."""
    handler = (
        model.get_edit_handler() if hasattr(model, "get_edit_handler") else model.snippet_viewset.get_edit_handler()
    )
    return [
        str(getattr(panel, "field_name", "") or panel.relation_name)
        for panel in every(handler)
        if (isinstance(panel, FieldPanel) and not (panel.help_text or (panel.db_field and panel.db_field.help_text)))
        or (isinstance(panel, InlinePanel) and not panel.help_text)
    ]


@pytest.mark.parametrize("model", [HomePage, ManualPage, ProcedurePage], ids=lambda model: model.__name__)
def test_every_field_of_a_page_says_what_it_is_for(model: type[Any]) -> None:
    assert silent(model) == []


def test_every_field_that_policy_staff_keep_says_what_it_is_for() -> None:
    assert {model.__name__: silent(model) for model in get_snippet_models() if silent(model)} == {}


@pytest.mark.parametrize(("name", "block"), BODY, ids=lambda one: one if isinstance(one, str) else "")
def test_every_block_says_what_it_is_for(name: str, block: Any) -> None:
    assert str(block.meta.help_text)


def test_an_author_sees_no_button_to_publish(author: Client) -> None:
    manual = make()
    shown = author.get(reverse("wagtailadmin_pages:add", args=["content", "procedurepage", manual.pk])).content.decode()
    assert 'name="action-publish"' not in shown
    assert 'name="action-submit"' in shown
