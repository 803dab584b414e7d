"""Files for tests: small ones of every type that is taken, and a form that asks for them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from forms.models import Draft, FormVersion, Upload
from forms.services.uploading import Taken, take
from forms.spec import Question, Spec, Step

from .filling import NOW, PURPOSE, make_version

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(32)


def archive(*names: str, first: tuple[str, bytes] | None = None) -> bytes:
    """A zip file with these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        if first is not None:
            file.writestr(first[0], first[1])
        for name in names:
            file.writestr(name, b"<x/>")
    return made.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
DOCM = archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
ODT = archive("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.text"))


def sent(name: str, data: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it; its claimed type is always wrong, for nobody may believe it."""
    return SimpleUploadedFile(name, data, content_type="text/html")


def letters(*, required: bool = False, keep: dict[str, int] | None = None, **settings: Any) -> Spec:
    """A form of two steps: the first asks for files ("letters") and a text, the second for a text."""
    given = {"accepts": ["pdf", "image", "document", "text"], "largest": 1, "most": 3} | settings
    first = Step(
        "papers",
        (Question("letters", "file", required=required, settings=given), Question("why", "short_text", required=False)),
    )
    second = Step("after", (Question("more", "short_text", required=False),))
    return Spec("letters", PURPOSE, (first, second), keep=keep or {})


WORDS = {
    "form.title": "Letters", "papers.title": "Papers", "after.title": "After", "letters.label": "The letters you have",
    "letters.hint": "From school", "why.label": "Why", "more.label": "More",
}  # fmt: skip


def letters_version(**more: Any) -> FormVersion:
    """The form, published."""
    return make_version(letters(**more), WORDS)


def add(draft: Draft, *files: SimpleUploadedFile, kept: list[str] | None = None, by: Any = None) -> Taken:
    """Send files with the first step, as the wizard does."""
    step = letters(required=False).steps[0]
    form = draft.version.spec["questions"][0]["settings"]
    question = replace(step.questions[0], settings=form)
    return take(
        draft=draft, step=replace(step, questions=(question, *step.questions[1:])),
        files=MultiValueDict({"letters-file": list(files)}), raw={"letters": kept or [], "why": ""},
        by=by or draft.owner, now=NOW,
    )  # fmt: skip


def name(draft: Draft, *uploads: str) -> None:
    """Let the first step name these uploads."""
    draft.steps.update_or_create(
        step="papers",
        defaults={"answers": {"letters": list(uploads)}, "complete": True, "revision": 1, "saved_at": NOW},
    )


def one(draft: Draft, data: bytes = PDF, called: str = "letter.pdf") -> Upload:
    """An upload that an answer names."""
    (key,) = add(draft, sent(called, data)).raw["letters"]
    name(draft, key)
    return Upload.objects.get(pk=key)
