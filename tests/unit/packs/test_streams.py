"""What streams point at leaves the numbers of one database."""

from __future__ import annotations

from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.packs.streams import swapped

BODY = blocks.StreamBlock(
    [
        ("text", blocks.StructBlock([("heading", blocks.CharBlock()), ("text", blocks.RichTextBlock())])),
        ("related", blocks.StructBlock([("pages", blocks.ListBlock(blocks.PageChooserBlock()))])),
        ("picture", blocks.StructBlock([("image", ImageChooserBlock()), ("file", DocumentChooserBlock())])),
    ]
)
RAW = [
    {"type": "text", "id": "1", "value": {"heading": "7", "text": '<p><a id="7" linktype="page">x <b>y</b></a> 7</p>'}},
    {"type": "related", "id": "2", "value": {"pages": [{"type": "item", "id": "3", "value": 7}, 8]}},
    {"type": "picture", "id": "4", "value": {"image": 7, "file": None}},
]


def test_pages_images_and_links_are_named_and_nothing_else() -> None:
    def name(label: str, raw: Any) -> str:
        return f"{label}:{raw}"

    found = swapped(BODY, RAW, name)
    link = '<p><a linktype="page" id="wagtailcore.page:7">x <b>y</b></a> 7</p>'
    assert found[0]["value"] == {"heading": "7", "text": link}
    pages = [{"type": "item", "id": "3", "value": "wagtailcore.page:7"}, "wagtailcore.page:8"]
    assert found[1]["value"] == {"pages": pages}
    assert found[2]["value"] == {"image": "wagtailimages.image:7", "file": None}
    assert [part["id"] for part in found] == ["1", "2", "4"]


def test_what_points_nowhere_goes_and_its_words_stay() -> None:
    found = swapped(BODY, RAW, lambda label, raw: None)
    assert found[0]["value"]["text"] == "<p>x <b>y</b> 7</p>"
    assert found[1]["value"] == {"pages": []}
    assert found[2]["value"] == {"image": None, "file": None}


def test_other_links_and_unknown_blocks() -> None:
    raw = [
        {"type": "gone", "id": "1", "value": 1},
        {"type": "text", "id": "2", "value": {"text": '<a href="/x">y</a>'}},
    ]
    found = swapped(BODY, raw, lambda label, raw: "never")
    assert found == [raw[1]]
