"""Calculated values that cannot be worked out from what they are given."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from forms.calculating import CALCULATED, FORMULAS, inputs
from forms.enums import Kind
from forms.exceptions import Problem

from .ground import Ground, Place
from .kinds import is_number, sort_of


def calculated(ground: Ground) -> Iterator[Problem]:
    for place in ground.every():
        if place.question.kind not in CALCULATED:
            continue
        if place.question.settings.get("formula") not in FORMULAS:
            message = _("The calculated value “%(question)s” in step “%(step)s” does not say how it is worked out.")
            yield ground.about("calculated.formula", message, place)
            continue
        gone = [one for one in inputs(place.question) if one not in ground.places]
        if gone:
            message = _("The calculated value “%(question)s” in step “%(step)s” uses a question that does not exist.")
            yield ground.about("calculated.question", message, place, facts=tuple(gone))
        elif not _fits(ground, place):
            message = _("The calculated value “%(question)s” in step “%(step)s” cannot come from these questions.")
            yield ground.about("calculated.inputs", message, place)
        else:
            yield from _later(ground, place)


def _fits(ground: Ground, place: Place) -> bool:
    settings = place.question.settings
    group = str(settings.get("group") or "")
    places = [ground.places[str(one)] for one in settings.get("of") or ()]
    sorts = [sort_of(one.question) for one in places]
    if group:
        if ground.places[group].question.kind != Kind.REPEAT or not _seen(ground.places[group], place):
            return False
        if settings["formula"] == "sum":
            return len(places) == 1 and sorts == ["number"] and _in(places[0], group)
        return bool(settings["formula"] == "count")
    if not all(_seen(one, place) for one in places):
        return False
    match settings["formula"]:
        case "sum":
            return bool(sorts) and set(sorts) == {"number"}
        case "count":
            return len(places) == 1 and places[0].question.kind in (Kind.SEVERAL_CHOICES, Kind.REPEAT)
        case "days_between":
            return sorts == ["day", "day"]
    return sorts == ["day"] and is_number(settings.get("days"))


def _in(place: Place, group: str) -> bool:
    return bool(place.groups) and place.groups[-1].id == group


def _seen(one: Place, place: Place) -> bool:
    """Whether a value here sees that question: it is in no group, or in one of those around."""
    return place.groups[: len(one.groups)] == one.groups


def _later(ground: Ground, place: Place) -> Iterator[Problem]:
    for key in inputs(place.question):
        one = ground.places[key]
        if one.number > place.number:
            message = _("The calculated value “%(question)s” in step “%(step)s” needs “%(other)s”, which comes later.")
            yield ground.about(
                "calculated.later", message, place, level="warning", facts=(key,), other=ground.label(key)
            )  # fmt: skip
