"""Text between the questions: running text, a picture, a link to a procedure. Nobody answers it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.cache import cache
from django.utils.translation import get_language, gettext_lazy
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from ..enums import Kind as Key
from ..spec import Answer, Question
from ..words import Words
from .base import Kind, Person, Raw
from .block import ShownBlock
from .prose import MINUTE, ProseBlock, addresses, cleaned, editable, pages_in, published
from .shown import ShownField, ShownWidget

STYLES = ("plain", "inset", "warning")
_hash = re.compile("[0-9a-f]{40}")


class GuidanceWidget(ShownWidget):
    """Its words, and what they name in the CMS: looked up when it is drawn, because both can move."""

    component = "forms/fields/guidance.html"

    def __init__(self, *, body: str, alt: str, link: str, style: str, page: str, image: str) -> None:
        super().__init__()
        self.body, self.alt, self.link, self.style, self.page, self.image = body, alt, link, style, page, image

    def look(self, name: str, value: Any, ident: str, wrong: Sequence[str]) -> dict[str, Any]:
        url, title = self._page()
        return {
            "body": self.body,
            "style": self.style,
            "url": url,
            "link": self.link or title,
            "image": self.image,
            "size": size_of(self.image),
            "alt": self.alt,
        }

    def _page(self) -> tuple[str, str]:
        try:
            key = UUID(self.page)
        except ValueError:
            return "", ""
        return addresses({key}, get_language() or "").get(key, ("", ""))


def picture_of(digest: str) -> Any:
    """The image whose file has this SHA-1, in hex; None where there is none. One query."""
    if not _hash.fullmatch(digest):
        return None
    return get_image_model().objects.filter(file_hash=digest).order_by("pk").first()


def size_of(digest: str) -> tuple[int, int] | None:
    """Width and height of this image in pixels, None where there is none. Kept for a minute."""
    if not _hash.fullmatch(digest):
        return None
    name = f"forms.picture:{digest}"
    found: tuple[int, int] | None = cache.get(name)
    if found is None:
        image = picture_of(digest)
        found = (image.width, image.height) if image else (0, 0)
        cache.set(name, found, MINUTE)
    return found if found[0] else None


class GuidanceBlock(ShownBlock):
    """Text between the questions."""

    kind = Key.GUIDANCE
    label = blocks.CharBlock(label=gettext_lazy("Heading"), required=False, default="", max_length=250)
    hint = None
    body = ProseBlock(label=gettext_lazy("Text"), required=False)
    style = blocks.ChoiceBlock(
        label=gettext_lazy("Set apart"), default="plain", search_index=False,
        choices=[
            ("plain", gettext_lazy("Not at all")),
            ("inset", gettext_lazy("As a box")),
            ("warning", gettext_lazy("As a warning")),
        ],
    )  # fmt: skip
    page = blocks.PageChooserBlock(label=gettext_lazy("Link to a page"), required=False)
    link = blocks.CharBlock(
        label=gettext_lazy("Words of the link"), required=False, default="", max_length=150,
        help_text=gettext_lazy("Leave empty for the title of the page."),
    )  # fmt: skip
    image = ImageChooserBlock(label=gettext_lazy("Picture"), required=False)
    alt = blocks.CharBlock(
        label=gettext_lazy("What the picture shows"), required=False, default="", max_length=250,
        help_text=gettext_lazy("For people who cannot see it. Leave empty for a picture that adds nothing."),
    )  # fmt: skip
    aside = ("page", "link", "image", "alt")

    class Meta:
        icon = "info-circle"
        label = gettext_lazy("Guidance")
        description = gettext_lazy("Text, a warning, a picture, a link to a procedure")


class Guidance(Kind):
    """Settings: "style"; "page", the translation key of a page; "image", the SHA-1 of its file. "" where there is none.

    Texts: "body" (HTML, see forms/fields/prose.py), "link" and "alt".
    """

    block: ClassVar[Any] = GuidanceBlock
    key: ClassVar[str] = "guidance"
    type: ClassVar[str] = "shown"
    settings: ClassVar[tuple[str, ...]] = ("style", "page", "image")
    texts: ClassVar[dict[str, str]] = {"body": "body", "link": "link", "alt": "alt"}
    asks: ClassVar[bool] = False
    operators: ClassVar[tuple[str, ...]] = ()

    def field(self, question: Question, words: Words, named: str, people: Sequence[Person] = ()) -> forms.Field:
        style = question.settings.get("style")
        return ShownField(
            GuidanceWidget(
                body=cleaned(words(f"{question.id}.body")),
                alt=words(f"{question.id}.alt"),
                link=words(f"{question.id}.link"),
                style=style if style in STYLES else "plain",
                page=str(question.settings.get("page") or ""),
                image=str(question.settings.get("image") or ""),
            )
        )

    def raw(self, question: Question, answer: Answer) -> Raw:
        return ""

    def setting_of(self, name: str, given: Any) -> Any:
        if name == "style":
            return given or "plain"
        if given is None:
            return ""
        return given.get_file_hash() if name == "image" else str(given.translation_key)

    def text_of(self, child: str, given: Any) -> str:
        return published(given) if child == "body" else super().text_of(child, given)

    def child_of(self, child: str, kept: Any, language: str) -> Any:
        if child == "body":
            return editable(str(kept or ""), language)
        if child == "image":
            image = picture_of(str(kept or ""))
            return image.pk if image else None
        if child == "page":
            page = next(iter(pages_in({UUID(kept)}, language).values()), None) if kept else None
            return page.pk if page else None
        return super().child_of(child, kept, language)

    def schema(self, question: Question, words: Words) -> dict[str, Any]:
        return {"readOnly": True}

    def posted(self, question: Question, name: str, raw: Raw) -> list[tuple[str, str]]:
        return []

    def spoken(self, question: Question, raw: Raw, words: Words, people: Sequence[Person] = ()) -> str:
        return ""

    def fits(self, question: Question, answer: Answer, people: Sequence[Person] = ()) -> bool:
        return False
