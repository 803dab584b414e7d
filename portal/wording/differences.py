"""What is different between two Readings of one person. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from .dates import written
from .enums import Audience
from .reading import Change, Changed, Entry, Reading, Section, Text


def differences(before: Reading, now: Reading, unsaid: frozenset[str] = frozenset()) -> Changed | None:
    """What to tell at the top of `now` to somebody who last read `before`; None where nothing differs.

    What is gone is told in the words in which it was read, but for the keys in `unsaid`: what was withheld since leaves
    no trace. Hard words that are marked differently are no difference.
    """
    kept = unsaid | {entry.key for entry in _entries(now)}
    removed = [replace(entry.text, marks=()) for entry in _entries(before) if entry.text and entry.key not in kept]
    old = _by_key(before)
    if not removed and not any(_change(old.get(entry.key, ()), entry, before, now) for entry in _entries(now)):
        return None
    since = written(date.fromisoformat(before.day), now.language) if before.day else before.agreed_on
    return Changed(since, before.number, tuple(dict.fromkeys(removed)))


def against(before: Reading | None, now: Reading, unsaid: frozenset[str] = frozenset()) -> Reading:
    """`now` with every entry marked that is new or changed since `before`, which may be in another language."""
    if before is None or (before.audience == Audience.CHILD) != (now.audience == Audience.CHILD):
        return now  # an advocate who speaks for somebody else now is told nothing of what the first one reads
    old = _by_key(before)
    sections = tuple(_section(section, old, before, now) for section in now.sections)
    return replace(now, sections=sections, changed=differences(before, now, unsaid))


def _section(section: Section, old: dict[str, list[Entry]], before: Reading, now: Reading) -> Section:
    entries = tuple(
        replace(entry, change=_change(old.get(entry.key, ()), entry, before, now)) if entry.key else entry
        for entry in section.entries
    )
    return replace(section, entries=entries)


def _change(were: Iterable[Entry], entry: Entry, before: Reading, now: Reading) -> Change:
    """A template may say the same thing in two places, differently: what stood in one of them is no change."""
    found = {_difference(was, entry, before, now) for was in were}
    return "new" if not found else min(found)


def _difference(was: Entry, entry: Entry, before: Reading, now: Reading) -> Change:
    if before.audience != now.audience:
        return ""  # other words for another reader: all of it is to be read anew
    # A translation that came since is no change of the plan, a translation put right is one of what was read.
    if was.source != entry.source:
        return "changed"
    is_same_language = was.text is not None and entry.text is not None and was.text.language == entry.text.language
    return "changed" if is_same_language and _words(was.text) != _words(entry.text) else ""


def _words(text: Text | None) -> str:
    return " ".join(text.value.split()) if text else ""


def _entries(reading: Reading) -> Iterator[Entry]:
    return (entry for section in reading.sections for entry in section.entries if entry.key)


def _by_key(reading: Reading) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in _entries(reading):
        found.setdefault(entry.key, []).append(entry)
    return found
