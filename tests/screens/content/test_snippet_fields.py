"""What policy staff keep beside pages is changed by its panels and by nothing else that is sent (T31)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.test import Client
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.models import Locale
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import nested_form_data, streamfield

from content.models import SearchSynonym
from forms.models import OptionList
from portal.procedures.models import (
    EscalationStage,
    GlossaryTerm,
    Jurisdiction,
    LocalContact,
    OwnSymbol,
    Phrase,
    ReadingTemplate,
    RecordManager,
    Terms,
)
from tests.cast import sign_in
from tests.dialogue import picture

from .desks import somebody
from .test_editor_fields import value_of

pytestmark = pytest.mark.django_db
HERE = {"jurisdiction": "north"}
SECTION = {"key": "next", "heading": "We meet", "symbol": "", "intro": "", "empty": ""}
LATER = date(2031, 5, 5)
# What saving writes by itself.
BY_ITSELF = {"latest_revision_id", "has_unpublished_changes"}
GROUPS = ("Authors", "Editors", "Publishers")


def english() -> dict[str, Any]:
    return {"locale": Locale.objects.get(language_code="en")}


def terms() -> dict[str, Any]:
    said = ("plan", "record", "lead", "custodian", "chair", "core_group", "threshold")
    return HERE | english() | {name: f"the {name}" for name in said}


MAKERS: dict[type[models.Model], Callable[[], dict[str, Any]]] = {
    Jurisdiction: lambda: {"key": "south", "name": "South", "calendar": "GB-ENG"},
    Terms: terms,
    LocalContact: lambda: HERE | english() | {"key": "duty", "name": "Duty team", "phone": "01632 960111"},
    GlossaryTerm: lambda: english() | {"word": "core group", "meaning": "Who works on the plan."},
    Phrase: lambda: english() | {"text": "We meet soon."},
    OwnSymbol: lambda: {"name": "A house", "image": ContentFile(picture("PNG"), name="house.png")},
    RecordManager: lambda: HERE | english() | {"name": "Mo", "post": "Manager", "contact": "duty", "since": LATER},
    EscalationStage: lambda: (
        HERE | english() | {"position": 1, "name": "Talk", "who": "Both", "what": "They talk.", "count": 2}
    ),
    ReadingTemplate: lambda: english() | {"level": "family"},
    OptionList: lambda: english() | {"name": "Schools"},
    SearchSynonym: lambda: {"words": "cpp\ncore group", "language": "en"},
}
# A browser draws these; the page has them as data alone.
STREAMS: dict[type[models.Model], Callable[[], dict[str, Any]]] = {
    OptionList: lambda: dict(nested_form_data({"options": streamfield([("option", "Hill"), ("option", "Dale")])})),
    ReadingTemplate: lambda: dict(nested_form_data({"sections": streamfield([("meeting", SECTION)])})),
}


@pytest.fixture
def client() -> Client:
    user = somebody("Publishers")
    user.groups.set(Group.objects.filter(name__in=GROUPS))
    Jurisdiction.objects.create(key="north", name="North", calendar="england")
    LocalContact.objects.create(**HERE, **english(), key="duty", name="Duty team")
    return sign_in(Client(), user)


def test_all_of_them_are_tried() -> None:
    assert set(get_snippet_models()) == MAKERS.keys()


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model._meta.model_name)
def test_a_panel_takes_what_it_shows(client: Client, model: type[models.Model]) -> None:
    if model is LocalContact:
        LocalContact.objects.all().delete()
    found = model._default_manager.create(**MAKERS[model]())
    url = reverse(model.snippet_viewset.get_url_name("edit"), args=[found.pk])  # type: ignore[attr-defined]
    page = client.get(url)
    assert page.status_code == 200
    names, data = offered(page.content)
    data |= STREAMS.get(model, dict)()
    extra = {
        name: value_of(one)
        for one in model._meta.concrete_fields
        for name in (one.name, one.attname)
        if name not in names
    }
    assert extra
    assert sent(client, url, model, extra | data) == sent(client, url, model, data)


def offered(html: bytes) -> tuple[set[str], dict[str, Any]]:
    """The names on the panel, and what somebody sends who opened it and pressed Save."""
    soup = BeautifulSoup(html, "html.parser")
    form = max(soup.find_all("form", method="POST"), key=lambda one: len(one.find_all(["input", "textarea"])))
    names, data = set(), {}
    for one in form.find_all(["input", "textarea", "select"]):
        name, kind = str(one.get("name") or ""), str(one.get("type") or "")
        names.add(name)
        if not name or kind == "file" or (kind in ("checkbox", "radio") and not one.has_attr("checked")):
            continue
        if one.name == "select":
            chosen = one.find("option", selected=True)
            data[name] = str(chosen.get("value", "")) if chosen else ""
        else:
            data[name] = str(one.get("value") or one.text)
    return names, data


def sent(client: Client, url: str, model: type[models.Model], data: dict[str, Any]) -> list[dict[str, Any]]:
    """Every row of the model once this was taken; then it is undone."""
    with transaction.atomic():
        answer = client.post(url, data)
        assert answer.status_code == 302, [form.errors for form in answer.context["form"]]
        rows = [
            {name: without_ids(value) for name, value in row.items() if name not in BY_ITSELF}
            for row in model._default_manager.order_by("pk").values()
        ]
        transaction.set_rollback(True)
    return rows


def without_ids(value: Any) -> Any:
    """A stream's blocks have new ids each time."""
    return [(one["type"], one["value"]) for one in value.raw_data] if isinstance(value, StreamValue) else value
