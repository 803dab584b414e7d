"""Words that differ from place to place in the texts of a form: "{lead}", "{Lead}", "{time:first_core_group}" and
"{contact:duty}", a contact of the place with its number. Pure.

What stands for them is the host's to say (`purposes.Host.variables`); one that nobody knows stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

VARIABLE = re.compile(r"\{(time:[a-z_]+|contact:[a-z0-9_-]+|[A-Za-z][a-z_]*)\}")
Said = tuple[tuple[str, str], ...]  # (variable, its words), sorted: a key to keep things under
Variables = tuple[frozenset[str], frozenset[str]]  # of texts in the language, and in the source language


def used(texts: Iterable[str]) -> frozenset[str]:
    """The variables in these texts, beginning small."""
    return frozenset(small(name) for text in texts if "{" in text for name in VARIABLE.findall(text))


def small(name: str) -> str:
    """The variable as its host knows it: "Lead" is "lead" with a capital letter."""
    return name[0].lower() + name[1:]


def resolved(texts: Mapping[str, str], said: Mapping[str, str]) -> Mapping[str, str]:
    """The texts with their variables replaced; the very same mapping where there is nothing to replace."""
    if not said:
        return texts
    return {key: VARIABLE.sub(lambda found: _words(found, said), text) for key, text in texts.items()}


def _words(found: re.Match[str], said: Mapping[str, str]) -> str:
    words = said.get(small(found[1]))
    if not words:
        return found[0]
    return words[0].upper() + words[1:] if found[1][0].isupper() else words
