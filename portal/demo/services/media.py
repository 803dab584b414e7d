"""Pictures, films and forms to print of the shipped manual, as Wagtail keeps them."""

from hashlib import sha1
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .. import files

PICTURES = {".png", ".jpg", ".webp"}


def add_media() -> dict[str, int]:
    """{name of a file: primary key of its picture or document}; what is there already is not made again."""
    return {name: _add(name, about) for name, about in files.media().items()}


def _add(name: str, about: files.Data) -> int:
    path = files.path_of(name)
    content = path.read_bytes()
    digest = sha1(content, usedforsecurity=False).hexdigest()  # as Wagtail tells files apart; a name, no seal
    model: Any = get_image_model() if path.suffix in PICTURES else get_document_model()
    found = model.objects.filter(file_hash=digest).first()
    if found is None:
        found = model(title=about["title"], file=ContentFile(content, name=name), file_hash=digest)
        found.file_size = len(content)
        found.save()
    pk: int = found.pk
    return pk
