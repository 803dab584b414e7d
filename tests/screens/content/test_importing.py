"""The import in the CMS: a file becomes drafts, and the report says what could not be kept."""

from __future__ import annotations

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.models import Page

from content.models import ManualImport, Mention, ProcedurePage
from tests.unit.content import word_files as word
from tests.unit.content.manual import make, page

from .desks import author, desk, publisher, somebody, translator

__all__ = ["author", "publisher", "translator"]
pytestmark = pytest.mark.django_db
IMPORT = "/cms/manual/import/"


def png(colour: str) -> bytes:
    made = BytesIO()
    Pillow.new("RGB", (4, 4), colour).save(made, "PNG")
    return made.getvalue()


def send(browser: Client, parent: Page, name: str, data: bytes, levels: int = 1) -> BeautifulSoup:
    sent = {"file": SimpleUploadedFile(name, data), "parent": parent.pk, "levels": levels}
    return BeautifulSoup(browser.post(IMPORT, sent, follow=True).content, "html.parser")


def site() -> bytes:
    return word.archive(
        {
            "index.html": "<h1>Old</h1><p>See <a href='visits.html'>visits</a> and <a href='lost.html'>this</a>.</p>",
            "visits.html": "<h1>Visits</h1><p>Weekly.</p><img src='hall.png' alt='The hall'><img src='again.png'>"
            "<table><caption>Who</caption><tr><th>Who<th>What</tr><tr><td>Lead<td>calls</tr></table>",
            "hall.png": png("red"),
            "again.png": png("red"),
            "bad.png": b"no picture",
            "form.doc": b"x",
        }
    )


def test_a_website_becomes_drafts_with_its_links_tables_and_pictures(author: Client, client: Client) -> None:
    manual = make()
    told = send(author, manual, "site.zip", site())
    old, visits = ProcedurePage.objects.get(title="Old"), ProcedurePage.objects.get(title="Visits")
    assert visits.get_parent().pk == old.pk
    assert (old.live, old.has_unpublished_changes, old.owner) == (False, True, somebody("Authors"))
    assert f'<a id="{visits.pk}" linktype="page">visits</a>' in old.body.get_prep_value()[0]["value"]["text"]
    kinds = [block["type"] for block in visits.body.get_prep_value()]
    assert kinds == ["text", "picture", "picture", "table"]
    [image] = get_image_model().objects.all()  # the same picture twice is kept once
    assert image.title == "The hall"
    assert client.get("/en/invented/old/").status_code == 404
    words = " ".join(told.text.split())
    assert "2 drafts were made of “ site.zip ”".replace(" ", "") in words.replace(" ", "")
    for kind in ("Links taken off (1)", "Pictures without words (1)", "Files that are no text and no picture (1)"):
        assert kind in words


def test_the_drafts_can_be_published_as_they_are(publisher: Client, client: Client) -> None:
    table = b"<h1>Visits</h1><table><caption>Who</caption><tr><th>Who<th>What<tr><td>Lead<td>calls</table>"
    send(publisher, make(), "visits.html", table)
    for draft in ProcedurePage.objects.filter(live=False).order_by("path"):
        draft.get_latest_revision().publish()
    shown = BeautifulSoup(client.get("/en/invented/visits/").content, "html.parser")
    assert [cell.text for cell in shown.select("main table thead th")] == ["Who", "What"]


def test_a_word_document_is_imported_in_the_language_of_its_parent(publisher: Client) -> None:
    make()
    welsh = page("the-core-group", "cy")
    document = word.document(word.paragraph("Ymweliadau", style="Heading1"), word.paragraph("Bob wythnos."))
    send(publisher, welsh, "llawlyfr.docx", document)
    assert ProcedurePage.objects.get(title="Ymweliadau").locale.language_code == "cy"


def test_what_is_imported_is_in_the_reports_at_once(author: Client) -> None:
    send(author, make(), "a.html", b"<h1>A</h1><p>Ask {nobody}. <a href='https://a.example/'>there</a></p>")
    found = set(Mention.objects.filter(page__title="A").values_list("kind", "what"))
    assert found == {("variable", "nobody"), ("address", "https://a.example/")}


def test_scripts_do_not_survive(author: Client) -> None:
    send(author, make(), "a.html", b"<h1>A</h1><p onclick='x()'>Hi<script>x()</script><img src=x onerror=x()></p>")
    assert "x()" not in str(ProcedurePage.objects.get(title="A").body.get_prep_value())


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("old.doc", b"\xd0\xcf", "We cannot read this file."),
        ("broken.docx", b"no zip at all", "We cannot read this file."),
        ("pictures.zip", word.archive({"a.png": png("red")}), "There is no text in this file."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(author: Client, name: str, data: bytes, problem: str) -> None:
    assert problem in send(author, make(), name, data).text
    assert not ManualImport.objects.exists()


def test_importing_twice_makes_second_drafts_and_changes_none(author: Client) -> None:
    manual = make()
    for _ in range(2):
        send(author, manual, "a.html", b"<h1>A</h1><p>x</p>")
    assert sorted(ProcedurePage.objects.filter(title="A").values_list("slug", flat=True)) == ["a", "a-2"]


def test_nobody_imports_where_they_may_not_add(translator: Client) -> None:
    manual = make()
    assert translator.get(IMPORT).status_code == 302  # Wagtail leads home and says why
    send(translator, manual, "a.html", b"<h1>A</h1><p>x</p>")
    assert not ProcedurePage.objects.filter(title="A").exists()


def test_what_was_imported_can_be_read_again(author: Client) -> None:
    manual = make()
    send(author, manual, "a.html", b"<h1>A</h1><p>x</p>")
    made = ManualImport.objects.get()
    assert reverse("manual_desk:imported", args=[made.pk]) in author.get(IMPORT).content.decode()
    ProcedurePage.objects.get(title="A").delete()
    shown = desk("Editors").get(reverse("manual_desk:imported", args=[made.pk])).content.decode()
    assert "None of the drafts is there any more." in shown


def test_the_way_in_is_also_on_the_page(author: Client) -> None:
    manual = make()
    assert f"{IMPORT}?below={manual.pk}" in author.get(f"/cms/pages/{manual.pk}/").content.decode()
    assert author.get(f"{IMPORT}?below={manual.pk}").context["form"].initial["parent"] == manual.pk
