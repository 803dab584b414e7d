"""Where sentences end, in every script that plans are written in: . ! ? … ؟ ۔ ।"""

import re

# What stands before a full stop that ends no sentence, in small letters; single letters (initials) need no entry.
_SHORT = """
dr mr mrs ms mx st rev prof hon no nos tel ext approx dept vs viz fig e.g i.e a.k.a np tzn ul godz nr str tj av p.ex sra
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat
"""
_ABBREVIATIONS = frozenset(_SHORT.split())
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
    if not end[0].startswith("."):
        return not follows[:1].islower()
    return not follows[:1].islower() and not _is_short(line[start : end.start()], follows)


def _is_short(before: str, follows: str) -> bool:
    """Whether the full stop after this belongs to an abbreviation, an initial or the number of a list."""
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    if not follows:
        return False
    if word.casefold() in _ABBREVIATIONS:
        return True
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    return is_initial or (word.isdigit() and before.strip() == word)
