"""What a file is, by its bytes and never by its name; and names made harmless. No Django.

Own signatures and no library: the list is closed and short, and libraries for this take a Word file with macros, or
any archive, for a document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO

MEGABYTE = 1024 * 1024
LONGEST_NAME = 120  # characters; below what any file system takes, however its letters are written
_HEAD = 64
_DIRECTORY = MEGABYTE  # of an archive's list of contents: a document's is a hundred times smaller
_VIDEO = {b"isom", b"iso2", b"mp41", b"mp42", b"avc1", b"3gp4", b"3gp5", b"3gp6"}
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"}


@dataclass(frozen=True, slots=True)
class FileType:
    """One type of file. `group` is what an author ticks; the first of `suffixes` is given to a file that has none."""

    media: str
    group: str
    suffixes: tuple[str, ...]


TYPES: Mapping[str, FileType] = {
    one.media: one
    for one in (
        FileType("application/pdf", "pdf", (".pdf",)),
        FileType("image/jpeg", "image", (".jpg", ".jpeg", ".jpe")),
        FileType("image/png", "image", (".png",)),
        FileType("image/webp", "image", (".webp",)),
        FileType("image/heic", "image", (".heic", ".heif")),
        FileType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "document", (".docx",)),
        FileType("application/vnd.oasis.opendocument.text", "document", (".odt",)),
        FileType("text/plain", "text", (".txt", ".text", ".md", ".csv")),
        FileType("audio/mpeg", "recording", (".mp3",)),
        FileType("audio/mp4", "recording", (".m4a", ".m4b")),
        FileType("audio/wav", "recording", (".wav",)),
        FileType("video/mp4", "recording", (".mp4", ".m4v", ".3gp", ".m4a")),
    )
}
GROUPS = tuple(dict.fromkeys(one.group for one in TYPES.values()))


def detect(file: IO[bytes]) -> str | None:
    """The media type of `TYPES` that the bytes of this file show, None for any other. Leaves it at its start."""
    try:
        file.seek(0)
        head = file.read(_HEAD)
        for media, shows in _SIGNATURES:
            if shows(head):
                return media
        if head[:4] == b"PK\x03\x04":
            return _document(file, head)
        return "text/plain" if head and _is_text(file) else None
    finally:
        file.seek(0)


def _brand(head: bytes) -> bytes:
    return head[8:12] if head[4:8] == b"ftyp" else b""


def _riff(head: bytes) -> bytes:
    return head[8:12] if head[:4] == b"RIFF" else b""


_SIGNATURES: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("application/pdf", lambda head: head.startswith(b"%PDF-")),
    ("image/jpeg", lambda head: head.startswith(b"\xff\xd8\xff")),
    ("image/png", lambda head: head.startswith(b"\x89PNG\r\n\x1a\n")),
    ("image/webp", lambda head: _riff(head) == b"WEBP"),
    ("image/heic", lambda head: _brand(head) in _HEIC),
    ("audio/mpeg", lambda head: head.startswith((b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"))),
    ("audio/mp4", lambda head: _brand(head) in (b"M4A ", b"M4B ")),
    ("audio/wav", lambda head: _riff(head) == b"WAVE"),
    ("video/mp4", lambda head: _brand(head) in _VIDEO),
)


def _document(file: IO[bytes], head: bytes) -> str | None:
    """A text document among archives. Nothing is unpacked: its list of contents is looked at as bytes."""
    listed = _contents(file)
    if b"vbaProject" in listed or b"Basic/" in listed:
        return None  # carries a program
    if b"[Content_Types].xml" in listed and b"word/document.xml" in listed:
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    if head[30:].startswith(b"mimetypeapplication/vnd.oasis.o"):
        return "application/vnd.oasis.opendocument.text" if _is_odt(file) else None
    return None


def _is_odt(file: IO[bytes]) -> bool:
    file.seek(38)
    return file.read(41).startswith(b"application/vnd.oasis.opendocument.textPK")


def _contents(file: IO[bytes]) -> bytes:
    """The list of contents of an archive, b"" when it has none that can be."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 66_000))  # the longest end of an archive, with its comment
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        return b""
    length, start = (int.from_bytes(tail[end + at : end + at + 4], "little") for at in (12, 16))
    if length > _DIRECTORY or start + length > size:
        return b""
    file.seek(start)
    return file.read(length)


_no_text = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def _is_text(file: IO[bytes]) -> bool:
    file.seek(0)
    while part := file.read(65_536):
        if _no_text.search(part):
            return False
    return True


_TAKEN = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")  # names that Windows keeps for itself
_JOINERS = "\u200c\u200d"  # part of how Urdu and Persian are written


def harmless(name: str, media: str) -> str:
    """The name as it may stand on a page and be saved by anybody: no path, nothing invisible, nothing that turns the
    direction of reading, at most `LONGEST_NAME` characters, with a suffix that tells its type."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(sign for sign in last if sign in _JOINERS or unicodedata.category(sign)[0] != "C")
    plain = re.sub(r'[<>:"|?*\s]+', " ", seen).strip(" .")
    suffixes = TYPES[media].suffixes
    stem, dot, suffix = plain.rpartition(".")
    if not dot or f".{suffix.lower()}" not in suffixes:
        stem, suffix = plain, suffixes[0][1:]
    stem = stem.strip(" .") or "file"
    if _TAKEN.fullmatch(stem):
        stem = f"file {stem}"
    return f"{stem[: LONGEST_NAME - len(suffix) - 1].strip(' .')}.{suffix}"
