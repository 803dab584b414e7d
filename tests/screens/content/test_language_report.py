"""The report on languages: every kind of words that is translated, whichever room keeps it (R-002)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from wagtail.log_actions import log
from wagtail.models import Locale, TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource

from content.checking.kinds import PAGES, choices, kind_of
from forms.api import FormIndexPage, FormPage, StepPage
from forms.models import OptionList
from portal.procedures.models import LocalContact, Phrase, RecordManager
from tests.cast import Cast, account
from tests.forms import plan_form

from .desks import author, editor, publisher
from .test_reports import read, rows
from .test_snippet_fields import MAKERS

__all__ = ["author", "editor", "publisher"]
pytestmark = pytest.mark.django_db
BUDGET = 45  # queries, most of them Wagtail's own for the frame
KEPT = [model for model in MAKERS if issubclass(model, TranslatableMixin)]
named = pytest.mark.parametrize("model", KEPT, ids=lambda model: model.__name__)


def make(model: Any, **more: Any) -> Any:
    return model.objects.create(**MAKERS[model]() | more)


def welsh(source: Any) -> Any:
    made = source.copy_for_translation(Locale.objects.get(language_code="cy"))
    made.save()
    return made


def heads(client: Client, kind: str) -> list[str]:
    found = read(client, "languages", kind=kind).select("table.listing th")
    return [" ".join(head.text.split()) for head in found]


def states(client: Client, kind: str) -> list[str]:
    """How each row of the kind stands in Welsh."""
    at = heads(client, kind).index("Cymraeg")
    return [cells[at] for cells in rows(client, "languages", kind=kind)]


def test_everything_that_is_translated_is_in_the_report() -> None:
    kept = {
        model
        for model in apps.get_models()
        if issubclass(model, TranslatableMixin) and model.__module__.split(".")[0] in {"portal", "forms", "content"}
    }
    folder = {FormIndexPage}  # nobody reads its name
    assert kept - folder == {
        model for kind in [PAGES, *(kind_of(key) for key, _ in choices())] for model in kind.models
    }


@named
def test_words_beside_pages_are_listed_until_they_are_translated(editor: Client, model: Any) -> None:
    source, kind = make(model), model._meta.model_name
    assert states(editor, kind) == ["Not there"]
    translation = welsh(source)
    assert states(editor, kind) == ["Complete"]
    links = [str(link["href"]) for link in read(editor, "languages", kind=kind).select("table.listing td a")]
    assert [link.split("/edit/")[1] for link in links] == [f"{source.pk}/", f"{translation.pk}/"]
    assert [row[0] for row in rows(editor, "languages")] == ["Clear Plan"], "pages of manuals are a kind of their own"


def test_a_form_and_its_steps_are_listed_below_its_title(editor: Client, cast: Cast) -> None:
    form = plan_form(account(cast.lena))
    steps = list(StepPage.objects.child_of(form).order_by("path").values_list("title", flat=True))
    found = rows(editor, "languages", kind="forms")
    assert [row[:2] for row in found] == [[title, form.title] for title in (form.title, *steps)]
    assert set(states(editor, "forms")) == {"Not there"}
    FormPage.objects.filter(pk=form.pk).update(live=False)
    assert [row[0] for row in rows(editor, "languages", kind="forms")] == steps


@pytest.mark.parametrize("model", [LocalContact, OptionList])
def test_words_that_were_changed_since_the_translator_had_them_are_older(publisher: Client, model: Any) -> None:
    source = make(model)
    welsh(source)
    origin, _ = TranslationSource.update_or_create_from_instance(source)
    Translation.objects.create(source=origin, target_locale=Locale.objects.get(language_code="cy"))
    assert states(publisher, model._meta.model_name) != ["Older than its source"]
    log(source, "wagtail.edit", content_changed=True)  # as the editor of a snippet does
    assert states(publisher, model._meta.model_name) == ["Older than its source"]


def test_a_draft_is_no_source_and_a_translation_that_is_one_says_so(editor: Client) -> None:
    make(Phrase, text="Not yet.", live=False)
    source = make(Phrase)
    translation = welsh(source)
    Phrase.objects.filter(pk=translation.pk).update(live=False)
    assert [row[0] for row in rows(editor, "languages", kind="phrase")] == ["We meet soon."]
    assert states(editor, "phrase") == ["Draft"]


def test_a_language_that_only_some_words_are_in_has_a_column_there(editor: Client) -> None:
    urdu = Locale.objects.get_or_create(language_code="ur")[0]
    make(Phrase).copy_for_translation(urdu).save()
    make(LocalContact)
    assert "اردو" in heads(editor, "phrase")
    assert "اردو" not in heads(editor, "localcontact")


def test_who_keeps_the_record_is_not_named_and_who_may_not_change_it_gets_no_link(
    editor: Client, author: Client
) -> None:
    make(RecordManager)
    assert [row[0] for row in rows(editor, "languages", kind="recordmanager")] == ["Manager"]
    assert read(editor, "languages", kind="recordmanager").select("table.listing td a")
    assert not read(author, "languages", kind="recordmanager").select("table.listing td a")


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("model", [Phrase, LocalContact])
def test_it_costs_the_same_however_many_rows_it_has(
    editor: Client, model: Any, count: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for number in range(count):
        welsh(make(model, **({"key": f"duty-{number}"} if model is LocalContact else {})))
    with django_assert_max_num_queries(BUDGET):
        assert len(rows(editor, "languages", kind=model._meta.model_name)) == count


def test_it_is_taken_away_with_how_each_row_stands(editor: Client) -> None:
    welsh(make(LocalContact))
    sheet = editor.get("/cms/manual/languages/", {"kind": "localcontact", "export": "csv"}).getvalue().decode()
    head, row = sheet.strip().splitlines()
    assert head.endswith(",Cymraeg") and row == "Duty team (north),north,Complete"
