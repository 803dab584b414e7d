"""What a file is by its bytes, and names made harmless."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.fields.files import LONGEST_NAME, TYPES, detect, harmless
from tests.uploads import DOCM, DOCX, JPEG, ODT, PDF, PNG, archive


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (PDF, "application/pdf"),
        (JPEG, "image/jpeg"),
        (PNG, "image/png"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "image/heic"),
        (b"\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00", "audio/mp4"),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00", "video/mp4"),
        (b"ID3\x04\x00\x00\x00", "audio/mpeg"),
        (DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (ODT, "application/vnd.oasis.opendocument.text"),
        ("Dear Sir,\r\nthe letter — today\n".encode(), "text/plain"),
        ("caf\xe9".encode("cp1252"), "text/plain"),
    ],
)
def test_a_type_is_told_by_the_bytes(data: bytes, media: str) -> None:
    assert detect(io.BytesIO(data)) == media
    assert media in TYPES


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\x00\x03\x00\x00\x00",
        b"\x7fELF\x02\x01\x01\x00",
        b"junk\x00%PDF-1.7",
        b"\x00\x00\x00\x18ftypavif",
        DOCM,
        archive("anything.txt"),
        archive("xl/workbook.xml", "[Content_Types].xml"),
        archive("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.text-template")),
        archive("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")),
        archive("content.xml", "Basic/Standard/x.xml", first=("mimetype", b"application/vnd.oasis.opendocument.text")),
        b"PK\x03\x04" + bytes(40),
        b"PK\x03\x04" + bytes(40) + b"PK\x05\x06" + b"\xff" * 18,
    ],
)
def test_anything_else_is_no_type(data: bytes) -> None:
    assert detect(io.BytesIO(data)) is None


@given(st.binary(max_size=300))
def test_no_bytes_break_it(data: bytes) -> None:
    file = io.BytesIO(data)
    assert detect(file) in {*TYPES, None}
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("name", "media", "shown"),
    [
        ("Letter from school.PDF", "application/pdf", "Letter from school.PDF"),
        ("../../etc/passwd", "text/plain", "passwd.txt"),
        ("..\\..\\boot.ini", "text/plain", "boot.ini.txt"),
        ("C:\\Users\\lena\\scan.pdf", "application/pdf", "scan.pdf"),
        (".htaccess", "text/plain", "htaccess.txt"),
        ("", "image/png", "file.png"),
        ("...", "image/png", "file.png"),
        ("con.pdf", "application/pdf", "file con.pdf"),
        ("virus.exe", "image/png", "virus.exe.png"),
        ("invoice\u202efdp.exe", "application/pdf", "invoicefdp.exe.pdf"),
        ("a\x00b\r\nSet-Cookie: x.pdf", "application/pdf", "abSet-Cookie x.pdf"),
        ('we"ird<name>|?*.pdf', "application/pdf", "we ird name.pdf"),
        ("خط\u200cها.pdf", "application/pdf", "خط\u200cها.pdf"),
        ("a" * 300 + ".pdf", "application/pdf", "a" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_names_are_made_harmless(name: str, media: str, shown: str) -> None:
    assert harmless(name, media) == shown


@given(st.text(max_size=400), st.sampled_from(sorted(TYPES)))
def test_no_name_is_dangerous(name: str, media: str) -> None:
    shown = harmless(name, media)
    assert 0 < len(shown) <= LONGEST_NAME
    assert shown[0] not in ". " and not set(shown) & set('/\\<>:"|?*\r\n\t')
    assert shown.endswith(TYPES[media].suffixes) or shown.lower().endswith(TYPES[media].suffixes)
    assert all(sign in "\u200c\u200d" or unicodedata.category(sign)[0] != "C" for sign in shown)
    assert harmless(shown, media) == shown
