"""What can be wrong with the words of a manual's file: languages, length, variables, links. Pure, plain Python."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from . import prose

LANGUAGES = {"en", "cy"}
TERMS = {"plan", "record", "lead", "custodian", "chair", "core_group", "threshold"}
KNOWN = TERMS | {"manager"}  # and who keeps the record today
WORDS = re.compile(r"[^\W\d_]")

Found = Iterator[str]


def wrong_with(said: Any, what: str, most: int, welsh: bool) -> Found:
    """What is wrong with a text: plain English, or {en, cy}; `what` it is, a `blocks.Kind`; `welsh`: it has to be."""
    if isinstance(said, str):
        said = {"en": said}
    if (
        not isinstance(said, dict)
        or "en" not in said
        or said.keys() - LANGUAGES
        or not all(map(_filled, said.values()))
    ):
        yield "wants words, or {en: words, cy: words} (in quotes where YAML takes them for something else)"
        return
    yield from (f"{language}: over {most} characters" for language, text in said.items() if most and len(text) > most)
    for text in said.values():
        yield from _marks(text, what)
    if "cy" in said:
        yield from _alike(said, what)
        if not welsh:
            yield "the title of the page is not in Welsh: a page is in Welsh whole or not at all"
    elif welsh and WORDS.search(prose.VARIABLE.sub("", said["en"])):
        yield f"Welsh is missing: {said['en'][:40]}"


def _filled(text: Any) -> bool:
    return isinstance(text, str) and bool(text.strip())


def _marks(text: str, what: str) -> Found:
    for name in prose.variables(text):
        if name[:1].lower() + name[1:] not in KNOWN and not name.startswith("time:"):
            yield f"unknown variable {{{name}}}"
    if "{" in prose.VARIABLE.sub("", text) or "}" in prose.VARIABLE.sub("", text):
        yield "a brace that belongs to no variable"
    if what != "prose" and prose.page_keys(text):
        yield "links work in running text only"
    if "](" in prose.LINK.sub("", text):
        yield "a link is [words](page:key) or [words](https://…)"


def _alike(said: dict[str, str], what: str) -> Found:
    """Welsh is matched with English paragraph by paragraph, item by item, variable by variable."""
    english, welsh = said["en"], said["cy"]
    if english == welsh and WORDS.search(prose.VARIABLE.sub("", english)):
        yield f"the Welsh is the English: {english[:40]}"
    if what == "prose" and prose.shape(english) != prose.shape(welsh):
        yield f"other paragraphs or items in Welsh: {english[:40]}"
    if set(_plain(english)) != set(_plain(welsh)):
        yield f"other variables in Welsh: {english[:40]}"
    if sorted(prose.page_keys(english)) != sorted(prose.page_keys(welsh)):
        yield f"other links in Welsh: {english[:40]}"


def _plain(text: str) -> list[str]:
    return [name[:1].lower() + name[1:] for name in prose.variables(text)]
