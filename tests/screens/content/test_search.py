"""The search of the procedures as readers use it."""

from __future__ import annotations

import logging
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from content import api
from content.models import MissedSearch, SearchSynonym
from content.search.services import note_missed
from tests.unit.content.manual import make, page

pytestmark = pytest.mark.django_db

BUDGET = 7  # locales, synonyms, the search itself, names of sections, the hits; and the request's two ends
BUDGET_WITHOUT_RESULT = 18  # and what might have been meant, each way tried; counted, too


def look(client: Client, language: str = "en", **asked: str) -> Tag:
    response = client.get(f"/{language}/search/", asked)
    assert response.status_code == 200
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    assert main is not None
    return main


def titles(shown: Tag) -> list[str]:
    return [link.get_text() for link in shown.select(".app-hit__title a")]


def marked(shown: Tag) -> set[str]:
    return {word.get_text() for word in shown.select("mark")}


@pytest.mark.requirement("R-000-02")
def test_a_page_is_found_by_its_words_and_what_was_asked_for_is_marked(client: Client) -> None:
    make()
    shown = look(client, q="open minds")
    assert titles(shown) == ["The core group"]
    assert marked(shown) == {"open", "mind"}
    link = shown.select_one(".app-hit__title a")
    assert link is not None
    assert link["href"] == "/en/invented/the-core-group/"
    where = shown.select_one(".app-hit__where")
    assert where is not None
    assert where.get_text() == "Invented procedures"


def test_a_title_counts_for_more_than_the_text(client: Client) -> None:
    make()
    assert titles(look(client, q="meeting"))[0] in {"The first meeting", "Later meetings"}
    assert titles(look(client, q="core group"))[0] == "The core group"


@pytest.mark.requirement("R-000-02")
@pytest.mark.parametrize("words", ["core grp", "CG", "core groups"])
def test_words_that_mean_the_same_find_the_same(client: Client, words: str) -> None:
    make()
    assert titles(look(client, q=words))[0] == "The core group"


def test_synonyms_are_data(client: Client) -> None:
    make()
    assert titles(look(client, q="huddle")) == []
    SearchSynonym.objects.create(language="en", words="review\nhuddle")
    assert titles(look(client, q="huddle")) == ["The review"]


@pytest.mark.requirement("R-000-01", "R-000-02")
@pytest.mark.parametrize("words", ["cynllun", "gynllun", "chynlluniau"])
def test_welsh_is_found_in_every_form(client: Client, words: str) -> None:
    make()
    shown = look(client, "cy", q=words)
    assert titles(shown) == ["Y grŵp craidd"]
    assert "cynllun" in marked(shown)
    assert titles(look(client, "cy", q="grwp craidd")) == ["Y grŵp craidd"]


def test_welsh_readers_find_what_is_not_translated_yet_in_english(client: Client) -> None:
    make()
    shown = look(client, "cy", q="first meeting")
    assert titles(shown) == ["The first meeting"]
    hit = shown.select_one(".app-hit")
    assert hit is not None
    assert hit["lang"] == "en"
    link = hit.select_one("a")
    assert link is not None
    assert str(link["href"]).startswith("/cy/")
    assert titles(look(client, "cy", q="core group")) == ["Y grŵp craidd"]  # a Welsh synonym; the English page is gone


@pytest.mark.parametrize("language", ["ur", "pl"])
def test_readers_of_other_languages_search_the_english_text(client: Client, language: str) -> None:
    make()
    assert titles(look(client, language, q="core groups"))[0] == "The core group"


def test_only_what_readers_may_read_is_found(client: Client) -> None:
    make()
    group = page("the-core-group")
    group.title = "Unpublished platypus"
    group.save_revision()
    assert titles(look(client, q="platypus")) == []
    assert titles(look(client, q="open minds")) == ["The core group"]
    page("the-review").unpublish()
    assert titles(look(client, q="review")) == []
    PageViewRestriction.objects.create(page=page("the-core-group", "cy"), restriction_type="login")
    assert titles(look(client, q="open minds")) == []
    assert titles(look(client, q="first meeting")) == []  # it stands below the page that was closed


def test_a_new_version_is_found_by_its_new_words(client: Client) -> None:
    make()
    review = page("the-review")
    review.title = "The platypus"
    review.save_revision().publish()
    assert titles(look(client, q="platypus")) == ["The platypus"]
    assert titles(look(client, q="review")) == []


@pytest.mark.requirement("R-000-02")
def test_results_are_filtered_by_place_and_section(client: Client) -> None:
    make()
    other = {"title": "Other procedures", "slug": "other", "children": [{"key": "o/1", "title": "Other meetings"}]}
    api.create_manual(key="other", jurisdiction="england", shape=other)
    everywhere = look(client, q="meeting")
    filters = {link.get_text(): str(link["href"]) for link in everywhere.select(".app-narrow a")}
    assert list(filters) == ["Invented procedures", "Other procedures"]
    assert titles(look(client, q="meeting", place="england")) == ["Other meetings"]
    assert "Other meetings" not in titles(look(client, q="meeting", place="wales", section="the-core-group"))
    shown = look(client, q="review", place="england")
    assert titles(shown) == []
    assert "Show" in shown.get_text()  # one page, elsewhere
    assert MissedSearch.objects.count() == 0
    response = client.get(f"/en/search/{filters['Other procedures']}")
    assert titles(BeautifulSoup(response.content, "html.parser")) == ["Other meetings"]
    assert look(client, q="meeting", place="nowhere", section="x")


