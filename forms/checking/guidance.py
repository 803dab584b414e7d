"""Running text that some readers could not follow: headings out of order, links without words, silent pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.utils.translation import gettext as _

from forms.enums import Kind
from forms.exceptions import Problem
from forms.spec import inside

from .ground import Ground, Place

_tag = re.compile(r"<[a-zA-Z!/]")


def guidance(ground: Ground) -> Iterator[Problem]:
    """Of every language: a translator can lose the words of a link as well."""
    for step in ground.spec.steps:
        for question in inside(step.questions):
            place = ground.places[question.id]
            if question.kind == Kind.GUIDANCE:
                yield from _shown(ground, place)
            for language, texts in ground.document.texts.items():
                text = texts.get(f"{question.id}.body", "")
                if _tag.search(text):
                    yield from _prose(ground, place, language, text)


def _shown(ground: Ground, place: Place) -> Iterator[Problem]:
    words = {word: ground.texts.get(f"{place.question.id}.{word}") for word in ("label", "body", "alt")}
    settings = place.question.settings
    if not (words["label"] or words["body"] or settings.get("page") or settings.get("image")):
        yield ground.about("guidance.empty", _("A guidance text in step “%(step)s” is empty."), place)
    if settings.get("image") and not words["alt"]:
        message = _("A picture in step “%(step)s” does not say what it shows. That is right only if it adds nothing.")
        yield ground.about("guidance.alt", message, place, level="warning", facts=(str(settings["image"]),))


def _prose(ground: Ground, place: Place, language: str, text: str) -> Iterator[Problem]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    facts = () if language == ground.document.language else (language,)
    if reader.empty_links:
        message = _("A link in a guidance text of step “%(step)s” has no words (%(language)s).")
        yield ground.about("guidance.link", message, place, facts=facts, language=language)
    if reader.dead_links:
        message = _("A link in a guidance text of step “%(step)s” leads nowhere (%(language)s).")
        yield ground.about("guidance.dead_link", message, place, facts=facts, language=language)
    if reader.empty_headings:
        message = _("A heading in a guidance text of step “%(step)s” has no words (%(language)s).")
        yield ground.about("guidance.heading", message, place, facts=facts, language=language)
    if reader.silent_images:
        message = _("A picture in a guidance text of step “%(step)s” does not say what it shows (%(language)s).")
        yield ground.about("guidance.image", message, place, facts=facts, language=language)
    if any(level > before + 1 for before, level in zip((1, *reader.headings), reader.headings, strict=False)):
        message = _("The headings in a guidance text of step “%(step)s” leave out a level (%(language)s).")
        yield ground.about("guidance.order", message, place, facts=facts, language=language)
    if 1 in reader.headings:
        message = _("A heading in a guidance text of step “%(step)s” is as high as the step’s own (%(language)s).")
        yield ground.about("guidance.order", message, place, facts=("h1", *facts), language=language)


class _Reader(HTMLParser):
    """Counts what is wrong in one text."""

    def __init__(self) -> None:
        super().__init__()
        self.empty_links = self.dead_links = self.empty_headings = self.silent_images = 0
        self.headings: list[int] = []
        self.open: list[tuple[str, list[str]]] = []  # links and headings that are open, with the text in them

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.open.append((tag, []))
            self.dead_links += not (given.get("href") or given.get("id"))
        elif re.fullmatch("h[1-6]", tag):
            self.open.append((tag, []))
            self.headings.append(int(tag[1]))
        elif tag == "img" or (tag == "embed" and given.get("embedtype") == "image"):
            alt = given.get("alt")
            self.silent_images += alt is None
            for _tag_name, text in self.open:
                text.append(alt or "")

    def handle_data(self, data: str) -> None:
        for _tag_name, text in self.open:
            text.append(data)

    def handle_endtag(self, tag: str) -> None:
        for number in reversed(range(len(self.open))):
            if self.open[number][0] == tag:
                _name, text = self.open.pop(number)
                if not "".join(text).strip("\u200b\xa0 \n\t"):
                    self.empty_links += tag == "a"
                    self.empty_headings += tag != "a"
                return
