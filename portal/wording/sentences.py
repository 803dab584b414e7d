"""Where sentences end, in every script that plans are written in: . ! ? … ؟ ۔ ।"""

import re

# What stands before a full stop that ends no sentence, in small letters; single letters (initials) need no entry.
_SHORT = frozenset("dr mr mrs ms mx st rev prof hon dept vs viz e.g i.e a.k.a np tzn ul sra p.ex".split())  # noqa: SIM905
# The same, but only before a figure: "No. 5" is a house and "No." an answer.
_BEFORE_FIGURES = frozenset("no nos nr tel ext fig approx godz str".split())  # noqa: SIM905
# These end a sentence in any script and are never part of a number or an abbreviation.
_ALWAYS = "!?؟۔।॥"
_ENDS = re.compile(rf"[.{_ALWAYS}…]+[\"'”’»)\]]*")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘«]*$")


def split(text: str) -> tuple[str, ...]:
    """The sentences of a text, stripped, in order. A line break ends one too; abbreviations, initials, decimals and the
    numbers of a list do not. Joined they are the text but for white space."""
    return tuple(sentence for line in text.splitlines() for sentence in _of_line(line))


def _of_line(line: str) -> list[str]:
    found, start = [], 0
    for end in _ENDS.finditer(line):
        if _is_end(line, start, end):
            found.append(line[start : end.end()].strip())
            start = end.end()
    found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def _is_end(line: str, start: int, end: re.Match[str]) -> bool:
    after = line[end.end() :]
    if any(sign in "؟۔।॥" for sign in end[0]):
        return not (after[:1].isdigit() and line[: end.start()][-1:].isdigit())
    if after and not after[0].isspace():
        return False
    follows = after.lstrip()
    return not follows[:1].islower() and not (end[0] == "." and _is_short(line[start : end.start()], follows))


def _is_short(before: str, follows: str) -> bool:
    """Whether the full stop after this belongs to an abbreviation, an initial or the number of a list."""
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    if not follows:
        return False
    short = word.casefold()
    if short in _SHORT or (short in _BEFORE_FIGURES and follows[:1].isdigit()):
        return True
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    return is_initial or (word.isdigit() and before.strip() == word)
