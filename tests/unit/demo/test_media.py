"""The shipped manual's picture, film and form to print: small, described, captioned, each language its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from content.models import ProcedurePage
from content.services.pages import create_manual, translate_page
from portal.demo import blocks, files
from portal.demo.manuals import manual
from portal.demo.services.media import add_media

KINDS = {"picture", "download", "video"}
MOST = 200_000  # bytes of a file: readers have telephones


def shown() -> Iterator[tuple[files.Data, str, dict[str, Any]]]:
    """(page, kind, content) of every block with a file in the common pages."""
    for sheet in files.sheets(files.COMMON):
        for block in sheet.page["blocks"]:
            if blocks.kind_of(block) in KINDS:
                yield sheet.page, blocks.kind_of(block), blocks.content_of(block)


@pytest.mark.requirement("R-X-01")
def test_there_is_one_of_each_and_every_file_is_small_and_used_and_says_whose_it_is() -> None:
    assert {kind for _page, kind, _content in shown()} == KINDS
    used = {
        name
        for _page, kind, content in shown()
        for field, (what, _most) in blocks.TEXTS[kind].items()
        if what == "file"
        for name in (content[field].values() if isinstance(content[field], dict) else [content[field]])
    }
    assert used == files.media().keys()
    assert {path.name for path in files.path_of("").iterdir()} == used
    assert all(files.path_of(name).stat().st_size <= MOST for name in used)
    assert all(about["licence"] for about in files.media().values())


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_form_to_print_is_one_tagged_page_in_its_language(language: str) -> None:
    with pikepdf.open(files.path_of(f"agenda.{language}.pdf")) as made:
        assert len(made.pages) == 1
        assert str(made.Root.Lang) == language and bool(made.Root.MarkInfo.Marked)
        assert str(made.docinfo["/Title"])


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_captions_hold_the_words_of_the_film_and_the_transcript_has_them_all(language: str) -> None:
    text = files.path_of(f"core-group.{language}.vtt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines()[1:] if line and "-->" not in line]
    (film,) = (content for _page, kind, content in shown() if kind == "video")
    assert len(lines) == 5 and all(line in film["transcript"][language] for line in lines)


@pytest.mark.django_db
def test_each_language_gets_its_own_picture_form_and_captions(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    media = add_media()
    assert add_media() == media  # again, and nothing is there twice
    assert get_image_model().objects.count() == 2 and get_document_model().objects.count() == len(media) - 2
    wanted = {"outline-and-detailed", "first-meeting", "core-group"}
    pages = [sheet.page for sheet in files.sheets(files.COMMON) if sheet.page["key"] in wanted]
    bare = [{**page, "blocks": [one for one in page["blocks"] if blocks.kind_of(one) in KINDS]} for page in pages]
    about = {"key": "isle", "manual": {"title": "Isle", "intro": "Read."}}
    tree = [files.Node(page) for page in bare]
    create_manual(key="isle", jurisdiction="isle", shape=manual(about, tree, "en", media))
    for _twice in range(2):
        translate_page(key="isle", language="cy", texts=manual(about, tree, "cy", media))
    names = {number: name for name, number in media.items() if name.endswith(".png")}
    documents = {number: name for name, number in media.items() if not name.endswith(".png")}
    for language in ("en", "cy"):
        values = {
            one.block_type: one.value
            for page in ProcedurePage.objects.filter(locale__language_code=language)
            for one in page.body
        }
        assert names[values["picture"]["image"].pk] == f"way.{language}.png"
        assert documents[values["download"]["document"].pk] == f"agenda.{language}.pdf"
        assert documents[values["video"]["captions"].pk] == f"core-group.{language}.vtt"
        assert documents[values["video"]["document"].pk] == "core-group.webm"
    page = ProcedurePage.objects.get(slug="core-group", locale__language_code="cy")
    assert page.get_latest_revision().object_id == str(page.pk) and page.live


def test_the_picture_can_be_read_on_a_telephone() -> None:
    with Image.open(io.BytesIO(files.path_of("way.cy.png").read_bytes())) as picture:
        assert picture.width <= 800 < picture.height
