"""What the manual's pages say about their place, from the very rows the deadline engine counts with (R-004-23)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_bidi

from content.api import ContactFact, Facts, StageFact, Start, WordFact

from . import selectors
from .choices import places
from .durations import within
from .enums import TimescaleKey
from .models import LocalContact
from .starts import begins


def facts(place: str, language: str) -> Facts:
    """Everything a page of this place can say, in a language (ISO code), else in the one policy staff write in.

    Four queries, whatever the page asks for; terms without words, timescales nobody set and contacts nobody wrote are
    left out, and a place that is not there has none of them.
    """
    timescales, purposes = selectors.figures(place)
    terms, contacts = selectors.terms_and_contacts(place, language)
    with translation.override(language):
        return Facts(
            place=place,
            language=language,
            terms=terms,
            timescales={key: within(count, unit) for key, (count, unit) in timescales.items()},
            contacts={key: ContactFact(key=key, language=code, **words) for key, (code, words) in contacts.items()},
            words=_words(place, language),
            starts={
                purpose: Start(str(begin.label), reverse(begin.view))
                for purpose, begin in begins().items()
                if purpose in purposes
            },
            stages=tuple(
                StageFact(one.name, one.who, one.what, within(one.count, one.unit))
                for one in selectors.stages_in(place, language)
            ),
        )


def _words(place: str, language: str) -> tuple[WordFact, ...]:
    found = selectors.glossary(place, language)
    return tuple(WordFact(one.word, one.variants, one.meaning) for one in found)


def variables(form: str, language: str) -> dict[str, str]:
    """What the place that uses a form (key: the translation key of its page) says for the variables in its texts:
    {"lead": its word, "time:first_review": "3 months", "contact:duty": "Front door (01632 960110)"}, in a language. Two
    queries; {} for a form of no place."""
    place, timescales = selectors.figures_of_form(form)
    if not place:
        return {}
    terms, contacts = selectors.terms_and_contacts(place, language)
    with translation.override(language):
        times = {f"time:{key}": within(count, unit) for key, (count, unit) in timescales.items()}
        return {**terms, **times, **{f"contact:{key}": _reached(words) for key, (_code, words) in contacts.items()}}


def _reached(contact: Mapping[str, str]) -> str:
    """A contact within a sentence: its name, and its number where it has one. In a language that runs from right to
    left both are isolated, as <bdi> does it: a form's texts are plain, and become HTML, JSON and paper."""
    name, phone = contact["name"], contact["phone"]
    if get_language_bidi():
        name, phone = f"\u2068{name}\u2069", phone and f"\u2066{phone}\u2069"
    return f"{name} ({phone})" if phone else name


def keys(kind: str) -> list[tuple[str, str]]:
    """What an editor chooses from, of every place together: [(key, label)]; `kind` is a field of `Facts`."""
    if kind == "timescales":
        return [(key, str(label)) for key, label in TimescaleKey.choices]
    if kind == "starts":
        return [(purpose, str(begin.label)) for purpose, begin in begins().items()]
    if kind == "contacts":
        return _contacts()
    return [(name, "{" + name + "}") for name in (*selectors.TERMS, "manager")] if kind == "terms" else []


def _contacts() -> list[tuple[str, str]]:
    """Each key once, with the places that have it: a page that several places share names one for all."""
    rows: Iterable[tuple[str, str, str]] = LocalContact.objects.filter(
        locale__language_code=settings.LANGUAGE_CODE
    ).values_list("key", "name", "jurisdiction")
    named: Mapping[str, Any] = dict(places())
    found: dict[str, list[str]] = defaultdict(list)
    for key, name, place in rows:
        found[key].append(f"{name} ({named.get(place, place)})")
    return [(key, ", ".join(names)) for key, names in sorted(found.items())]
