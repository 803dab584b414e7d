"""PDFs of a page, a part or a whole manual: tagged, with contents, made by the worker, made anew when words change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pikepdf
import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import SuspiciousFileOperation
from django.test import Client
from django.utils import timezone, translation
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Page
from weasyprint.urls import FatalURLFetchingError

from content import pdf
from content.archive import page_of
from content.exceptions import Busy
from content.models import Paper, ProcedurePage
from content.pdf.writing import _OurFiles
from content.services import papers
from content.services.generation import changed
from content.services.pages import create_page, translate_page
from tests.unit.content.manual import make, page
from tests.unit.content.place import PAGE, PAGE_WELSH, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _place() -> Iterator[None]:
    with told():
        yield


@pytest.fixture(autouse=True)
def _store(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def made() -> ProcedurePage:
    return create_page(parent=make(), shape=PAGE)


def address(found: Page, scope: str, language: str = "en") -> str:
    return f"/{language}/papers/{found.translation_key}/{scope}/"


def opened(response: Any) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(b"".join(response.streaming_content)))


def tags(document: pikepdf.Pdf) -> list[str]:
    """The kinds of the structure elements, in order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S))
            if "/K" in node:
                walk(node.K)
        elif isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)

    walk(document.Root.StructTreeRoot.K)
    return found


def titles(document: pikepdf.Pdf) -> list[tuple[int, str]]:
    with document.open_outline() as outline:

        def walk(items: Any, level: int) -> list[tuple[int, str]]:
            return [row for one in items for row in [(level, one.title), *walk(one.children, level + 1)]]

        return walk(outline.root, 1)


