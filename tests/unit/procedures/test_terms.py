"""A place's own words on screens."""

from __future__ import annotations

from time import monotonic

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale

from content.api import translate
from portal.procedures import terms
from portal.procedures.models import Terms
from portal.procedures.selectors import TERMS


@pytest.fixture
def wales(db: None) -> Terms:
    """A place with terms in English and in Welsh."""
    english = Locale.objects.get(language_code="en")
    made = Terms.objects.create(jurisdiction="wales", locale=english, **{name: f"the {name}" for name in TERMS})
    translate(source=made, language="cy", like=Terms(jurisdiction="wales", **{name: f"y {name}" for name in TERMS}))
    return made


@pytest.mark.requirement("R-002-06")
def test_a_place_says_its_own_word_in_the_language_of_the_screen(wales: Terms) -> None:
    assert terms.terms("wales")["lead"] == "the lead"
    assert terms.terms("wales")["Core_group"] == "The core_group"
    with translation.override("cy"):
        assert terms.terms("wales")["lead"] == "y lead"
    with translation.override("en-gb"):
        assert terms.terms("wales")["lead"] == "the lead"


@pytest.mark.requirement("R-002-06")
def test_a_language_that_the_place_does_not_write_gets_the_word_everybody_knows(wales: Terms) -> None:
    """Never English in the middle of Polish."""
    with translation.override("pl"):
        assert "the" not in terms.terms("wales")["lead"]
        assert terms.terms("wales", {"lead": "somebody"})["lead"] == "somebody"
        assert terms.terms("wales", {"lead": "somebody"})["chair"] == terms.terms("wales")["chair"]
    assert terms.terms("nowhere")["core_group"] == "core group"
    with translation.override(None):
        assert terms.terms("wales")["lead"] == "lead"


def test_a_label_is_filled_in_and_begins_with_a_capital(wales: Terms) -> None:
    assert terms.local(_("%(core_group)s meetings"), "wales") == "The core_group meetings"
    page = Template("{% load terms %}{% terms place as local %}{{ local.Lead }}: {{ local.chair }}")
    assert page.render(Context({"place": "wales"})) == "The lead: the chair"


def test_they_are_read_once_for_all_places(wales: Terms, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        for place in ("wales", "england", "wales"):
            terms.terms(place)
    with translation.override("cy"), django_assert_num_queries(0):
        terms.terms("wales")


def test_a_change_counts_at_once_here_and_soon_everywhere(wales: Terms, monkeypatch: pytest.MonkeyPatch) -> None:
    assert terms.terms("wales")["lead"] == "the lead"
    wales.lead = "co-ordinator"
    wales.save()
    assert terms.terms("wales")["lead"] == "co-ordinator"
    Terms.objects.filter(pk=wales.pk).update(lead="somebody else")  # as another process would
    assert terms.terms("wales")["lead"] == "co-ordinator"
    later = monotonic() + terms.KEPT + 1
    monkeypatch.setattr(terms, "monotonic", lambda: later)
    assert terms.terms("wales")["lead"] == "somebody else"
    wales.delete()
    assert terms.terms("wales")["lead"] == "lead"
