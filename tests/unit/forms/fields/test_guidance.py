"""Text between the questions, and what leads out of it."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from django import forms
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.models import Page

from forms.blocks import QuestionsBlock
from forms.fields import KINDS
from forms.fields.prose import editable, published
from forms.spec import Question
from forms.wizard.field import make_field
from forms.words import Words


def html(texts: dict[str, str], **settings: str) -> str:
    words = Words("en", "en", {f"q.{word}": text for word, text in texts.items()})

    class Form(forms.Form):
        q = make_field(Question("q", "guidance", required=False, settings=settings), words)

    return str(Form()["q"].as_field_group())


def test_rich_text_is_drawn_and_nothing_else_is_let_through() -> None:
    body = '<p>Read <b>this</b> <a href="javascript:alert(1)" onclick="x">now</a></p><script>alert(1)</script>'
    drawn = html({"label": "First <i>", "body": body}, style="inset")
    assert "<p>Read <b>this</b> <a>now</a></p>" in drawn
    assert "alert" not in drawn
    assert "onclick" not in drawn
    assert "First &lt;i&gt;</h2>" in drawn
    assert "govuk-inset-text" in drawn


def test_a_warning_says_so_to_those_who_listen() -> None:
    drawn = html({"body": "<p>Call 999.</p>"}, style="warning")
    assert '<span class="govuk-visually-hidden">Warning</span>' in drawn
    assert "<h2" not in drawn


def test_guidance_is_never_optional_and_takes_nothing() -> None:
    assert "optional" not in html({"label": "First"})
    field = make_field(Question("q", "guidance"), Words("en", "en"))
    assert field.widget.value_from_datadict({"q": "x"}, {}, "q") is None
    assert field.clean("x") is None


@pytest.fixture
def page(db: None) -> Page:
    root = Page.objects.get(depth=1)
    return root.add_child(instance=Page(title="Procedure <1>", slug="procedure-one"))


def test_links_to_pages_are_kept_by_key_and_found_again(page: Page) -> None:
    stored = f'<p>See <a id="{page.pk}" linktype="page">this</a> and <a id="999999" linktype="page">that</a>.</p>'
    kept = published(stored)
    assert f'linktype="key" id="{page.translation_key}"' in kept
    assert "999999" not in kept
    assert f'linktype="page" id="{page.pk}"' in editable(kept, "en")
    assert "linktype" not in editable(
        kept.replace(str(page.translation_key), "0" * 8 + "-0000" * 3 + "-" + "0" * 12), "en"
    )


def test_a_link_leads_to_a_page_of_the_site_in_a_new_tab(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Page, "url", "/en/procedure-one/")
    body = f'<p><a linktype="key" id="{page.translation_key}">this</a> <a linktype="key" id="x">that</a></p>'
    drawn = html({"body": body})
    assert '<a href="/en/procedure-one/" target="_blank" rel="noopener">this</a> <a>that</a>' in drawn


def test_a_page_is_named_by_its_title_or_as_the_author_says(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "new tab" not in html({}, page=str(page.translation_key))  # it stands below no site
    cache.clear()
    monkeypatch.setattr(Page, "url", "/en/procedure-one/")
    assert "Procedure &lt;1&gt; (opens in a new tab)" in html({}, page=str(page.translation_key))
    assert 'href="/en/procedure-one/"' in html({}, page=str(page.translation_key))
    assert "Read it (opens in a new tab)" in html({"link": "Read it"}, page=str(page.translation_key))
    page.live = False
    page.save()
    cache.clear()
    assert "new tab" not in html({}, page=str(page.translation_key))
    assert "new tab" not in html({}, page="junk")


@pytest.fixture
def picture(db: None, settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    Picture.new("RGB", (20, 10)).save(tmp_path / "a.png")
    file = SimpleUploadedFile("a.png", (tmp_path / "a.png").read_bytes(), "image/png")
    return get_image_model().objects.create(title="A house", file=file)


def test_a_picture_is_known_by_its_file(picture: Any) -> None:
    kind: Any = KINDS["guidance"]
    key = kind.setting_of("image", picture)
    assert len(key) == 40
    assert kind.child_of("image", key, "en") == picture.pk
    assert kind.child_of("image", "0" * 40, "en") is None
    drawn = html({"alt": 'A "house"'}, image=key)
    assert f'src="/drafts/pictures/{key}/" alt="A &quot;house&quot;" width="20" height="10"' in drawn
    assert "<img" not in html({"alt": "x"}, image="0" * 40)
    assert "<img" not in html({"alt": "x"}, image="../../x")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_picture_has_an_address_that_never_changes(picture: Any, client: Client) -> None:
    found = client.get(f"/drafts/pictures/{picture.get_file_hash()}/")
    assert found.status_code == 200
    assert b"".join(found.streaming_content).startswith(b"\x89PNG")  # type: ignore[attr-defined]
    assert "immutable" in found["Cache-Control"]
    assert found["X-Content-Type-Options"] == "nosniff"
    gc.collect()  # Wagtail leaves a temporary file open, which would fail another test
    for digest in ("0" * 40, "x", "..%2F..%2Fetc"):
        assert client.get(f"/drafts/pictures/{digest}/").status_code == 404


def test_guidance_costs_no_query_the_second_time(
    page: Page, picture: Any, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(Page, "url", "/en/procedure-one/")
    body = f'<p><a linktype="key" id="{page.translation_key}">this</a></p>'
    settings = {"page": str(page.translation_key), "image": picture.get_file_hash()}
    first = html({"body": body}, **settings)
    with django_assert_num_queries(0):
        assert html({"body": body}, **settings) == first


def test_the_editor_gives_settings_and_cleaned_words(page: Page, picture: Any) -> None:
    value = {"label": "", "body": f'<p onclick="x">A <a id="{page.pk}" linktype="page">b</a></p>', "page": page.pk,
             "image": picture.pk, "alt": "x", "link": "", "style": "warning"}  # fmt: skip
    block = QuestionsBlock().to_python([{"type": "guidance", "id": "q", "value": value}])[0]
    kind = KINDS["guidance"]
    assert {name: kind.setting_of(name, block.value[name]) for name in kind.settings} == {
        "style": "warning", "page": str(page.translation_key), "image": picture.get_file_hash(),
    }  # fmt: skip
    assert kind.text_of("body", block.value["body"]).startswith('<p>A <a linktype="key"')
    assert kind.child_of("page", str(page.translation_key), "en") == page.pk