@pytest.mark.requirement("R-000-02")
def test_a_whole_manual_is_one_tagged_file_with_contents(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    manual = made().get_parent()
    with django_capture_on_commit_callbacks(execute=True):
        asked = client.post(address(manual, "below"))
    assert asked["Location"] == address(manual, "below")
    ready = BeautifulSoup(client.get(address(manual, "below")).content, "html.parser")
    link = ready.select_one("main a")
    assert link is not None and link["href"] == f"{address(manual, 'below')}file/"
    response = client.get(str(link["href"]))
    assert response["Content-Type"] == "application/pdf"
    assert 'filename="invented-procedures.pdf"' in response["Content-Disposition"]
    document = opened(response)
    assert document.Root.MarkInfo.Marked and str(document.Root.Lang) == "en"
    with document.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
    found = tags(document)
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TH", "/TD", "/Link", "/TOC"} - {"/TOC"} <= set(found)
    assert titles(document) == [
        (1, "Contents"), (1, "1 The core group"), (2, "1.1 The first meeting"), (2, "1.2 Later meetings"),
        (1, "2 The review"), (1, "3 Every protection plan"), (1, "Words explained"),
    ]  # fmt: skip


@pytest.mark.requirement("R-000-02")
def test_a_book_says_every_word_and_leads_within_itself() -> None:
    one = made()
    with translation.override("en"):
        found = page_of(one.get_parent().translation_key)
        assert found is not None
        book = pdf.book_of(found, below=True)
    chapter = book.chapters[-1]
    assert (chapter.number, chapter.title, chapter.version, chapter.keeper) == (
        "3",
        "Every protection plan",
        1,
        "Policy team",
    )
    soup = BeautifulSoup(chapter.html, "html.parser")
    assert soup.select("button, [popover]") == []
    links = {str(link.get("href")) for link in soup.select("a")}
    assert f"#page-{page('the-review').translation_key}" in links
    assert "Within 10 working days" in soup.text and "{" not in soup.text
    assert [word.word for word in book.words] == ["core group", "group"]


def test_a_part_and_a_page_hold_what_they_say(client: Client) -> None:
    made()
    group = page_of(page("the-core-group").translation_key)
    assert group is not None
    assert [chapter.number for chapter in pdf.book_of(group, below=True).chapters] == ["", "1", "2"]
    assert [chapter.title for chapter in pdf.book_of(group, below=False).chapters] == ["The core group"]
    choices = BeautifulSoup(client.get(f"/en/papers/{group.translation_key}/").content, "html.parser")
    assert [str(link["href"]) for link in choices.select(".app-index a")] == [
        address(group, "page"), address(group, "below"), address(group.get_parent(), "below"),
    ]  # fmt: skip
    one = BeautifulSoup(client.get(f"/en/papers/{page('the-review').translation_key}/").content, "html.parser")
    assert len(one.select(".app-index a")) == 2


@pytest.mark.requirement("R-000-01")
def test_a_welsh_reader_gets_welsh_with_english_where_nothing_is_translated() -> None:
    made()
    translate_page(key="invented/every", language="cy", texts=PAGE_WELSH)
    with translation.override("cy"):
        found = page_of(page("every").get_parent().translation_key)
        assert found is not None
        book = pdf.book_of(found, below=True)
        data = pdf.write(book, today=timezone.localdate())
    assert [(chapter.title, chapter.language) for chapter in book.chapters] == [
        ("Y grŵp craidd", "cy"), ("The first meeting", "en"), ("Later meetings", "en"), ("Yr adolygiad", "cy"),
        ("Pob cynllun amddiffyn", "cy"),
    ]  # fmt: skip
    assert str(pikepdf.open(BytesIO(data)).Root.Lang) == "cy"


def test_the_same_words_are_laid_out_once_and_changed_ones_again(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    one = made()
    path = address(one, "page")
    for _again in range(2):
        with django_capture_on_commit_callbacks(execute=True) as asked:
            client.post(path)
    assert asked == []
    [first] = Paper.objects.all()
    assert first.state == Paper.State.READY and first.file
    one.summary = "Changed."
    one.save_revision().publish()
    assert client.get(f"{path}file/")["Location"] == path
    with django_capture_on_commit_callbacks(execute=True):
        client.post(path)
    [second] = Paper.objects.all()
    assert second.pk != first.pk
    assert not first.file.storage.exists(str(first.file.name))
    with told(timescales={"first_core_group": "3 days"}):
        changed()
        assert client.get(f"{path}file/")["Location"] == path


def test_a_reader_sees_how_far_it_is(client: Client) -> None:
    one = made()
    assert client.get(address(one, "page")).status_code == 200
    client.post(address(one, "page"))  # nothing is committed in a test, so no worker hears of it
    response = client.get(address(one, "page"))
    assert response.status_code == 202
    assert b"data-waiting" in response.content
    Paper.objects.update(state=Paper.State.WORKING, done=3, total=12)
    soup = BeautifulSoup(client.get(address(one, "page")).content, "html.parser")
    bar = soup.select_one("progress")
    assert bar is not None and (bar["value"], bar["max"]) == ("3", "12")
    assert " ".join(soup.select_one("[data-progress]").text.split()) == "Sheet 3 of about 12"  # type: ignore[union-attr]
    assert client.get(f"{address(one, 'page')}file/")["Location"] == address(one, "page")


def test_the_worker_tells_which_sheet_it_lays_out() -> None:
    found = page_of(made().get_parent().translation_key)
    assert found is not None
    sheets: list[int] = []
    pdf.write(pdf.book_of(found, below=True), today=timezone.localdate(), told=sheets.append)
    assert sheets == sorted(sheets)
    assert sheets[-1] >= 5


def test_one_that_was_lost_is_asked_for_again_and_too_many_are_refused(client: Client) -> None:
    found = page_of(made().translation_key)
    assert found is not None
    now = timezone.now()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(papers, "MOST", 1)
        paper = papers.ask_for(found, below=False, now=now)
        review = page_of(page("the-review").translation_key)
        assert review is not None
        with pytest.raises(Busy):
            papers.ask_for(review, below=False, now=now)
        assert client.post(address(page("the-review"), "page")).status_code == 503
        again = papers.ask_for(found, below=False, now=now + timedelta(minutes=11))
    assert (again.pk, again.asked_at > paper.asked_at) == (paper.pk, True)


def test_what_is_kept_from_some_is_in_no_book(client: Client) -> None:
    made()
    manual = page_of(page("the-core-group").get_parent().translation_key)
    assert manual is not None
    page("the-core-group").view_restrictions.create(restriction_type="login")
    assert [chapter.title for chapter in pdf.book_of(manual, below=True).chapters] == [
        "The review", "Every protection plan",
    ]  # fmt: skip
    for scope in ("page", "below"):
        assert client.get(address(page("the-first-meeting"), scope)).status_code == 404
    assert client.get(address(page("the-review"), "other")).status_code == 404
    assert client.get(f"/en/papers/{uuid4()}/").status_code == 404


def test_a_page_that_changed_while_it_waited_is_not_made(client: Client) -> None:
    one = made()
    client.post(address(one, "page"))  # nothing is committed in a test, so no worker hears of it
    [paper] = Paper.objects.all()
    one.summary = "Changed."
    one.save_revision().publish()
    papers.make.call(str(paper.pk))
    assert not Paper.objects.exists()


def test_a_book_costs_few_queries_however_many_pages(django_assert_max_num_queries: Callable[..., Any]) -> None:
    parent = made()
    for number in range(6):
        create_page(parent=parent, shape={**PAGE, "key": f"more-{number}", "slug": f"more-{number}"})
    found = page_of(parent.get_parent().translation_key)
    assert found is not None
    with django_assert_max_num_queries(8):
        assert len(pdf.book_of(found, below=True).chapters) == 11


def test_no_address_outside_is_asked_for() -> None:
    for url in ("https://a.example/x.png", "file:///etc/passwd", "https://static.invalid/../settings.py"):
        with pytest.raises((FatalURLFetchingError, SuspiciousFileOperation)):
            _OurFiles().fetch(url)
