"""The reports in Wagtail's own menu, and the home page of the CMS: what they find and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from content import api
from content.checking.outside import Answer, check_links, look
from content.desk.reports import REPORTS
from content.models import Mention, OutsideLink, PageEase, ProcedurePage
from content.models.desk import OutsideLink as Links
from portal.procedures.models import LocalContact
from tests.cast import Cast
from tests.unit.content.manual import make, page

from .desks import author, desk, edit, editor, publisher

__all__ = ["author", "editor", "publisher"]
pytestmark = pytest.mark.django_db
NOW = timezone.now()
BUDGET = 45  # queries of a report, most of them Wagtail's own for the frame


def write(slug: str, *blocks: dict[str, Any], **words: Any) -> ProcedurePage:
    """Publishes a page of the invented manual with these blocks instead of its own."""
    there = page(slug)
    there.body = ProcedurePage._meta.get_field("body").to_python(
        [{"id": f"{number:036d}", **block} for number, block in enumerate(blocks)]
    )
    for name, value in words.items():
        setattr(there, name, value)
    there.save_revision().publish()
    return page(slug)


def text(html: str) -> dict[str, Any]:
    return {"type": "text", "value": {"heading": "", "text": html}}


def read(client: Client, slug: str, **query: Any) -> BeautifulSoup:
    response = client.get(reverse(f"manual_desk:{slug}"), query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def rows(client: Client, slug: str, **query: Any) -> list[list[str]]:
    """What a report lists, cell by cell."""
    found = read(client, slug, **query).select("table.listing tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in found]


@pytest.mark.parametrize("group", ["Authors", "Editors", "Translators", "Publishers"])
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.slug)
def test_every_report_is_in_the_menu_and_opens_for_all_who_write(
    group: str, report: Any, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    make()
    browser = desk(group)
    assert f'"{reverse(f"manual_desk:{report.slug}")}"' in browser.get("/cms/").content.decode()
    with django_assert_max_num_queries(BUDGET):
        shown = read(browser, report.slug)
    assert shown.find("h1") or shown.find("h2")
    assert str(report.intro)[:30] in " ".join(shown.text.split())


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.slug)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_report_can_be_taken_away(publisher: Client, report: Any, kind: str) -> None:
    make()
    response = publisher.get(reverse(f"manual_desk:{report.slug}"), {"export": kind})
    assert response.status_code == 200
    assert response.getvalue()


def test_a_link_to_a_page_that_is_taken_back_is_reported_until_it_is_there_again(editor: Client) -> None:
    make()
    review = page("the-review")
    write("the-first-meeting", text(f'<p>See <a linktype="page" id="{review.pk}">the review</a>.</p>'))
    assert rows(editor, "links") == []
    review.unpublish()
    [row] = rows(editor, "links")
    assert row[:6] == [
        "The first meeting", "Invented procedures", "English", "the review", "The review", "Not published",
    ]  # fmt: skip
    page("the-review").save_revision().publish()
    assert rows(editor, "links") == []
    page("the-review").delete()
    assert rows(editor, "links")[0][4:6] == ["A page that is not there any more", "Deleted"]


def test_addresses_elsewhere_are_tried_and_what_failed_is_reported(editor: Client) -> None:
    make()
    write(
        "the-first-meeting",
        text('<p><a href="https://a.example/gone">law</a> and <a href="https://b.example/">guidance</a></p>'),
    )
    answers = {"https://a.example/gone": Answer(Links.Problem.GONE, 404), "https://b.example/": Answer("", 200)}
    found = check_links(now=NOW, attempt=lambda url: answers.get(url, Answer("", 200)))
    assert found[Links.Problem.GONE] == 1
    [row] = rows(editor, "links")
    assert row[2:6] == ["English", "law", "https://a.example/gone", "Is not there any more"]
    assert check_links(now=NOW + timedelta(hours=1), attempt=lambda url: pytest.fail(url)) == {}
    check_links(now=NOW + timedelta(days=2), attempt=lambda url: Answer(Links.Problem.SILENT))
    assert OutsideLink.objects.get(url="https://a.example/gone").since == NOW
    write("the-first-meeting", text("<p>No link.</p>"))
    check_links(now=NOW + timedelta(days=2))
    assert not OutsideLink.objects.filter(url="https://a.example/gone").exists()


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://10.0.0.1/", "http://[::1]/", "file:///etc/passwd"])
def test_our_own_network_is_never_asked(url: str) -> None:
    assert look(url) == Answer(Links.Problem.SILENT)


def test_a_name_that_its_place_does_not_know_is_reported(editor: Client, cast: Cast) -> None:
    make()
    write(
        "the-first-meeting",
        text("<p>Within {time:first_core_group}, or {time:never}, {nobody} rings.</p>"),
        {"type": "contact", "value": {"key": "nowhere"}},
    )
    found = {row[4] for row in rows(editor, "names")}
    assert found == {"{time:never}", "{nobody}", "nowhere"}


def test_a_picture_without_words_is_reported(editor: Client) -> None:
    make()
    image = get_image_model().objects.create(title="Hall", file=get_test_image_file())
    picture = {"image": image.pk, "alt": "", "caption": ""}
    write("the-first-meeting", {"type": "picture", "value": picture})
    assert rows(editor, "pictures") == [["The first meeting", "Invented procedures", "English", "Hall"]]
    write("the-first-meeting", {"type": "picture", "value": {**picture, "alt": "The hall"}})
    assert rows(editor, "pictures") == []


def test_pages_are_ranked_by_how_hard_they_are_to_read(editor: Client) -> None:
    make()
    write("the-first-meeting", text("<p>" + "You meet. You talk. You all go home. " * 10 + "</p>"))
    hard = (
        "Notwithstanding interdisciplinary considerations, multidisciplinary representatives deliberate comprehensively"
    )
    write("later-meetings", text("<p>" + f"{hard} {hard} {hard}. " * 4 + "</p>"))
    titles = [row[0] for row in rows(editor, "reading-age", language=page("the-review").locale_id)]
    assert titles.index("Later meetings") < titles.index("The first meeting")
    assert PageEase.objects.get(page=page("the-first-meeting")).level == PageEase.Level.EASY
    assert PageEase.objects.get(page=page("later-meetings")).level == PageEase.Level.HARD


def test_a_page_below_one_that_is_not_published_is_hard_to_find(editor: Client) -> None:
    make()
    group = page("the-core-group")
    ProcedurePage.objects.filter(pk=group.pk).update(live=False)
    hidden = {row[0]: row[2] for row in rows(editor, "orphans")}
    assert hidden["The first meeting"] == "The core group"
    assert hidden["The review"] == ""
    write("the-review", text(f'<p><a linktype="page" id="{page("the-first-meeting").pk}">first</a></p>'))
    assert {row[0]: row[3] for row in rows(editor, "orphans")}["The first meeting"] == ""


def test_reviews_that_are_due_are_a_worklist(editor: Client) -> None:
    make()
    today = timezone.localdate()
    write("the-first-meeting", review_by=today - timedelta(days=3), keeper="Policy team")
    write("later-meetings", review_by=today + timedelta(days=30))
    write("the-review", review_by=today + timedelta(days=90))
    assert [(row[0], row[3], row[4]) for row in rows(editor, "reviews")] == [
        ("The first meeting", "3 days", "Policy team"),
        ("Later meetings", "", ""),
    ]
    home = editor.get("/cms/").content.decode()
    assert "Reviews due" in home
    assert [row[0] for row in rows(editor, "reviews", keeper="policy")] == ["The first meeting"]


def test_languages_are_compared_page_by_page(editor: Client) -> None:
    make()
    found = {row[0]: row[2] for row in rows(editor, "languages")}
    assert (found["The core group"], found["The first meeting"]) == ("Complete", "Not there")
    write("the-review", text("<p>New words.</p>"))
    assert {row[0]: row[2] for row in rows(editor, "languages")}["The review"] == "Older than its source"


def test_a_report_is_narrowed_to_one_manual(editor: Client) -> None:
    make()
    other = api.create_manual(
        key="other", jurisdiction="england",
        shape={"title": "Other", "slug": "other", "children": [{"key": "other/one", "title": "One"}]},
    )  # fmt: skip
    assert [row[0] for row in rows(editor, "orphans", manual=other.pk)] == ["One"]


def test_who_shows_a_contact_is_reported(editor: Client) -> None:
    make()
    write("the-first-meeting", {"type": "contact", "value": {"key": "duty"}})
    [row] = rows(editor, "contacts")
    assert row[:4] == ["duty", "The first meeting", "Invented procedures", "English"]


def test_a_contact_tells_which_pages_show_it(publisher: Client) -> None:
    make()
    write("the-first-meeting", {"type": "contact", "value": {"key": "duty"}})
    here, elsewhere = (
        LocalContact.objects.create(jurisdiction=place, key="duty", name="Duty team") for place in ("wales", "england")
    )
    shown = publisher.get(f"/cms/snippets/procedures/localcontact/edit/{here.pk}/").content.decode()
    assert "The first meeting" in shown
    assert edit(page("the-first-meeting")) in shown
    other = publisher.get(f"/cms/snippets/procedures/localcontact/edit/{elsewhere.pk}/").content.decode()
    assert "No page shows this contact yet." in other


def test_a_draft_that_was_never_published_is_noted_when_it_is_saved(author: Client) -> None:
    from .test_editor_roles import add

    draft = add(author, make(), "With {nobody}", slug="with-nobody")
    assert Mention.objects.get(page=draft, kind="variable").what == "nobody"


def test_the_home_page_of_a_publisher_shows_translations_that_wait(publisher: Client) -> None:
    make()
    welsh = page("the-core-group", "cy")
    ProcedurePage.objects.filter(pk=welsh.pk).update(last_published_at=NOW - timedelta(days=2))
    assert "Translations to look at and publish" in publisher.get("/cms/").content.decode()


def test_the_home_page_lists_a_draft_until_it_is_published(editor: Client) -> None:
    make()
    assert panel(editor, "manual-drafts") == []
    draft = page("the-review")
    draft.title = "The review, anew"
    draft.save_revision()
    assert panel(editor, "manual-drafts") == [("The review, anew", edit(draft))]
    page("the-review").get_latest_revision().publish()
    assert panel(editor, "manual-drafts") == []


def test_the_home_page_counts_what_must_be_put_right(editor: Client) -> None:
    make()
    review = page("the-review")
    write("the-first-meeting", text(f'<p>See <a linktype="page" id="{review.pk}">the review</a>.</p>'))
    assert panel(editor, "manual-to-put-right") == []
    review.unpublish()
    assert panel(editor, "manual-to-put-right") == [("1 broken link", reverse("manual_desk:links"))]


def panel(client: Client, name: str) -> list[tuple[str, str]]:
    """(words, address) of the links in a panel of the home page; [] where it is not there."""
    home = BeautifulSoup(client.get("/cms/").content, "html.parser")
    found = home.find("section", id=lambda key: bool(key) and name in str(key))
    links = found.select(".title-wrapper a, li a") if found else []
    return [(" ".join(link.get_text(" ").split()), str(link["href"])) for link in links]