def test_what_was_meant_is_suggested(client: Client) -> None:
    make()
    shown = look(client, q="meetnigs")
    suggested = shown.select_one(".app-suggestions a")
    assert suggested is not None
    assert suggested.get_text() == "meetings"
    assert titles(BeautifulSoup(client.get(f"/en/search/{suggested['href']}").content, "html.parser")) != []
    welsh = look(client, "cy", q="adolygaid").select_one(".app-suggestions a")
    assert welsh is not None
    assert welsh.get_text() == "adolygiad"


def test_pages_with_some_of_the_words_and_other_languages_are_offered(client: Client) -> None:
    make()
    shown = look(client, q="meeting zebra")
    assert "Pages with some of your words" in shown.get_text()
    assert set(titles(shown)) >= {"The first meeting", "Later meetings"}
    other = look(client, q="adolygiad").select_one("a[hreflang=cy]")
    assert other is not None
    assert str(other["href"]) == "/cy/search/?q=adolygiad"


def test_many_results_come_in_pages(client: Client) -> None:
    children = [{"key": f"m/{n}", "title": f"Meeting {n}", "slug": f"meeting-{n}"} for n in range(23)]
    api.create_manual(key="many", jurisdiction="x", shape={"title": "Many", "slug": "many", "children": children})
    shown = look(client, q="meeting")
    assert len(titles(shown)) == 10
    after = shown.select_one("a[rel=next]")
    assert after is not None
    assert str(after["href"]) == "?q=meeting&page=2"
    last = look(client, q="meeting", page="3")
    assert len(titles(last)) == 3
    assert last.select_one("a[rel=next]") is None
    for number in ("0", "-1", "x", "99999999999", "9", "²"):
        assert look(client, q="meeting", page=number)


@pytest.mark.parametrize(
    "words",
    ["", " ", "the", '"', "'", "a' OR 1=1 --", "NEAR(x", "x*", "%", "\\", "\0", "{title}:x", "x" * 5000, "&|!<->"],
)
def test_whatever_is_typed_is_answered(client: Client, words: str) -> None:
    make()
    assert look(client, q=words)


def test_markup_that_is_typed_is_shown_as_it_is(client: Client) -> None:
    body = client.get("/en/search/", {"q": "<b>zebra</b>"}).content.decode()
    assert "<b>zebra</b>" not in body
    assert "&lt;b&gt;zebra&lt;/b&gt;" in body


@pytest.mark.requirement("R-X-01")
def test_a_miss_is_counted_without_its_words_until_another_day(client: Client) -> None:
    make()
    today = date(2026, 3, 2)
    for _time in range(2):
        note_missed(words="Kinship", language="en", today=today)
    row = MissedSearch.objects.get()
    assert (row.words, row.count, row.day) == ("", 2, today)
    assert "kinship" not in row.fingerprint
    note_missed(words="kinship ", language="en", today=today + timedelta(days=1))
    assert list(MissedSearch.objects.order_by("day").values_list("words", "count")) == [("", 2), ("kinship", 1)]
    note_missed(words="kinship", language="cy", today=today + timedelta(days=1))
    assert MissedSearch.objects.exclude(words="").count() == 1
    note_missed(words="something else", language="en", today=today + timedelta(days=900))
    assert MissedSearch.objects.count() == 1


@pytest.mark.requirement("R-X-01")
def test_who_asked_is_kept_nowhere(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    make()
    with caplog.at_level(logging.DEBUG):
        look(client, q="zebra")
        look(client, q="Mali Rees")
        client.head("/en/search/", {"q": "giraffe"})
    assert MissedSearch.objects.count() == 1
    names = {field.name for field in MissedSearch._meta.get_fields()}
    assert names == {"id", "day", "language", "fingerprint", "words", "count"}
    ours = [record for record in caplog.records if not record.name.startswith("django.db")]  # silent outside tests
    assert not [record for record in ours if "zebra" in record.getMessage() or "Mali" in record.getMessage()]
    assert client.cookies.get("sessionid") is None


def test_results_are_for_no_search_engine_and_no_cache(client: Client) -> None:
    response = client.get("/en/search/", {"q": "zebra"})
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "no-store"
    assert client.post("/en/search/", {"q": "zebra"}).status_code == 405


def test_queries_do_not_grow(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    make()
    children = [{"key": f"m/{n}", "title": f"Meeting {n}", "slug": f"meeting-{n}"} for n in range(23)]
    api.create_manual(key="many", jurisdiction="x", shape={"title": "Many", "slug": "many", "children": children})
    look(client, q="meeting")
    with django_assert_max_num_queries(BUDGET):
        look(client, q="meeting")
    with django_assert_max_num_queries(BUDGET + 1):
        look(client, q="meeting", place="x")
    with django_assert_max_num_queries(BUDGET_WITHOUT_RESULT):
        look(client, q="meetnigs adolygaid zebra horse")


def test_the_box_stands_on_the_pages_of_the_manual(client: Client) -> None:
    make()
    for path in ("/en/invented/", "/en/invented/the-core-group/", "/cy/invented/the-core-group/", "/en/"):
        box = BeautifulSoup(client.get(path).content, "html.parser").select_one("form[role=search]")
        assert box is not None, path
        assert str(box["action"]).endswith("/search/")


def test_variables_are_found_by_what_they_stand_for(client: Client) -> None:
    shape = {
        "title": "V",
        "slug": "v",
        "children": [{"key": "v/1", "title": "Asking {lead}", "summary": "Ring {lead} early.", "slug": "asking"}],
    }
    api.create_manual(key="v", jurisdiction="somewhere", shape=shape)
    assert titles(look(client, q="early")) == ["Asking {lead}"]
