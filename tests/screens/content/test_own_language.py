"""The first pages and the feed of amendments, to readers of Welsh and Urdu."""

import pytest
from django.test import Client
from django.utils import translation

from content.api import create_manual, translate_page
from content.audiences import AUDIENCES

from .test_service_pages import SHAPE, text, xml

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["cy", "ur"])
def test_everybody_reads_their_own_page_in_their_language(language: str) -> None:
    for audience in AUDIENCES:
        shown = text(f"/{language}/for/{audience.key}/")
        for words in (audience.title, audience.lead, *audience.points):
            with translation.override("en"):
                english = str(words)
            with translation.override(language):
                said = str(words)
            assert said != english
            assert " ".join(said.split()) in shown
            assert english not in shown


@pytest.mark.requirement("R-001-01")
@pytest.mark.parametrize(
    ("language", "title", "summary"),
    [
        ("cy", "Diwygiadau i'r gweithdrefnau", "Mae'r cyfarfod yn gynt."),
        ("ur", "طریقۂ کار میں ترمیمات", "The first meeting is sooner."),  # nobody wrote it in Urdu
    ],
)
def test_amendments_are_told_in_the_readers_language(language: str, title: str, summary: str) -> None:
    child = SHAPE["children"][0] | {"amendment": "The first meeting is sooner."}  # type: ignore[operator]
    create_manual(key="north", jurisdiction="north", shape=SHAPE | {"children": [child]})
    welsh = {"key": "north/first", "title": "Un", "amendment": "Mae'r cyfarfod yn gynt."}
    translate_page(key="north", language="cy", texts={"title": "Y llawlyfr", "children": [welsh]})
    feed = xml(Client().get(f"/{language}/amendments.xml").content)
    assert feed.findtext("{*}title") == title
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert [entry.findtext("{*}summary") for entry in feed.findall("{*}entry")] == [summary]
