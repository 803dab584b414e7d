"""A page with every block, as its reader gets it; and what that costs."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image as Pillow
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from content.models import ProcedurePage
from content.services.generation import changed
from content.services.pages import create_page
from content.showing import Shown, Teller
from tests.unit.content.manual import make, page
from tests.unit.content.place import EVERY, PAGE, block, told

pytestmark = pytest.mark.django_db
EVERY_PAGE = "/en/invented/every/"
BUDGET = 10  # the issue's, for a page that nothing is kept of
KEPT = 5


def made(*more: dict[str, Any], times: int = 1) -> ProcedurePage:
    with told():
        return create_page(parent=make(), shape={**PAGE, "body": [*EVERY * times, *more]})


def files() -> list[dict[str, Any]]:
    """A download, a picture and a film of ours."""
    drawn = BytesIO()
    Pillow.new("RGB", (40, 30), "teal").save(drawn, "PNG")
    image = get_image_model().objects.create(title="T", file=ImageFile(BytesIO(drawn.getvalue()), name="t.png"))
    # As Wagtail makes it when it is first asked for; how Wagtail makes it leaves a file of its own open
    image.renditions.create(filter_spec="width-960", width=40, height=30, file=ImageFile(drawn, name="t.width-960.png"))
    documents = [
        get_document_model().objects.create(title=name, file=ContentFile(b"WEBVTT\n", name=name), file_size=7)
        for name in ("list.pdf", "film.mp4", "film.vtt")
    ]
    return [
        block("download", title="The list", document=documents[0].pk, text="To print."),
        block("picture", image=image.pk, alt="A {plan}", caption="Drawn by nobody."),
        block("video", title="Film", document=documents[1].pk, captions=documents[2].pk, transcript="<p>Words.</p>"),
    ]


def read(client: Client, path: str = EVERY_PAGE) -> BeautifulSoup:
    with told():
        response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.requirement("R-000-02")
def test_every_block_is_on_the_page_in_the_words_of_the_place(client: Client) -> None:
    made(*files())
    soup = read(client)
    assert soup.select_one("h1").text == "Every protection plan"  # type: ignore[union-attr]
    assert soup.title is not None and "Every protection plan" in soup.title.text
    main = soup.select_one("main")
    assert main is not None
    assert "{" not in main.text
    shown = {
        ".app-pointer": "Is the protection plan known?", ".app-checklist": "the protection plan",
        ".app-important": "Lead social worker is told at once.", ".app-definition": "the lead social worker",
        ".app-timescale": "Within 10 working days", ".app-roles": "Lead social worker", ".app-decision": "May it wait?",
        ".app-stages": "Within 3 working days",
        ".app-law": "Invented Act 2001", ".app-contact": "Duty team", ".app-related": "The review",
        ".app-form-start": "Start an outline plan", ".app-table": "First meeting", ".app-download": "The list (PDF, 7",
        ".app-figure": "Drawn by nobody.", ".app-video": "Words.",
    }  # fmt: skip
    for selector, words in shown.items():
        found = main.select_one(selector)
        assert found is not None, selector
        assert words in " ".join(found.text.replace("\xa0", " ").split()), selector


@pytest.mark.requirement("R-000-02")
def test_the_top_of_a_long_page_leads_to_its_parts(client: Client) -> None:
    made()
    soup = read(client)
    links = [(link.text, link["href"][1:]) for link in soup.select(".app-on-page a")]
    assert [text for text, _ in links] == [
        "What lead social worker does", "Bring", "Who does what", "May it wait?",
    ]  # fmt: skip
    assert all(soup.find(id=anchor) is not None for _, anchor in links)
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert BeautifulSoup(client.get("/en/invented/the-review/").content, "html.parser").select(".app-on-page") == []


@pytest.mark.requirement("R-000-02")
def test_a_page_says_who_keeps_it_and_when_it_is_reviewed(client: Client) -> None:
    made()
    soup = read(client)
    text = " ".join(soup.select_one(".app-page-facts").text.split())  # type: ignore[union-attr]
    assert "Kept by Policy team" in text
    assert "To be reviewed by 1 April 2027" in text.replace("\u2066", "").replace("\u2069", "")
    assert "A table came. It was asked for." in soup.select_one(".app-amended").text  # type: ignore[union-attr]


def test_words_of_the_place_in_titles_are_said_in_lists_and_breadcrumbs_too(client: Client) -> None:
    parent = made()
    with told():
        create_page(parent=parent, shape={"key": "invented/below", "title": "Below", "slug": "below"})
    assert "Every protection plan" in read(client, "/en/invented/").text
    assert "For the lead social worker." in read(client, "/en/invented/").text
    below = read(client, "/en/invented/every/below/")
    assert below.select(".govuk-breadcrumbs a")[-1].text == "Every protection plan"


@pytest.mark.requirement("R-000-02")
def test_a_changed_figure_is_on_the_page_at_once(client: Client) -> None:
    made()
    assert "10 working days" in read(client).text
    changed()  # what saving a timescale does, see test_facts of the procedures
    with told(timescales={"first_core_group": "3 days"}):
        assert "3 days" in client.get(EVERY_PAGE).content.decode()


def test_a_page_that_changes_is_shown_anew_and_others_by_their_new_titles(client: Client) -> None:
    made()
    assert "The review" in read(client).select_one(".app-related").text  # type: ignore[union-attr]
    review = page("the-review")
    review.title = "The second look"
    review.save_revision().publish()
    assert "The second look" in read(client).select_one(".app-related").text  # type: ignore[union-attr]


def test_a_publication_elsewhere_makes_no_page_say_its_words_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(*files())
    said: list[str] = []
    shown = ProcedurePage.shown

    def counted(page: ProcedurePage, teller: Teller) -> Shown:
        said.append(page.slug)
        return shown(page, teller)

    monkeypatch.setattr(ProcedurePage, "shown", counted)
    before = read(client)
    changed()
    assert before.main and read(client).main == before.main and said == ["every"]
    document = get_document_model().objects.get(title="list.pdf")
    document.file_size = 7_000
    document.save()
    changed()
    assert "6.8" in str(read(client).select_one(".app-download")) and said == ["every", "every"]


@pytest.mark.parametrize("language", ["en", "cy", "ur"])
@pytest.mark.parametrize("times", [1, 6])
def test_a_page_costs_at_most_ten_queries_however_many_blocks(
    client: Client, language: str, times: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    made(*files(), *files(), times=times)
    path = EVERY_PAGE.replace("/en/", f"/{language}/")
    read(client, path)
    changed()
    with django_assert_max_num_queries(BUDGET):
        read(client, path)
    with django_assert_max_num_queries(KEPT):
        read(client, path)


def test_the_language_around_a_block_is_that_of_its_words(client: Client) -> None:
    made()
    article = read(client, "/ur/invented/every/").select_one("article")
    assert article is not None and article["lang"] == "en"
    assert "Within 10 working days" in article.text
