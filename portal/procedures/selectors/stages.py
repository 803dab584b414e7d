"""The stages in which a place settles differences between practitioners (R-004-73)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from content.api import Facts, say_in

from ..models import EscalationStage, Terms
from .places import TERMS, spoken

Words = Mapping[str, str]  # {"name", "who", "what"}


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as it is today: within `count` `unit` (a value of `enums.Unit`). `words`: {ISO code: its words}, with
    what the place calls things; the source language is always among them."""

    position: int
    count: int
    unit: str
    words: Mapping[str, Words]


def stages(jurisdiction_key: str) -> tuple[Stage, ...]:
    """The stages of a place that are published, in their order. Figures are of the source language. Two queries."""
    terms = {code: dict(zip(TERMS, words, strict=True)) for code, *words in _terms(jurisdiction_key)}
    source = settings.LANGUAGE_CODE
    rows = EscalationStage.objects.filter(jurisdiction=jurisdiction_key, live=True).select_related("locale")
    found: dict[int, Stage] = {}
    words: dict[object, dict[str, Words]] = {}
    for row in sorted(rows, key=lambda one: (one.locale.language_code != source, one.position)):
        code = row.locale.language_code
        said = words.setdefault(row.translation_key, {})
        facts = Facts(jurisdiction_key, code, terms=terms.get(code) or terms.get(source, {}))
        said[code] = {name: say_in(getattr(row, name), facts) for name in ("name", "who", "what")}
        if code == source:
            found[row.position] = Stage(row.position, row.count, row.unit, said)
    return tuple(found[position] for position in sorted(found))


def stages_in(jurisdiction_key: str, language: str) -> list[EscalationStage]:
    """The stages of a place that are published, in their order, each in the language or as it was written; what the
    place calls things stands in them as variables. One query."""
    wanted = spoken(language)
    rows = EscalationStage.objects.filter(
        jurisdiction=jurisdiction_key, live=True, locale__language_code__in=wanted
    ).select_related("locale")
    found: dict[object, EscalationStage] = {}
    for row in sorted(rows, key=lambda one: wanted.index(one.locale.language_code)):
        found.setdefault(row.translation_key, row)
    return sorted(found.values(), key=lambda one: one.position)


def _terms(jurisdiction_key: str) -> list[tuple[str, ...]]:
    rows = Terms.objects.filter(jurisdiction=jurisdiction_key).values_list("locale__language_code", *TERMS)
    return list(rows)
