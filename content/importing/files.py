"""What a file holds: a Word document, an HTML file, or an archive of HTML files with their pictures."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from bs4 import BeautifulSoup

from .inline import PARSER
from .shapes import UNREAD, Bundle, Note, Source
from .word import read_word

LARGEST = 30_000_000  # bytes that may be sent
LARGEST_UNPACKED = 200_000_000
MOST_FILES = 3_000
HTML = {".html", ".htm", ".xhtml"}
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp"}
DECLARATION = re.compile(rb"""^\s*<\?xml[^>]*?(?:encoding=["']([\w-]+)["'])?[^>]*\?>""")
KINDS = (".docx", *sorted(HTML), ".zip")


class Unreadable(Exception):
    """The file is not what its name says, or more than we take."""


def read(name: str, data: bytes) -> Bundle:
    """What the file `name` holds. Raises Unreadable."""
    kind = PurePosixPath(name.lower()).suffix
    if len(data) > LARGEST:
        raise Unreadable
    if kind in HTML:
        return Bundle((_source(PurePosixPath(name).name, data),))
    if kind not in (".docx", ".zip"):
        raise Unreadable
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _measure(archive)
            return read_word(name, archive, data) if kind == ".docx" else _unpack(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, KeyError, ValueError) as error:
        raise Unreadable from error


def _measure(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise Unreadable


def _unpack(archive: zipfile.ZipFile) -> Bundle:
    sources, pictures, notes = [], {}, []
    for path in sorted(_paths(archive), key=_reading_order):
        kind = PurePosixPath(path.lower()).suffix
        if kind in HTML:
            sources.append(_source(path, archive.read(path)))
        elif kind in PICTURES:
            pictures[path] = archive.read(path)
        elif kind not in (".css", ".js", ".map", ".ico"):
            notes.append(Note(UNREAD, path))
    return Bundle(tuple(sources), pictures, tuple(notes))


def _paths(archive: zipfile.ZipFile) -> Iterator[str]:
    for member in archive.infolist():
        path = member.filename
        hidden = any(part.startswith((".", "__MACOSX")) for part in path.split("/"))
        if not member.is_dir() and not hidden and posixpath.normpath(path) == path and not path.startswith("/"):
            yield path


def _reading_order(path: str) -> tuple[str, bool, str]:
    """A folder's index before its other files."""
    place = PurePosixPath(path)
    return str(place.parent), place.stem.lower() != "index", path.lower()


def _source(path: str, data: bytes) -> Source:
    declared = DECLARATION.match(data)
    encoding = declared[1].decode("ascii") if declared and declared[1] else None
    # Without one in front, the parser finds what the file declares further down
    soup = BeautifulSoup(DECLARATION.sub(b"", data, count=1), PARSER, from_encoding=encoding)
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    return Source(path, str(soup), title)
