"""What is exchanged, and what a file that came back would change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from .. import names

KINDS = {"xliff": ("xlf", "application/xliff+xml"), "po": ("po", "text/x-gettext-translation")}
MOST = 1024 * 1024  # bytes of a file

Problem = Literal["", "same", "unknown", "stale", "names", "too_long", "characters"]


class Unreadable(Exception):
    """A file nobody reads here. `reason`: too_large, broken, forbidden (entities or a document type), encoding,
    not_ours (neither XLIFF nor PO), language."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Unit:
    """One text: its id (see `unit_id`), the words with "[Name 1]" for names, and the translation there is, if any."""

    id: str
    source: str
    target: str = ""
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """What a file holds: its target language as it says it ("" when it does not), and {unit id: translation}."""

    language: str
    targets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One text of a file against what there is now. `problem` is "" for one that will be saved; `tokens` are names that
    it lost or that stand for nobody."""

    id: str
    before: str
    after: str
    problem: Problem = ""
    tokens: tuple[str, ...] = ()


def unit_id(wording: int, source_hash: str) -> str:
    """The id of a text in a file: which words, and which state of them."""
    return f"{wording}-{source_hash[:16]}"


def compared(
    received: Received, units: Iterable[Unit], hidden: Mapping[str, tuple[str, ...]], language: str, most: int
) -> list[Change]:
    """What each translation of a file would do, in the file's order; texts without a translation are passed over.

    `hidden` are the names of each unit; `most` the longest text (characters). Raises Unreadable("language") for a file
    in another language.
    """
    if received.language and received.language.replace("_", "-").split("-")[0].lower() != language.split("-")[0]:
        raise Unreadable("language")
    known = {unit.id: unit for unit in units}
    words = {unit.id.partition("-")[0] for unit in known.values()}
    found = []
    for key, text in received.targets.items():
        text = text.replace("\r\n", "\n").strip()
        if not text:
            continue
        unit = known.get(key)
        if unit is None:
            found.append(Change(key[:40], "", text, "stale" if key.partition("-")[0] in words else "unknown"))
        else:
            found.append(_change(unit, text, hidden.get(key, ()), most))
    return found


def _change(unit: Unit, text: str, hidden: tuple[str, ...], most: int) -> Change:
    tokens = names.lacking(text, hidden) or names.unknown(text, hidden, unit.source)
    problem: Problem = ""
    if text == unit.target:
        problem = "same"
    elif "\x00" in text:
        problem = "characters"
    elif len(text) > most:
        problem = "too_long"
    elif tokens:
        problem = "names"
    return Change(unit.id, unit.target, text, problem, tokens)
