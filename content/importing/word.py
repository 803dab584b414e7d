"""Word documents, through mammoth: it knows headings, lists, tables, links, footnotes and pictures by their meaning and
leaves looks behind, which is what a manual wants. python-docx would hand out paragraphs and leave all of that to us."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import defusedxml.ElementTree
import mammoth
from defusedxml.common import DefusedXmlException

from .shapes import CHANGES, COMMENTS, HEADERS, STYLE, Bundle, Note, Source

STYLES = """
p[style-name='Title'] => p.import-title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Caption'] => p.import-caption:fresh
"""
UNKNOWN = re.compile(r"Unrecognised (?:paragraph|run|table) style: '?(?P<name>[^'(]*)")
KINDS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}


def read_word(name: str, archive: zipfile.ZipFile, data: bytes) -> Bundle:
    """The document as HTML, with its pictures. Raises ValueError for one that is not whole or not safe to open."""
    _look_inside(archive)
    pictures: dict[str, bytes] = {}
    result = mammoth.convert_to_html(
        io.BytesIO(data),
        style_map=STYLES,
        include_embedded_style_map=False,
        external_file_access=False,
        convert_image=mammoth.images.img_element(_keep(pictures)),
    )
    styles = dict.fromkeys(found["name"].strip() for one in result.messages if (found := UNKNOWN.match(one.message)))
    path = PurePosixPath(name).name
    notes = [Note(why, path) for why in _left_behind(archive)] + [Note(STYLE, path, style) for style in styles]
    return Bundle((Source(path, result.value),), pictures, tuple(notes))


def _keep(pictures: dict[str, bytes]) -> Callable[[Any], dict[str, str]]:
    def keep(image: Any) -> dict[str, str]:
        path = f"picture-{len(pictures) + 1}.{KINDS.get(image.content_type, 'unknown')}"
        try:
            with image.open() as handle:
                pictures[path] = handle.read()
        except Exception:
            return {"src": path}
        return {"src": path}

    return keep


def _look_inside(archive: zipfile.ZipFile) -> None:
    """Word writes no document type declarations; whoever does wants to harm the parser."""
    for member in archive.namelist():
        if member.endswith((".xml", ".rels")):
            try:
                defusedxml.ElementTree.fromstring(archive.read(member), forbid_dtd=True)
            except (DefusedXmlException, defusedxml.ElementTree.ParseError) as error:
                raise ValueError(member) from error


def _left_behind(archive: zipfile.ZipFile) -> list[str]:
    """What a document has that a page has not."""
    names = set(archive.namelist())
    text = archive.read("word/document.xml")
    found = []
    if "word/comments.xml" in names and b"<w:comment " in archive.read("word/comments.xml"):
        found.append(COMMENTS)
    if b"<w:ins " in text or b"<w:del " in text:
        found.append(CHANGES)
    if any(name.startswith(("word/header", "word/footer")) for name in names):
        found.append(HEADERS)
    return found
