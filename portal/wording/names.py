"""Names that a translator is not shown: the author of a text puts them between double square brackets.

Pure functions over text. Brackets that do not close, or hold nothing, are words like others.
"""

import re
import unicodedata
from collections.abc import Iterable

_MARK = re.compile(r"\[\[([^\[\]\r\n]*[^\[\]\s][^\[\]\r\n]*)\]\]")
_TOKEN = re.compile(r"\[[ \t]*name[ \t]*(\d{1,4})[ \t]*\]", re.IGNORECASE)
# The kinds of letters that run against a text of this direction.
_AGAINST = {"rtl": frozenset({"L"}), "ltr": frozenset({"R", "AL"})}
_ISOLATED = re.compile("\u2068(\\[[ \t]*name[ \t]*\\d{1,4}[ \t]*\\])\u2069", re.IGNORECASE)


def token(number: int) -> str:
    """What stands for the name of this number in a masked text; the same in every language."""
    return f"[Name {number}]"


def marked(text: str, people: Iterable[str]) -> str:
    """The text with these names in marks too, where they stand as words of their own and are not marked yet.

    What authors forgot to mark is hidden all the same.
    """
    wanted = sorted({name for name in people if len(name) > 1}, key=len, reverse=True)
    if not wanted:
        return text
    names = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, wanted))})(?!\w)")
    parts, end = [], 0
    for mark in _MARK.finditer(text):
        parts += [names.sub(r"[[\1]]", text[end : mark.start()]), mark[0]]
        end = mark.end()
    return "".join([*parts, names.sub(r"[[\1]]", text[end:])])


def masked(text: str, known: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...]]:
    """The text with each marked name as "[Name 1]", "[Name 2]" …, and the names in that order.

    The same name has the same number; those `known` keep theirs. A number that the text itself speaks of is left out:
    its name is "". `unmasked` of the two is the text again.
    """
    taken = {int(number) for number in _TOKEN.findall(text)}
    names = list(known)

    def hide(mark: re.Match[str]) -> str:
        if mark[1] not in names:
            while len(names) + 1 in taken:
                names.append("")
            names.append(mark[1])
        return token(names.index(mark[1]) + 1)

    return _MARK.sub(hide, text), tuple(names)


def unmasked(text: str, names: tuple[str, ...]) -> str:
    """The text with the names back in their marks; a number that has no name stays as it is."""

    def name(found: re.Match[str]) -> str:
        number = int(found[1])
        return f"[[{names[number - 1]}]]" if 0 < number <= len(names) and names[number - 1] else found[0]

    return _TOKEN.sub(name, text)


def shown(text: str, direction: str = "") -> str:
    """The text as somebody may read it who may read the names: without the marks.

    In a text of the `direction` "rtl" or "ltr" a name whose letters run the other way is isolated (U+2068, U+2069): two
    Latin names beside each other in a line of Urdu would change places, and so would a name and a figure.
    """
    against = _AGAINST.get(direction, frozenset())

    def name(mark: re.Match[str]) -> str:
        runs_against = any(unicodedata.bidirectional(sign) in against for sign in mark[1])
        return f"\u2068{mark[1]}\u2069" if runs_against else mark[1]

    return _MARK.sub(name, text)


def isolated(text: str) -> str:
    """The text with each token kept together: two of them, left to right, would change places in a line of Urdu. For a
    box people type in; `joined` takes the signs away again."""
    return _TOKEN.sub("\u2068\\g<0>\u2069", text)


def joined(text: str) -> str:
    """What was typed into a box that held an `isolated` text, without its signs."""
    return _ISOLATED.sub(r"\1", text)


def lacking(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The tokens of names ("[Name 2]") that a translation of a masked text has lost."""
    there = {int(number) for number in _TOKEN.findall(text)}
    return tuple(token(number) for number, name in enumerate(names, 1) if name and number not in there)


def unknown(text: str, names: tuple[str, ...], source: str = "") -> tuple[str, ...]:
    """The tokens of a translation that stand for no name, and that the masked source does not speak of either."""
    known = {number for number, name in enumerate(names, 1) if name}
    known.update(int(number) for number in _TOKEN.findall(source))
    return tuple(token(number) for number in sorted({int(found) for found in _TOKEN.findall(text)} - known))
