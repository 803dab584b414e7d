"""Writes what was read as drafts: nothing of it is public before somebody publishes it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import override
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.utils.file import hash_filelike

from ..checking.noting import note
from ..models import ManualImport, ProcedurePage
from ..services.bodies import body_of
from .pages import outline
from .shapes import LOST_LINK, LOST_PICTURE, NO_ALT, Bundle, Leaf, Note

FORMATS = {"PNG", "JPEG", "GIF", "WEBP"}
MOST_PIXELS = 40_000_000
LINK = re.compile(r'<a href="import:([^"]*)">(.*?)</a>')


@transaction.atomic
def import_manual(*, bundle: Bundle, name: str, parent: Page, levels: int, by: Any, now: datetime) -> ManualImport:
    """Makes a draft of each page, below `parent` and in its language, and tells what could not be kept.

    `levels`: how many levels of headings make pages of their own. `name`: of the file. Pictures are kept among the
    images, one that is there already is used again. The drafts belong to `by`.
    """
    with override(parent.locale.language_code):
        read = outline(bundle, levels=levels)
    notes = list(read.notes)
    pictures = _pictures(bundle.pictures, list(_every(read.leaves)), by, notes)
    made = {id(leaf): page for leaf, page in _make(list(read.leaves), parent, by)}
    places = {name: made[id(leaf)].pk for leaf in _every(read.leaves) for name in sorted(leaf.names)}
    for leaf in _every(read.leaves):
        _say(made[id(leaf)], leaf, places, pictures, by, notes)
    return ManualImport.objects.create(
        name=name[:255],
        made_at=now,
        parent=parent,
        pages=[page.pk for page in made.values()],
        pictures=len(set(pictures.values())),
        notes=[{"why": one.why, "where": one.where, "what": one.what} for one in dict.fromkeys(notes)],
    )


def _every(leaves: tuple[Leaf, ...] | list[Leaf]) -> Iterator[Leaf]:
    for leaf in leaves:
        yield leaf
        yield from _every(leaf.below)


def _make(leaves: list[Leaf], parent: Page, by: Any) -> Iterator[tuple[Leaf, ProcedurePage]]:
    """The pages, bare: links can only lead to pages that are there."""
    for leaf in leaves:
        parent.refresh_from_db()
        new = ProcedurePage(title=leaf.title, locale_id=parent.locale_id, owner=by, live=False)
        page: ProcedurePage = parent.add_child(instance=new)
        log(instance=page, action="wagtail.create", user=by)
        yield leaf, page
        yield from _make(leaf.below, page, by)


def _say(
    page: ProcedurePage, leaf: Leaf, places: Mapping[str, int], pictures: Mapping[str, int], by: Any, notes: list[Note]
) -> None:
    def link(found: re.Match[str]) -> str:
        where = found[1] if found[1] in places else found[1].partition("#")[0]
        if where in places:
            return f'<a linktype="page" id="{places[where]}">{found[2]}</a>'
        notes.append(Note(LOST_LINK, leaf.title, f"{found[2]} ({found[1]})"))
        return found[2]

    body = []
    for block in leaf.body:
        if block["type"] == "picture":
            if block["image"] not in pictures:
                continue
            block = {**block, "image": pictures[block["image"]]}
        elif block["type"] == "text":
            block = {**block, "text": LINK.sub(link, block["text"])}
        body.append(block)
    page.refresh_from_db()
    page.body = ProcedurePage._meta.get_field("body").to_python(body_of(str(page.translation_key), body, {}))
    page.has_unpublished_changes = True
    page.save()
    page.save_revision(user=by, log_action=True)
    note(page=page)


def _pictures(files: Mapping[str, bytes], leaves: list[Leaf], by: Any, notes: list[Note]) -> dict[str, int]:
    """{path: primary key} of the pictures that the pages show and that are pictures."""
    wanted = {
        block["image"]: (leaf, block["alt"]) for leaf in leaves for block in leaf.body if block["type"] == "picture"
    }
    kept: dict[str, int] = {}
    for path, (leaf, alt) in wanted.items():
        data = files[path]
        if _is_picture(data):
            kept[path] = _keep(path, data, alt, by).pk
        else:
            notes[:] = [one for one in notes if one != Note(NO_ALT, leaf.title, path)]
            notes.append(Note(LOST_PICTURE, leaf.title, path))
    return kept


def _is_picture(data: bytes) -> bool:
    try:
        with Pillow.open(io.BytesIO(data)) as picture:
            small = picture.width * picture.height <= MOST_PIXELS
            known = picture.format in FORMATS
            picture.verify()
    except (OSError, SyntaxError, ValueError, Pillow.DecompressionBombError, Pillow.DecompressionBombWarning):
        return False
    return known and small


def _keep(path: str, data: bytes, alt: str, by: Any) -> AbstractImage:
    model = get_image_model()
    there = model.objects.filter(file_hash=hash_filelike(io.BytesIO(data))).first()
    if there is not None:
        return there
    name = PurePosixPath(path).name
    image = model(title=(alt or name)[:255], description=alt[:255], uploaded_by_user=by, file=ContentFile(data, name))
    image._set_image_file_metadata()
    image.save()
    return image
