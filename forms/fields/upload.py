"""Files somebody adds. The answer is the ids of their uploads, which forms/services/uploading.py keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .adding import LARGEST, MOST, SENT, Added, FilesField, accepts, is_upload_id, largest, most, too_many
from .base import Kind, Person, Raw
from .block import QuestionBlock

__all__ = ["LARGEST", "SENT", "Added", "Files", "FilesField", "accepts", "is_upload_id", "largest", "most", "too_many"]

GROUP_NAMES = {
    "pdf": gettext_lazy("PDF"),
    "image": gettext_lazy("Pictures (JPEG, PNG, WebP, HEIC)"),
    "document": gettext_lazy("Documents (DOCX, ODT)"),
    "text": gettext_lazy("Plain text (TXT)"),
    "recording": gettext_lazy("Recordings (MP3, M4A, WAV, MP4)"),
}


class GroupsBlock(blocks.MultipleChoiceBlock):
    """Which types an author lets through: never translated."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        return value


class FileBlock(QuestionBlock):
    """Files of a few types."""

    kind = Key.FILE
    accepts = GroupsBlock(
        label=gettext_lazy("What is taken"),
        choices=list(GROUP_NAMES.items()),
        default=["pdf", "image", "document"],
        widget=forms.CheckboxSelectMultiple,
        search_index=False,
        help_text=gettext_lazy("A file is known by its content, whatever it is called."),
    )
    largest = blocks.IntegerBlock(
        label=gettext_lazy("Largest size in MB"), default=10, min_value=1, max_value=LARGEST, search_index=False
    )
    most = blocks.IntegerBlock(
        label=gettext_lazy("How many files"), default=1, min_value=1, max_value=MOST, search_index=False
    )

    class Meta:
        icon = "doc-full"
        label = gettext_lazy("File upload")
        description = gettext_lazy("Documents, pictures or recordings")


class Files(Kind):
    block: ClassVar[Any] = FileBlock
    key: ClassVar[str] = "file"
    type: ClassVar[str] = "files"
    settings: ClassVar[tuple[str, ...]] = ("accepts", "largest", "most")
    groupable: ClassVar[bool] = False
    operators: ClassVar[tuple[str, ...]] = ("answered",)

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        return FilesField(question, named)

    def display(self, question: Question, answer: Answer, words: Words, people: Sequence[Person] = ()) -> str:
        """A name a line, of the files whose (upload id, name) stand among `people`; a sign for any other."""
        names = dict(people)
        return "\n".join(names.get(one) or _("File %(sign)s") % {"sign": one[:8]} for one in answer)

    def raw(self, question: Question, answer: Answer) -> Raw:
        if not isinstance(answer, list) or not all(map(is_upload_id, answer)):
            raise ValueError("not uploads")
        return answer

    def setting_of(self, name: str, given: Any) -> Any:
        return list(given or []) if name == "accepts" else given

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        item = {"type": "string", "format": "uuid"}
        return {"type": "array", "items": item, "minItems": 1, "maxItems": most(question), "uniqueItems": True}

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        return [(name, str(one)) for one in raw or []]

    def spoken(self, question: Question, raw: Raw, words: Words, people: Sequence[Person] = ()) -> str:
        return self.display(question, [one for one in raw or [] if is_upload_id(one)], words, people)
