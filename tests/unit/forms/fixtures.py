"""Fixtures of the tests about forms. A test module imports those it names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Locale, Page

from forms import purposes
from forms.api import FormIndexPage, FormPage, create_form

from . import example


@pytest.fixture
def excursion(monkeypatch: pytest.MonkeyPatch) -> purposes.Purpose:
    """The purpose of the example, known beside those of the portal."""
    purpose = example.excursion()
    monkeypatch.setitem(purposes._purposes, purpose.key, purpose)
    return purpose


@pytest.fixture
def folder(db: None) -> FormIndexPage:
    """An empty folder for forms, in English."""
    locale, _created = Locale.objects.get_or_create(language_code="en")
    root = Page.objects.get(depth=1)
    folder: FormIndexPage = root.add_child(instance=FormIndexPage(title="Forms", slug="forms-test", locale=locale))
    return folder


Make = Callable[..., FormPage]


@pytest.fixture
def make(folder: FormIndexPage, excursion: purposes.Purpose) -> Make:
    """Make the example form; keyword arguments change what is passed to `create_form`."""

    def made(**changes: Any) -> FormPage:
        given: dict[str, Any] = {
            "parent": folder,
            "key": "excursion",
            "title": "Excursion to the hills",
            "intro": "Take good shoes.",
            "purpose": "excursion",
            "steps": example.steps(),
        }
        return create_form(**(given | changes))

    return made
