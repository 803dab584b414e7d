"""The manuals that are shipped, as their readers find them: in both languages, with every link leading somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from content.api import create_manual, pointers, set_up, translate_page
from content.rules import key_of
from portal.demo import selectors
from portal.demo.manuals import manual
from portal.demo.rules import in_language
from portal.demo.services.media import add_media

pytestmark = pytest.mark.django_db


def make(place: str, *, in_welsh: str = "") -> None:
    """The place's pages in English, one of them in Welsh too: a whole pack takes ten times as long."""
    set_up()
    pack, media = selectors.pack(place), add_media()
    create_manual(key=place, jurisdiction=place, shape=manual(pack.jurisdiction, pack.tree, "en", media))
    if in_welsh:
        texts = manual(pack.jurisdiction, pack.tree, "cy", media)
        wanted = [page | {"children": []} for page in texts["children"] if page["key"] == f"{place}/{in_welsh}"]
        translate_page(key=place, language="cy", texts=texts | {"children": wanted})


def read(client: Client, path: str) -> Tag:
    response = client.get(path)
    assert response.status_code == 200, path
    found = BeautifulSoup(response.content, "html.parser").main
    assert found is not None
    return found


def heading(page: Tag) -> str:
    assert page.h1 is not None
    return page.h1.get_text(strip=True)


def leads_to(page: Tag, slug: str) -> str:
    """The address behind the page's own link to another one: from its text or from its related pages."""
    return next(href for href in hrefs(page, "article a") if href.endswith(f"/{slug}/"))


def hrefs(page: Tag, selector: str) -> Iterator[str]:
    return (str(link["href"]) for link in page.select(selector) if link.get("href"))


@pytest.mark.requirement("R-004-05", "R-004-06")
def test_the_chapters_of_england_lead_to_each_other_and_each_step_to_its_own(client: Client) -> None:
    make("england")
    outline = read(client, "/en/england/england-planning/outline-and-detailed/")
    conference = read(client, leads_to(outline, "initial-conference"))
    assert heading(conference) == "The initial conference and what it leaves behind"
    titles = {key: heading(read(client, leads_to(conference, key))) for key in ("lead", "outline-and-detailed")}
    assert titles == {"lead": "The lead social worker", "outline-and-detailed": "From outline to detailed plan"}
    assert heading(read(client, leads_to(outline, "core-group"))) == "The core group"

    pack = selectors.pack("england")
    chapters = {page["key"]: in_language(page["title"], "en") for page in pack.pages}
    for step in pack.form["steps"]:
        pointer = pointers(key_of(f"england/{step['procedure']}"), "en")[0]
        assert heading(read(client, pointer.url)) == chapters[step["procedure"]], step["key"]

    known, open_ = {"/en/england/"}, ["/en/england/"]
    while open_:  # no link of the manual leads nowhere, from whichever page a reader begins
        page = read(client, open_.pop())
        found = {urlsplit(href).path for href in hrefs(page, "a")}
        new = {path for path in found if path.startswith("/en/england/")} - known
        known |= new
        open_ += new
    assert len(known) == len(pack.pages) + 1


@pytest.mark.requirement("R-002-01")
def test_the_overview_of_wales_is_the_same_page_in_the_other_language_and_that_is_remembered(client: Client) -> None:
    make("wales", in_welsh="overview")
    english, welsh = "/en/wales/overview/", "/cy/wales/overview/"
    assert heading(read(client, english)) == "Planning for a child on the register: overview"
    assert client.post("/language/", {"language": "cy", "next": english})["Location"] == welsh
    response = client.get(welsh)
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.html is not None and soup.html["lang"] == "cy"
    found = read(client, welsh)
    assert heading(found) == "Cynllunio ar gyfer plentyn ar y gofrestr: trosolwg"
    assert found.select_one(".app-notice") is None, "all of it is in Welsh"
    assert leads_to(found, "outline-plan").startswith("/cy/wales/"), "who goes on stays in Welsh"
    assert client.get("/")["Location"] == "/cy/"
    assert client.post("/language/", {"language": "en", "next": welsh})["Location"] == english
