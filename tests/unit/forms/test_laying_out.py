"""From documents to pages and back: nothing changes on the way, and rules keep their meaning."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale, Page

from forms.api import FormIndexPage, FormPage, translate_form
from forms.composing import rule, stored
from forms.composing.settling import settled
from forms.judging import holds
from forms.logic import typed, untyped
from forms.purposes import Purpose
from forms.services.documents import document_of
from forms.services.laying_out import as_laid, lay_out, settled_document
from forms.spec import Condition, Document, End, Spec, Step

from . import example
from .fixtures import Make, excursion, folder, make
from .random_forms import documents
from .random_rules import any_rules, simple_rules, values

__all__ = ["excursion", "folder", "make"]
pytestmark = pytest.mark.django_db

many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
few = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
QUESTIONS, CONDITIONS = ("a", "b", "rows"), ("x", "y")


class Undo(Exception):
    """Ends a transaction without keeping it."""


@contextmanager
def undone() -> Iterator[None]:
    """hypothesis runs many examples in one test: what one wrote is taken back."""
    with suppress(Undo), transaction.atomic():
        yield
        raise Undo


def laid_again(document: Document, folder: Page) -> Document:
    form = lay_out(document=document, parent=Page.objects.get(pk=folder.pk).specific)
    return document_of(form.get_latest_revision_as_object())


def test_a_document_comes_back_from_its_pages(make: Make, folder: FormIndexPage) -> None:
    Locale.objects.get_or_create(language_code="cy")
    form = make()
    translate_form(form=form, locale=Locale.objects.get(language_code="cy"), texts=example.WELSH)
    document = document_of(form)
    assert document == document_of(form, live=True)
    assert as_laid(document) == document
    for page in FormPage.objects.filter(translation_key=form.translation_key):
        page.delete()
    assert not FormPage.objects.exists()
    assert laid_again(document, folder) == document


@many
@given(documents())
def test_whatever_an_author_can_make_is_held_as_it_is(document: Document) -> None:
    assert settled(document.spec) == (document.spec, [])
    assert as_laid(document) == document


@few
@given(documents())
def test_it_comes_back_from_the_database_too(excursion: Purpose, folder: FormIndexPage, document: Document) -> None:
    with undone():
        assert laid_again(document, folder) == document


@many
@given(any_rules(QUESTIONS, CONDITIONS), any_rules(QUESTIONS, CONDITIONS))
def test_rules_of_any_build_can_be_kept(first: Any, second: Any) -> None:
    condition = Condition("x", "X", first)
    step = Step("5c3ae0f2-3f0d-5d6c-9d0f-6f1a0b7a2c11", (), visible_if=second, ends=(End("e", first),))
    spec = Spec("5c3ae0f2-3f0d-5d6c-9d0f-6f1a0b7a2c12", "excursion", (step,), conditions=(condition,))
    found, _changes = settled(spec)
    assert settled(found) == (found, [])
    title = {"form.title": "F", f"{step.id}.title": "S", "e.text": "End"}
    document = Document(found, "en", {"en": title})
    assert as_laid(document) == document


answers = st.fixed_dictionaries(
    {},
    optional={
        "a": values,
        "b": values | st.sampled_from(["2026-12-31", "2027-01-15"]),
        "rows": st.lists(st.fixed_dictionaries({}, optional={"a": values, "b": values}), max_size=2),
    },
)


@settings(max_examples=400, deadline=None)
@given(any_rules(QUESTIONS, CONDITIONS), any_rules(QUESTIONS, ("y",)), answers)
def test_a_rule_put_otherwise_means_the_same(first: Any, second: Any, given_answers: Any) -> None:
    today = datetime.date(2027, 1, 15)
    spec = Spec("key", "p", (Step("s", (), visible_if=first),), conditions=(Condition("x", "X", second),))
    found, _changes = settled(spec)
    before = {condition.id: condition.rule for condition in spec.conditions}
    after = {condition.id: condition.rule for condition in found.conditions}
    assert holds(found.steps[0].visible_if, given_answers, today, after) == holds(first, given_answers, today, before)


@given(values)
def test_every_value_can_be_typed(value: Any) -> None:
    text = untyped(value)
    assert text is not None
    assert (typed(text), type(typed(text))) == (value, type(value))


@given(simple_rules(QUESTIONS, CONDITIONS))
def test_a_stored_rule_comes_back(found: Any) -> None:
    text = stored(found)
    assert text is not None
    assert rule(text) == found


def test_a_second_laying_out_changes_nothing_and_takes_steps_away(make: Make, folder: FormIndexPage) -> None:
    document = document_of(make())
    assert laid_again(document, folder) == document
    shorter = replace(document, spec=replace(document.spec, steps=document.spec.steps[:1]))
    assert [step.id for step in laid_again(shorter, folder).spec.steps] == [document.spec.steps[0].id]


def test_steps_change_places(make: Make, folder: FormIndexPage) -> None:
    document = document_of(make())
    turned = replace(document, spec=replace(document.spec, steps=document.spec.steps[::-1]))
    assert laid_again(turned, folder).spec == settled_document(turned).spec
