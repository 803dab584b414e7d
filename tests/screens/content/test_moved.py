"""A page that moved, or is called something else, is found at its old address, in every language (R-000-01)."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction

from content.api import create_manual, translate_page
from content.rules import key_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "cy", "ur")
LOOKUP = 5  # queries where no page is found: the way there, the old address, the page and who may read it


@pytest.fixture
def manual(db: None) -> None:
    """Isle → core group → deep → deeper, and review; all but the deep ones in Welsh too."""
    deeper = {"key": "isle/deeper", "title": "Deeper"}
    deep = {"key": "isle/deep", "title": "Deep", "children": [deeper]}
    core = {"key": "isle/core", "slug": "core", "title": "Core group", "children": [deep]}
    review = {"key": "isle/review", "title": "Review"}
    create_manual(
        key="isle", jurisdiction="england", shape={"title": "Isle", "slug": "isle", "children": [core, review]}
    )
    welsh = [{"key": "isle/core", "title": "Y grŵp craidd"}, {"key": "isle/review", "title": "Adolygiad"}]
    translate_page(key="isle", language="cy", texts={"title": "Ynys", "children": welsh})


def page(key: str, language: str = "en") -> Any:
    return Page.objects.get(translation_key=key_of(key), locale__language_code=language).specific


def leads(address: str) -> str:
    said = Client().get(address)
    assert said.status_code in (301, 404), (address, said.status_code)
    return str(said.headers.get("Location", ""))


def move(key: str, below: str) -> None:
    page(key).move(page(below), pos="last-child")


@pytest.mark.requirement("R-000-01")
def test_where_it_stood_leads_to_where_it_stands(manual: None) -> None:
    assert Client().get("/cy/isle/core/").status_code == 200
    move("isle/core", "isle/review")
    for language in LANGUAGES:
        assert leads(f"/{language}/isle/core/") == f"/{language}/isle/review/core/"
        assert Client().get(f"/{language}/isle/review/core/").status_code == 200


def test_its_translation_goes_along(manual: None) -> None:
    welsh = page("isle/core", "cy").title
    there = page("isle/review", "cy")
    move("isle/core", "isle/review")
    assert page("isle/core", "cy").get_parent().pk == there.pk
    assert welsh in Client().get("/cy/isle/review/core/").content.decode()


def test_what_stands_below_it_too(manual: None) -> None:
    move("isle/deep", "isle/review")
    for language in LANGUAGES:
        assert leads(f"/{language}/isle/core/deep/deeper/") == f"/{language}/isle/review/deep/deeper/"


@pytest.mark.requirement("R-000-01")
def test_another_name(manual: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    found = page("isle/core")
    found.slug = "the-core-group"
    with django_capture_on_commit_callbacks(execute=True):
        found.save_revision().publish()
    assert page("isle/core", "cy").slug == "the-core-group"
    for language in LANGUAGES:
        assert leads(f"/{language}/isle/core/") == f"/{language}/isle/the-core-group/"
        assert Client().get(f"/{language}/isle/the-core-group/").status_code == 200


def test_there_and_back_again(manual: None) -> None:
    move("isle/core", "isle/review")
    assert leads("/en/isle/core/")
    move("isle/core", "isle")
    assert Client().get("/en/isle/core/").status_code == 200
    assert leads("/en/isle/review/core/") == "/en/isle/core/"


def test_nothing_is_kept_of_before(manual: None) -> None:
    """Neither a browser nor we keep that there was nothing, or where it led."""
    client = Client()
    assert client.get("/en/isle/review/core/").status_code == 404
    assert client.get("/en/isle/core/").status_code == 200
    move("isle/core", "isle/review")
    assert client.get("/en/isle/review/core/").status_code == 200
    said = client.get("/en/isle/core/")
    assert said.status_code == 301 and "no-store" in said.headers["Cache-Control"]


def test_another_page_at_the_old_address_comes_first(manual: None) -> None:
    move("isle/core", "isle/review")
    parent = page("isle")
    new = type(page("isle/core"))(title="New", slug="core", locale=Locale.objects.get(language_code="en"))
    parent.add_child(instance=new)
    new.save_revision().publish()
    assert Client().get("/en/isle/core/").status_code == 200


@pytest.mark.parametrize("hidden", ["withdrawn", "kept from readers"])
def test_a_page_that_nobody_reads_is_not_named(manual: None, hidden: str) -> None:
    move("isle/core", "isle/review")
    if hidden == "withdrawn":
        page("isle/core").unpublish()
    else:
        PageViewRestriction.objects.create(page=page("isle/core"), restriction_type="login")
    assert leads("/en/isle/core/") == ""


def test_it_never_leads_round_and_round(manual: None) -> None:
    move("isle/core", "isle/review")
    Redirect.objects.create(old_path="/en/isle/nowhere", redirect_link="/en/isle/nowhere/")
    assert leads("/en/isle/nowhere/") == ""


def test_only_what_is_not_found_costs_more(manual: None, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    move("isle/core", "isle/review")
    Client().get("/en/isle/review/")
    for address in ("/en/isle/core/", "/cy/isle/core/", "/en/isle/nothing/"):
        with django_assert_max_num_queries(LOOKUP + 2):
            Client().get(address)
