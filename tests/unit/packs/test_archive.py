"""A pack as a file."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from portal.packs import archive
from portal.packs.archive import from_bytes, to_bytes
from portal.packs.exceptions import BadPack
from portal.packs.items import Pack, label

PICTURE = "images/" + "a" * 40 + ".png"
PACK = Pack(
    "here", {("page", "k"): {"title": "Tŷ", "n": 1}, ("terms", "here"): {"languages": {}}}, {PICTURE: b"x" * 50}
)


def test_the_same_pack_is_the_same_bytes_and_comes_back_whole() -> None:
    swapped = Pack("here", dict(reversed(list(PACK.items.items()))), PACK.files)
    assert to_bytes(PACK) == to_bytes(swapped)
    assert from_bytes(to_bytes(PACK)) == PACK


def test_the_file_can_be_read_by_a_person() -> None:
    with ZipFile(BytesIO(to_bytes(PACK))) as opened:
        assert opened.namelist() == [PICTURE, "pack.json", "page.json", "terms.json"]
        assert "Tŷ" in opened.read("page.json").decode()


def zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return out.getvalue()


GOOD = {"pack.json": b'{"format": 1, "place": "here"}'}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no pack"),
        (b"PK\x03\x04 and more", "no pack"),
        (zipped({}), "format None"),
        (zipped({"pack.json": b'{"format": 2, "place": "here"}'}), "format 2"),
        (zipped({"pack.json": b'{"format": 1, "place": "../x"}'}), "which place"),
        (zipped(GOOD | {"page.json": b"[1]"}), "no object"),
        (zipped(GOOD | {"page.json": b'{"k": 1}'}), "every item"),
        (zipped(GOOD | {"page.json": b"{"}), "not JSON"),
        (zipped(GOOD | {"page.json": b"[" * 100_000}), "not JSON"),
        (zipped(GOOD | {"../../etc/passwd": b"x"}), "Unknown in a pack"),
        (zipped(GOOD | {"images/x.svg": b"x"}), "Unknown in a pack"),
    ],
)
def test_what_is_no_pack_is_refused_with_the_reason(content: bytes, words: str) -> None:
    with pytest.raises(BadPack, match=words):
        from_bytes(content)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 40)
    with pytest.raises(BadPack, match="too large"):
        from_bytes(to_bytes(PACK))


def test_an_item_is_named_by_its_words() -> None:
    assert label("page", "k", {"languages": {"cy": {"title": "Cymraeg"}, "en": {"title": "English"}}}) == (
        "page English (k)"
    )
    assert label("place", "wales", {"name": "Wales"}) == "place Wales (wales)"
    assert label("form", "k", {"texts": {"en": {"form.title": "Plan"}}}) == "form Plan (k)"
    assert label("tree", "wales", {"pages": []}) == "tree wales"
