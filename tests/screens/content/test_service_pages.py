"""Pages about the service itself, and what search engines and feed readers are given."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries, Settings

from content.api import create_manual, translate_page
from content.audiences import AUDIENCES
from forms.wizard import parking as steps
from portal.family.answering import keeping as answers

pytestmark = pytest.mark.django_db

SHAPE = {
    "title": "Procedures",
    "slug": "north",
    "children": [{"key": "north/first", "title": "First", "slug": "first"}],
}
SITEMAP_QUERIES = 6


@pytest.fixture
def manual() -> None:
    create_manual(key="north", jurisdiction="north", shape=SHAPE)


def text(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def xml(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)  # noqa: S314  our own answer


def test_the_first_page_leads_everybody_to_their_own() -> None:
    page = BeautifulSoup(Client().get("/en/").content, "html.parser")
    for audience in AUDIENCES:
        link = page.find("a", href=reverse("content_welcome", args=[audience.key]))
        assert link is not None
        assert str(audience.lead) in text(str(link["href"]))


def test_there_is_no_page_for_an_audience_we_do_not_know() -> None:
    assert Client().get("/en/for/nobody/").status_code == 404


@pytest.mark.parametrize("name", ["content_accessibility", "content_cookies", "content_status"])
def test_every_page_leads_to_what_is_said_about_the_service(name: str) -> None:
    with translation.override("en"):
        address = reverse(name)
    assert BeautifulSoup(Client().get("/en/").content, "html.parser").find("a", href=address) is not None
    text(address)


def test_the_cookies_that_are_named_are_those_that_are_set(settings: Settings) -> None:
    shown = text("/en/cookies/").split()
    ours = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME)
    for name in (*ours, steps.COOKIE, answers.COOKIE):
        assert name in shown


def test_the_status_says_when_work_is_left_lying() -> None:
    assert "Everything works" in text("/en/status/")
    long_ago = timezone.now() - timedelta(hours=1)
    waiting = DBTaskResult.objects.create(
        task_path="somewhere.task", args_kwargs={"args": [], "kwargs": {}}, queue_name="default", backend_name="default"
    )
    DBTaskResult.objects.filter(pk=waiting.pk).update(enqueued_at=long_ago, run_after=long_ago)
    response = Client().get("/en/status/")
    assert "take longer than usual" in response.content.decode()
    assert response["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("manual")
def test_the_sitemap_names_each_page_in_each_of_its_languages(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    translate_page(
        key="north", language="cy", texts={"title": "Y llawlyfr", "children": [{"key": "north/first", "title": "Un"}]}
    )
    with django_assert_max_num_queries(SITEMAP_QUERIES):
        response = Client().get("/sitemap.xml")
    by_address = {place.findtext("{*}loc"): place for place in xml(response.content)}
    welsh = by_address["http://testserver/cy/north/first/"]
    assert {link.get("hreflang") for link in welsh.findall("{*}link")} == {"en", "cy"}


@pytest.mark.usefixtures("manual")
def test_search_engines_find_the_manual_and_nothing_of_a_demonstration(settings: Settings) -> None:
    settings.DEMO = False
    lines = Client().get("/robots.txt").content.decode().splitlines()
    assert {"Allow: /en/", "Allow: /cy/", "Allow: /ur/$", "Allow: /ur/for/"} <= set(lines)
    assert "Allow: /ur/" not in lines
    assert b'content="index, follow"' in Client().get("/en/north/first/").content
    assert b'content="noindex, nofollow"' in Client().get("/accounts/login/", follow=True).content


def test_a_demonstration_is_not_found(settings: Settings) -> None:
    settings.DEMO = True
    assert "Allow" not in Client().get("/robots.txt").content.decode()
    assert b'content="noindex, nofollow"' in Client().get("/en/cookies/").content


@pytest.mark.requirement("R-001-01")
def test_amendments_can_be_followed_in_a_feed_reader() -> None:
    child = SHAPE["children"][0] | {"amendment": "The first meeting is sooner."}  # type: ignore[operator]
    create_manual(key="north", jurisdiction="north", shape=SHAPE | {"children": [child]})
    entry = xml(Client().get("/en/amendments.xml").content).find("{*}entry")
    assert entry is not None
    assert "The first meeting is sooner." in entry.findtext("{*}summary", "")
    link = entry.find("{*}link")
    assert link is not None
    assert Client().get(link.get("href", "").removeprefix("http://testserver")).status_code == 200
