"""A pack as one file: a zip of JSON and pictures, the same bytes for the same pack. Nothing of a file is believed."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from .exceptions import BadPack
from .items import FORMAT, KINDS, Data, Key, Pack, text_of

MANIFEST = "pack.json"
MOST_FILES = 5_000
MOST_BYTES = 300_000_000  # when unpacked
FILE = re.compile(r"(images|documents|symbols)/[0-9a-f]{40}\.[a-z0-9]{2,5}")
PLACE = re.compile(r"[a-z0-9_-]{1,50}")
BEGINNING = (1980, 1, 1, 0, 0, 0)  # a zip's first day: no pack differs by the hour it was made
FOR_ALL = 0o644 << 16


def to_bytes(pack: Pack) -> bytes:
    """The file. One JSON file a kind, sorted by key, so that packs can be compared by eye and by git."""
    parts = {MANIFEST: text_of({"format": FORMAT, "place": pack.place}).encode()}
    for kind in KINDS:
        found = {key: data for (one, key), data in pack.items.items() if one == kind}
        if found:
            parts[f"{kind}.json"] = text_of(found).encode()
    parts |= pack.files
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(parts):
            info = ZipInfo(name, BEGINNING)
            info.compress_type, info.external_attr, info.create_system = ZIP_DEFLATED, FOR_ALL, 3
            archive.writestr(info, parts[name])
    return out.getvalue()


def from_bytes(content: bytes) -> Pack:
    """The pack in a file. Raises BadPack."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = _parts(archive)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BadPack(f"This is no pack: {error}") from error
    about = _json(MANIFEST, parts.pop(MANIFEST, b"{}"))
    if about.get("format") != FORMAT:
        raise BadPack(f"A pack of format {about.get('format')}; this release reads {FORMAT}.")
    if not PLACE.fullmatch(str(about.get("place"))):
        raise BadPack("The pack does not say which place it is of.")
    items: dict[Key, Data] = {}
    for kind in KINDS:
        found = _json(f"{kind}.json", parts.pop(f"{kind}.json", b"{}"))
        if not all(isinstance(data, dict) for data in found.values()):
            raise BadPack(f"{kind}.json: every item is an object.")
        items |= {(kind, key): data for key, data in found.items()}
    strange = [name for name in parts if not FILE.fullmatch(name)]
    if strange:
        raise BadPack(f"Unknown in a pack: {', '.join(sorted(strange)[:5])}")
    return Pack(about["place"], items, parts)


def _parts(archive: ZipFile) -> dict[str, bytes]:
    listed = archive.infolist()
    if len(listed) > MOST_FILES or sum(info.file_size for info in listed) > MOST_BYTES:
        raise BadPack(f"The pack is too large: {MOST_FILES} files and {MOST_BYTES:,} bytes can be read.")
    if len({info.filename for info in listed}) != len(listed):
        raise BadPack("The pack names a file twice.")
    return {info.filename: archive.read(info) for info in listed}


def _json(name: str, content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BadPack(f"{name} is not JSON: {str(error)[:100]}") from error
    if not isinstance(found, dict):
        raise BadPack(f"{name} is no object.")
    return found
