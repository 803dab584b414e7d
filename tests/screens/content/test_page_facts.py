"""What stands about a page: what changed before its text, its address behind it, and what programs are told."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from content.models import ProcedurePage
from tests.unit.content.manual import make, page

from .test_pages import GROUP, links, main, one, read

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R-001-01", "R-001-64")
def test_a_page_tells_before_its_text_its_version_its_date_what_changed_and_why(client: Client) -> None:
    make()
    group = page("the-core-group")
    group.amendment, group.amendment_why = "Minutes go out sooner.", "Families waited."
    group.save_revision().publish()
    soup = main(client, GROUP)
    said = one(soup, ".app-amended")
    text = re.sub(r"[\s\u2066-\u2069]+", " ", said.text)
    published = ProcedurePage.objects.get(pk=group.pk).last_published_at
    for words in ("Version 2", f"{published.day} {published:%B %Y}", "Minutes go out sooner. Families waited."):
        assert words in text
    assert links(said, "")[0][1] == f"/en/editions/{group.translation_key}/"
    order = [soup.text.index(words) for words in ("Who meets, and when.", "Minutes go out sooner.", "Who comes")]
    assert order == sorted(order)


@pytest.mark.requirement("R-001-01")
def test_what_changed_keeps_its_own_language_where_the_page_is_not_translated(client: Client) -> None:
    make()
    said = one(main(client, "/ur/invented/the-core-group/"), ".app-amended")
    assert (said["lang"], said["dir"]) == ("ur", "rtl")
    words = one(said, "span[lang]")
    assert (words["lang"], words["dir"], words.text) == ("en", "ltr", "The interval became shorter.")


@pytest.mark.requirement("R-000-01", "R-002-01")
@pytest.mark.parametrize("path", ["/en/invented/", GROUP, "/cy/invented/the-core-group/"])
def test_a_page_can_be_shared_without_a_script(client: Client, path: str) -> None:
    make()
    soup = main(client, path)
    address = one(soup, "#page-address")
    assert (address["value"], address["dir"]) == (f"http://testserver{path}", "ltr")
    assert address.has_attr("readonly")
    assert one(soup, "button[data-copies]").has_attr("hidden"), "it does nothing without a script"
    assert any(url.startswith("mailto:?subject=") and "testserver" in url for _text, url in links(soup, ".app-share"))


@pytest.mark.parametrize("path", [GROUP, "/cy/invented/the-core-group/"])
def test_a_page_in_two_languages_names_both_and_where_it_stands_to_search_engines(client: Client, path: str) -> None:
    make()
    soup = read(client, path)
    named = {str(link["hreflang"]): str(link["href"]) for link in soup.select('link[rel="alternate"][hreflang]')}
    assert named == {
        "en": f"http://testserver{GROUP}",
        "cy": "http://testserver/cy/invented/the-core-group/",
    }
    trail = one(soup, '[itemtype="https://schema.org/BreadcrumbList"]')
    steps = trail.select('[itemprop="itemListElement"][itemtype="https://schema.org/ListItem"]')
    told = [
        (one(step, '[itemprop="position"]')["content"], one(step, '[itemprop="name"]').text,
         one(step, '[itemprop="item"]')["href"])
        for step in steps
    ]  # fmt: skip
    welsh = path.startswith("/cy/")
    assert told == [
        ("1", "Hafan" if welsh else "Home", "/cy/" if welsh else "/en/"),
        ("2", *(("Gweithdrefnau dychmygol", "/cy/invented/") if welsh else ("Invented procedures", "/en/invented/"))),
    ]


def test_a_page_in_one_language_names_no_other(client: Client) -> None:
    make()
    soup = read(client, f"{GROUP}the-first-meeting/")
    assert "cy" not in {link["hreflang"] for link in soup.select('link[rel="alternate"][hreflang]')}
