"""A figure or a word that policy staff change is in the next form page, and in the deadline, at once."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, Page

from content.api import facts
from forms.api import Draft, FormText
from forms.selectors import words_of
from portal.intake.purpose import PLAN
from portal.procedures.models import Jurisdiction, LocalForm, Terms, Timescale
from portal.procedures.selectors import TERMS, procedure
from tests.cast import Cast, account, sign_in
from tests.drafts import make_draft

HINT = "{Lead} meets everybody within {time:first_core_group}."
ASKED = 2  # queries more of a page whose texts have variables


@pytest.fixture
def draft(cast: Cast) -> Draft:
    """A draft of England's form, whose first question has a hint with variables."""
    made = make_draft(cast.robin, cast.lena)
    root = Page.objects.get(depth=1)
    page = root.add_child(instance=Page(title="F", slug="f", locale=root.locale, translation_key=made.version.form))
    england = Jurisdiction.objects.get(key="england")
    LocalForm.objects.create(jurisdiction=england, purpose=PLAN, page=page)
    timescale = {"count": 10, "unit": "working_days"}
    Timescale.objects.update_or_create(jurisdiction=england, key="first_core_group", defaults=timescale)
    words = dict.fromkeys(TERMS, "word") | {"lead": "lead social worker"}
    Terms.objects.create(jurisdiction="england", locale=Locale.objects.get(language_code="en"), **words)
    text = FormText.objects.get(version=made.version, language="en")
    FormText.objects.filter(pk=text.pk).update(texts=text.texts | {"s1q1.hint": HINT})
    return made


def shown(client: Client, draft: Draft) -> str:
    return client.get(f"/drafts/{draft.pk}/steps/s1/").content.decode()


@pytest.mark.requirement("R-X-01", "R-X-08")
def test_a_changed_timescale_is_in_page_form_hint_and_deadline_at_once(
    cast: Cast, client: Client, draft: Draft
) -> None:
    sign_in(client, account(cast.lena))
    assert "Lead social worker meets everybody within 10 working days." in shown(client, draft)
    Timescale.objects.filter(jurisdiction__key="england", key="first_core_group").update(count=7)
    Terms.objects.update(lead="lead practitioner")
    assert "Lead practitioner meets everybody within 7 working days." in shown(client, draft)
    assert facts("england", "en").timescales["first_core_group"] == "7 working days"
    assert procedure("england", "en").timescales["first_core_group"] == (7, "working_days")


def test_a_form_of_no_place_says_its_variables_as_they_are_written(draft: Draft) -> None:
    LocalForm.objects.all().delete()
    assert words_of(draft.version, "en")("s1q1.hint") == HINT


def test_what_variables_cost(draft: Draft, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    words_of(draft.version, "en")  # the texts are kept
    draft.version.__dict__.pop("_said")
    with django_assert_num_queries(ASKED):
        words = words_of(draft.version, "en")
        assert words_of(draft.version, "en") is words
    FormText.objects.update(texts={"s1q1.hint": "No variable"})
    draft.version.__dict__.pop("_said")
    draft.version.texts_revision += 1
    with django_assert_num_queries(1):
        words_of(draft.version, "en")
