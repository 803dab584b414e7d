"""Which words of an item a reader gets."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language_info

from portal.people.enums import Format
from portal.plans.rules import shown

from .. import names
from ..dates import written
from ..enums import Audience, Outdated
from ..reading import Text
from ..sections import SOURCE_FIELDS
from ..sentences import split
from .values import Reader, Source, Words


def text_hash(text: str) -> str:
    """SHA-256, hex, of a text: a wording keeps the hash of the text it was written from."""
    return hashlib.sha256(text.encode()).hexdigest()


def source_text(item: Mapping[str, Any]) -> str:
    """The professional text that a wording of this item puts into plain words; "" when it has none. What is restricted
    is not put into words."""
    fields = [item["fields"].get(name) or {} for name in SOURCE_FIELDS.get(item["capture"], ())]
    return "\n\n".join(filter(None, (shown(field) for field in fields if not field.get("restricted"))))


def own_words(source: Source, item: Mapping[str, Any], audience: str) -> tuple[tuple[str, Words], ...]:
    """The words of this item in the plan's own language, (audience, words), the best for the audience first.

    Easy words that no longer fit what the plan says give way to the family's; nobody is kept waiting for them.
    """
    found = []
    easy = source.words.get((item["id"], Audience.EASY, source.language)) if audience == Audience.EASY else None
    if easy and easy.source_hash == text_hash(source_text(item)):
        found.append((Audience.EASY.value, easy))
    plain = Audience.FAMILY.value if audience == Audience.EASY else audience
    if own := source.words.get((item["id"], plain, source.language)):
        found.append((plain, own))
    return tuple(found)


def words_for(source: Source, item: Mapping[str, Any], reader: Reader) -> Text | None:
    """The words of this item for this reader: the checked translation that fits the source wording; else, as the lead
    decided, the last checked one or the source wording, marked as what it is; else nothing (an item nobody put into
    words is not shown). For Easy Read one sentence a line."""
    own = own_words(source, item, reader.audience)
    if not own:
        return None
    if reader.language == source.language:
        found = Text(own[0][1].text, source.language)
    else:
        found = _translated(source, item["id"], own, reader) or Text(own[0][1].text, source.language, in_source=True)
    value = names.shown(found.value, "rtl" if get_language_info(found.language)["bidi"] else "ltr")
    if reader.format == Format.EASY_READ:
        value = "\n".join(split(value))
    return Text(value, found.language, found.in_source, found.outdated_on)


def _translated(source: Source, item: str, own: tuple[tuple[str, Words], ...], reader: Reader) -> Text | None:
    given = [(words, source.words.get((item, audience, reader.language))) for audience, words in own]
    for words, translation in given:
        if translation and (fits := _fitting(translation, text_hash(words.text))):
            return Text(fits, reader.language)
    if reader.outdated != Outdated.TRANSLATION:
        return None
    for words, translation in given:
        if translation and translation.checked_text:
            changed_on = written(words.written_on, reader.language) if words.written_on else ""
            return Text(translation.checked_text, reader.language, outdated_on=changed_on)
    return None


def _fitting(translation: Words, current: str) -> str:
    """The text somebody checked of the words as they are now; what is being written anew is not it."""
    if translation.is_checked and translation.source_hash == current:
        return translation.text
    return translation.checked_text if translation.checked_hash == current else ""
