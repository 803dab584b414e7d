"""What anybody may read: home, a manual's index, its pages, in every language of the screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.cache import cache
from django.test import Client
from wagtail.models import Page, Site

from content import api
from content.models import HomePage, ProcedurePage
from tests.unit.content.manual import make, page

pytestmark = pytest.mark.django_db

GROUP = "/en/invented/the-core-group/"
BUDGET = 7  # five reads, and the two ends of the request's transaction
COLD = 10  # the first look after something was published
ANEW = "?anew"  # with a question behind its address a page is made again: content/middleware.py
FIRST = "/en/invented/the-core-group/the-first-meeting/"


def read(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status, path
    return BeautifulSoup(response.content, "html.parser")


def main(client: Client, path: str) -> Tag:
    return one(read(client, path), "main")


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select_one(selector)
    assert found is not None, selector
    return found


def lang(soup: BeautifulSoup) -> str:
    return str(one(soup, "html")["lang"])


def links(soup: BeautifulSoup | Tag, selector: str) -> list[tuple[str, str]]:
    return [(link.get_text(strip=True), str(link["href"])) for link in soup.select(f"{selector} a")]


def neighbours(client: Client, path: str) -> dict[str, str]:
    soup = read(client, path)
    return {str(link["rel"][0]): str(link["href"]) for link in soup.select(".govuk-pagination a")}


@pytest.mark.parametrize("language", ["en", "cy", "pl", "ur"])
def test_the_bare_address_leads_to_the_home_page_in_the_readers_language(client: Client, language: str) -> None:
    response = client.get("/", headers={"accept-language": language})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in response["Vary"]
    assert lang(read(client, f"/{language}/")) == language


def test_the_home_page_offers_sign_in_and_every_manual(client: Client) -> None:
    make()
    soup = main(client, "/en/")
    assert "/accounts/login/" in {url for _text, url in links(soup, "")}
    assert links(soup, ".app-index") == [("Invented procedures", "/en/invented/")]
    assert links(main(client, "/cy/"), ".app-index") == [("Gweithdrefnau dychmygol", "/cy/invented/")]


def test_the_home_pages_own_introduction_is_shown_in_its_language_only(client: Client) -> None:
    home = HomePage.objects.get(locale__language_code="en")
    home.lead = "Written by us."
    home.save_revision().publish()
    assert "Written by us." in main(client, "/en/").text
    assert "Written by us." not in main(client, "/pl/").text


@pytest.mark.requirement("R-000-02")
def test_the_index_lists_the_pages_with_their_summaries(client: Client) -> None:
    make()
    soup = main(client, "/en/invented/")
    assert one(soup, "h1").text == "Invented procedures"
    assert links(soup, ".app-index") == [
        ("The core group", GROUP),
        ("The first meeting", FIRST),
        ("Later meetings", "/en/invented/the-core-group/later-meetings/"),
        ("The review", "/en/invented/the-review/"),
    ]
    assert links(soup, ".app-index__below")[0] == ("The first meeting", FIRST)
    assert "Who meets, and when." in soup.text


@pytest.mark.requirement("R-000-02")
def test_breadcrumb_index_and_reading_order_of_a_section(client: Client) -> None:
    make()
    soup = read(client, FIRST)
    assert links(soup, ".govuk-breadcrumbs") == [
        ("Home", "/en/"),
        ("Invented procedures", "/en/invented/"),
        ("The core group", GROUP),
    ]
    assert links(main(client, GROUP), ".app-index") == [
        ("The first meeting", FIRST),
        ("Later meetings", "/en/invented/the-core-group/later-meetings/"),
    ]
    assert neighbours(client, GROUP) == {"prev": "/en/invented/", "next": FIRST}
    assert neighbours(client, FIRST) == {"prev": GROUP, "next": "/en/invented/the-core-group/later-meetings/"}
    assert neighbours(client, "/en/invented/the-review/") == {"prev": "/en/invented/the-core-group/later-meetings/"}


@pytest.mark.requirement("R-000-02")
def test_everything_follows_a_page_that_is_moved(client: Client) -> None:
    make()
    page("the-first-meeting").move(page("the-review"), pos="last-child")
    cache.clear()
    moved = "/en/invented/the-review/the-first-meeting/"
    assert client.get(FIRST).headers["Location"] == moved
    assert links(read(client, moved), ".govuk-breadcrumbs")[-1] == ("The review", "/en/invented/the-review/")
    assert links(main(client, "/en/invented/the-review/"), ".app-index") == [("The first meeting", moved)]
    assert neighbours(client, GROUP)["next"] == "/en/invented/the-core-group/later-meetings/"
    assert neighbours(client, moved) == {"prev": "/en/invented/the-review/"}


def test_a_page_with_all_its_blocks(client: Client) -> None:
    make()
    soup = main(client, GROUP)
    assert [head.text for head in soup.select("h1, h2")] == [
        "The core group",
        "Who comes",
        "Start with the child",
        "Bring",
        "In this section",
    ]
    assert one(soup, ".app-prose a")["href"] == "https://a.example/x"
    assert [item.text for item in soup.select(".app-checklist__item")] == ["the plan", "your notes", "an open mind"]
    assert one(soup, ".app-important").text == "Nobody is told an address."
    assert one(soup, ".app-definition dd").text == "the social worker who keeps the plan"


@pytest.mark.requirement("R-000-01")
def test_the_language_switch_keeps_the_page_and_is_remembered(client: Client) -> None:
    make()
    response = client.post("/language/", {"language": "cy", "next": GROUP})
    assert response["Location"] == "/cy/invented/the-core-group/"
    soup = read(client, response["Location"])
    assert lang(soup) == "cy"
    assert one(soup, "h1").text == "Y grŵp craidd"
    assert {url.split("/")[1] for _text, url in links(one(soup, "main"), "")} - {"https:", "mailto:?subject="} <= {
        "cy",
        "",
    }
    assert lang(read(client, "/accounts/login/")) == "cy"
    back = client.post("/language/", {"language": "en", "next": "/cy/invented/the-core-group/?a=b"})
    assert back["Location"] == f"{GROUP}?a=b"


@pytest.mark.requirement("R-000-01")
def test_a_page_not_translated_yet_is_shown_in_its_language_with_a_notice(client: Client) -> None:
    make()
    soup = read(client, "/cy/invented/the-core-group/the-first-meeting/")
    article = one(soup, "article")
    assert (lang(soup), article["lang"], article["dir"]) == ("cy", "en", "ltr")
    assert one(article, "h1").text == "The first meeting"
    assert soup.select_one(".app-notice") is not None
    assert [text for text, _url in links(soup, ".govuk-breadcrumbs")][1:] == [
        "Gweithdrefnau dychmygol",
        "Y grŵp craidd",
    ]
    # and it can be found from the pages that are translated
    listed = main(client, "/cy/invented/the-core-group/").select(".app-index__item")
    assert [(one(item, "a").text, item["lang"]) for item in listed] == [
        ("The first meeting", "en"),
        ("Later meetings", "en"),
    ]
    assert neighbours(client, "/cy/invented/the-review/")["prev"] == "/cy/invented/the-core-group/later-meetings/"


@pytest.mark.requirement("R-000-01")
def test_a_language_of_the_screens_without_content_reads_the_source(client: Client) -> None:
    make()
    soup = read(client, "/ur/invented/the-core-group/")
    assert (lang(soup), one(soup, "html")["dir"]) == ("ur", "rtl")
    assert (one(soup, "article")["lang"], one(soup, "article")["dir"]) == ("en", "ltr")
    assert links(soup, ".app-index")[0][1] == "/ur/invented/the-core-group/the-first-meeting/"


def test_a_page_that_only_one_language_has_is_found_there_and_nowhere_else(client: Client) -> None:
    make()
    extra = ProcedurePage(title="Cymru yn unig", slug="cymru", locale=page("the-review", "cy").locale)
    page("the-review", "cy").get_parent().add_child(instance=extra)
    assert links(main(client, "/cy/invented/"), ".app-index")[-1] == ("Cymru yn unig", "/cy/invented/cymru/")
    assert read(client, "/cy/invented/cymru/").select_one(".app-notice") is None
    read(client, "/en/invented/cymru/", status=404)


@pytest.mark.parametrize(
    "path", ["/en/nowhere/", "/en/invented/nowhere/", "/en/invented/the-first-meeting/", "/cy/x/y/"]
)
def test_what_is_not_there_is_404(client: Client, path: str) -> None:
    make()
    read(client, path, status=404)


def test_a_draft_and_an_unpublished_page_are_404_and_listed_nowhere(client: Client) -> None:
    make()
    page("the-first-meeting").unpublish()
    read(client, FIRST, status=404)
    read(client, "/cy/invented/the-core-group/the-first-meeting/", status=404)
    assert "The first meeting" not in main(client, GROUP).text
    assert neighbours(client, GROUP)["next"] == "/en/invented/the-core-group/later-meetings/"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_are_read_only(client: Client, method: str) -> None:
    make()
    assert getattr(client, method)(GROUP).status_code in {403, 405}


def test_a_page_that_is_restricted_is_kept_back_in_every_language(client: Client) -> None:
    make()
    manual = page("the-core-group").get_parent()
    manual.view_restrictions.create(restriction_type="login")
    for path in (GROUP, "/cy/invented/the-core-group/", "/pl/invented/the-core-group/"):
        response = client.get(path)
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/accounts/login/")


def many_siblings(count: int, parent: ProcedurePage) -> None:
    for number in range(count):
        api.create_page(parent=parent, shape={"key": f"sibling-{number}-{parent.pk}", "title": f"Sibling {number}"})


@pytest.mark.requirement("R-000-02")
@pytest.mark.parametrize("path", [GROUP, "/cy/invented/the-core-group/", "/cy/invented/the-core-group/later-meetings/"])
@pytest.mark.parametrize("siblings", [0, 12])
def test_a_page_costs_few_queries_however_many_stand_beside_it(
    client: Client, path: str, siblings: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    make()
    many_siblings(siblings, page("the-core-group"))
    client.get("/en/")  # fills Wagtail's cache of sites
    with django_assert_max_num_queries(COLD):
        client.get(path)
    with django_assert_max_num_queries(BUDGET):
        client.get(path + ANEW)


@pytest.mark.parametrize("path", ["/en/", "/cy/", "/en/invented/", "/cy/invented/"])
@pytest.mark.parametrize("count", [0, 12])
def test_the_home_page_and_an_index_cost_few_queries_however_much_they_list(
    client: Client, path: str, count: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    manual = make()
    for number in range(count):
        api.create_manual(key=f"m{number}", jurisdiction="wales", shape={"title": f"M{number}", "slug": f"m{number}"})
        below = {"key": f"below-{number}", "title": f"Below {number}"}
        api.create_page(parent=manual, shape={"key": f"top-{number}", "title": f"Top {number}", "children": [below]})
    with django_assert_max_num_queries(COLD):
        assert len(links(main(client, path), ".app-index")) >= count
    with django_assert_max_num_queries(BUDGET):
        client.get(path + ANEW)


def test_a_page_costs_the_same_however_deep_it_stands(
    client: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    make()
    parent: Page = page("the-first-meeting")
    path = FIRST
    for depth in range(6):
        parent = api.create_page(parent=parent, shape={"key": f"deep-{depth}", "title": f"Deep {depth}"})
        path += f"deep-{depth}/"
    client.get(path)
    with django_assert_max_num_queries(BUDGET):
        assert len(read(client, path + ANEW).select(".govuk-breadcrumbs a")) == 9


def test_there_is_one_site() -> None:
    assert Site.objects.count() == 1
    assert Site.objects.get().root_page.specific_class is HomePage


def test_a_second_site_is_told_by_its_host(client: Client) -> None:
    make()
    other = Page.objects.get(depth=1).add_child(instance=HomePage(title="Elsewhere", slug="elsewhere"))
    Site.objects.create(hostname="elsewhere.example", root_page=other, site_name="Elsewhere")
    cache.clear()
    assert one(main(client, FIRST), "h1").text == "The first meeting"
    assert one(main(client, "/cy/invented/the-core-group/"), "h1").text == "Y grŵp craidd"
    assert client.get("/en/", headers={"host": "elsewhere.example"}).status_code == 200
    assert client.get(GROUP, headers={"host": "elsewhere.example"}).status_code == 404
