"""Texts that were asked for in a language and that its catalogues, ours and everybody's, do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.utils.translation import trans_real

CONTEXT = "\x04"  # stands between the context of a text and the text, in a catalogue


@contextmanager
def unspoken(language: str) -> Iterator[set[str]]:
    """The set fills with every text somebody asks this language for in vain: English would be shown, without a word."""
    catalogue: Any = trans_real.translation(language)
    found: set[str] = set()
    missing = object()

    def gettext(self: Any, message: str) -> str:
        if self is catalogue and message.strip() and self._catalog.get(message, missing) is missing:
            found.add(message.rpartition(CONTEXT)[2])
        return str(real(self, message))

    def ngettext(self: Any, one: str, many: str, number: int) -> str:
        if self is catalogue and not any((one, n) in self._catalog for n in range(6)):
            found.add(one)
        return str(real_plural(self, one, many, number))

    real, real_plural = trans_real.DjangoTranslation.gettext, trans_real.DjangoTranslation.ngettext
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trans_real.DjangoTranslation, "gettext", gettext)
        patch.setattr(trans_real.DjangoTranslation, "ngettext", ngettext)
        yield found
