"""Words of a text that differ from place to place: {lead}, {Lead}, {time:first_core_group}. Pure.

    resolve("{Lead} calls it within {time:first_core_group}.", facts) == "Lead social worker calls it within …"

A variable that the place does not know stays as it is written, so that a slip is seen and not silently lost.
"""

import re
from collections.abc import Callable, Iterator

from .facts import Facts

TIME = "time:"
VARIABLE = re.compile(r"\{(time:[a-z_]+|[A-Za-z][a-z_]*)\}")


def resolve(text: str, facts: Facts, told: Callable[[str], str] = str) -> str:
    """`text` with its variables replaced by the place's words, each passed through `told` (to escape it, say)."""
    if "{" not in text:
        return text
    return VARIABLE.sub(lambda found: _told(found[1], found[0], facts, told), text)


def _told(name: str, written: str, facts: Facts, told: Callable[[str], str]) -> str:
    words = meaning(name, facts)
    return written if words is None else told(words)


def meaning(name: str, facts: Facts) -> str | None:
    """What a variable (without its braces) stands for in a place; None for one that is not known there."""
    if name.startswith(TIME):
        return facts.timescales.get(name.removeprefix(TIME))
    words = facts.terms.get(name[0].lower() + name[1:])
    if words and name[0].isupper():
        return words[0].upper() + words[1:]
    return words or None


def used(text: str) -> Iterator[str]:
    """The names of the variables in a text, without braces, as often as they stand there."""
    return (found[1] for found in VARIABLE.finditer(text))


def unknown(text: str, facts: Facts) -> list[str]:
    """The variables of a text that the place does not know, each once, in the order they stand there."""
    return list(dict.fromkeys(name for name in used(text) if meaning(name, facts) is None))
