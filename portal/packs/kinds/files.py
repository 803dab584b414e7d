"""Images, documents and pictures of the authority's own: only what the pack's texts show."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha1
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, UnidentifiedImageError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from portal.procedures.models import OwnSymbol
from portal.procedures.pictures import made_anew

from ..exceptions import BadPack
from ..items import Data, Key
from .site import Site

EXTENSIONS = ("csv", "docx", "mp4", "odt", "pdf", "pptx", "txt", "vtt", "webm", "xlsx", "zip")
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
FOLDERS = {"image": "images", "document": "documents", "symbol": "symbols"}


def collect(site: Site) -> Iterator[tuple[Key, Data]]:
    """Every file that was pointed at while the other kinds were collected."""
    for kind, pk in sorted(site.used):
        row: Any = _model(kind).objects.get(pk=pk)
        with (row.image if kind == "symbol" else row.file).open("rb") as file:
            content = file.read()
        suffix = PurePath((row.image if kind == "symbol" else row.file).name).suffix.lower()
        name = f"{FOLDERS[kind]}/{_hash(content)}{suffix}"
        site.files[name] = content
        yield (kind, row.name if kind == "symbol" else _hash(content)), {"file": name, **_about(kind, row)}


def _about(kind: str, row: Any) -> dict[str, str]:
    if kind == "symbol":
        return {"name": row.name}
    return {"title": row.title, "description": row.description} if kind == "image" else {"title": row.title}


def bring(kind: str, site: Site, key: str, data: Any) -> None:
    """Add the file where no file has its content. Raises BadPack for what is no such file."""
    content = site.files.get(data.get("file", ""))
    if content is None or (kind != "symbol" and _hash(content) != key):
        raise BadPack(f"{kind} {key}: its file is not in the pack, or is another one.")
    if kind == "symbol":
        _symbol(key, content)
    else:
        _file(kind, site, key, data, content)
    site.forget_files()


def _symbol(name: str, content: bytes) -> None:
    try:
        picture = made_anew(BytesIO(content))
    except ValueError as error:
        raise BadPack(f"symbol {name}: {error}") from error
    row = OwnSymbol.objects.filter(name=name).first() or OwnSymbol(name=name)
    row.image = ContentFile(picture, name=f"{_hash(picture)}.png")
    row.save()


def _file(kind: str, site: Site, key: str, data: Any, content: bytes) -> None:
    suffix = PurePath(data["file"]).suffix
    if kind == "image":
        _look(key, content)
    elif suffix.removeprefix(".") not in getattr(settings, "WAGTAILDOCS_EXTENSIONS", EXTENSIONS):
        raise BadPack(f"document {key}: a {suffix} file is not taken here.")
    row = _model(kind).objects.filter(file_hash=key).first()
    if row is None:
        row = _model(kind)(uploaded_by_user=site.by, file=ContentFile(content, name=f"{key[:12]}{suffix}"))
        row.file_hash, row.file_size = key, len(content)
    for name in data.keys() & {"title", "description"}:
        setattr(row, name, data[name])
    try:
        row.full_clean()
    except ValidationError as error:
        raise BadPack(f"{kind} {key}: {'; '.join(error.messages)}") from error
    row.save()


def _look(key: str, content: bytes) -> None:
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as image:
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadPack(f"image {key}: no picture.") from error


def _model(kind: str) -> Any:
    return {"image": get_image_model, "document": get_document_model, "symbol": lambda: OwnSymbol}[kind]()


def _hash(content: bytes) -> str:
    """As Wagtail tells files apart; a name, no seal."""
    return sha1(content, usedforsecurity=False).hexdigest()
