"""A place's own words on screens: `terms(plan.jurisdiction)["lead"]`, in a template `{{ local.lead }}` (R-002-06).

One place says "lead social worker" where another says "care and support protection plan co-ordinator". Pages and forms
read their place's terms with the rest of its facts. Screens need them in so many sentences that the terms of every
place are kept in this process and read again a minute later: a change of policy staff counts at once where it was
made and soon everywhere else, and no screen asks a question of its own for them.

A sentence that holds a term leaves it as it is: in a language that mutates or inflects, the translation puts it where
it stands by itself (after a colon, in brackets, at the beginning).
"""

from collections.abc import Mapping
from time import monotonic
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy

from .models import Terms
from .selectors import TERMS

KEPT = 60.0  # seconds

# What the same thing is called where a place has no word for it in the language of the screen.
GENERIC: Mapping[str, Promise] = {
    "plan": pgettext_lazy("a place's word", "plan"),
    "record": pgettext_lazy("a place's word", "record of children with a plan"),
    "lead": pgettext_lazy("a place's word", "lead"),
    "custodian": pgettext_lazy("a place's word", "custodian"),
    "chair": pgettext_lazy("a place's word", "chair"),
    "core_group": pgettext_lazy("a place's word", "core group"),
    "threshold": pgettext_lazy("a place's word", "threshold"),
}

_Known = Mapping[tuple[str, str], Mapping[str, str]]
_kept: tuple[float, _Known] | None = None


def terms(place: str, generic: Mapping[str, Any] = GENERIC) -> dict[str, str]:
    """{"lead": word, "Lead": Word, …}: what this place says in the language of the screen.

    A term that the place has in other languages only, or a place that is not there, gets the word of `generic` (by
    default `GENERIC`, which also stands in for what a `generic` of somebody's own leaves out).
    """
    language, known = get_language() or "", _known()
    return _words(known.get((place, language)) or known.get((place, language.split("-")[0])) or {}, generic)


def nowhere() -> dict[str, str]:
    """As `terms`, of no place: only what is generic. Asks nothing of the database."""
    return _words({}, GENERIC)


def _words(own: Mapping[str, str], generic: Mapping[str, Any]) -> dict[str, str]:
    words = {name: own.get(name) or str(generic.get(name) or GENERIC[name]) for name in TERMS}
    return words | {capfirst(name): capfirst(word) for name, word in words.items()}


def local(text: str | Promise, place: str) -> str:
    """A whole label or sentence, "%(lead)s" and its like filled in with the place's words, with a capital."""
    return capfirst(str(text) % terms(place))


def _known() -> _Known:
    global _kept
    if _kept is None or monotonic() - _kept[0] > KEPT:
        rows = Terms.objects.values_list("jurisdiction", "locale__language_code", *TERMS)
        found = {(place, language): dict(zip(TERMS, words, strict=True)) for place, language, *words in rows}
        _kept = monotonic(), found
    return _kept[1]


def forget() -> None:
    """Read them anew at the next screen."""
    global _kept
    _kept = None


def changed(**_kwargs: Any) -> None:
    """A place's words were written: as soon as anybody else can see it, too."""
    forget()
    transaction.on_commit(forget)
