"""What is missing or makes no sense in steps and questions by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from forms.enums import CHOICES, Kind
from forms.exceptions import Problem
from forms.fields import KINDS
from forms.spec import Step

from .ground import Ground, Place
from .ids import ids_in
from .kinds import bounds, is_number

_iso = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2})?)?", re.ASCII)
LONG = 20  # questions of one step; more are tiring to fill and slow to edit


def structure(ground: Ground) -> Iterator[Problem]:
    if not ground.spec.steps:
        yield ground.about_form("form.empty", _("The form has no steps. Add at least one below it."))
    for step in ground.spec.steps:
        yield from _step(ground, step)
    for place in ground.every():
        if place.question.kind not in KINDS:
            message = _("“%(question)s” in step “%(step)s” is of a kind that this service does not know.")
            yield ground.about("question.kind", message, place, facts=(place.question.kind,))
            continue
        yield from _words(ground, place)
        yield from _parts(ground, place)
        yield from _bounds(ground, place)


def _step(ground: Ground, step: Step) -> Iterator[Problem]:
    if not ground.texts.get(f"{step.id}.title"):
        yield ground.about_step("step.title", _("A step has no title."), step)
    if not step.questions:
        yield ground.about_step("step.empty", _("Step “%(step)s” has no questions."), step)
    if len(step.questions) > LONG:
        message = _("Step “%(step)s” has %(number)s questions. Several short steps are easier to fill.")
        count = len(step.questions)
        yield ground.about_step("step.long", message, step, level="warning", facts=(str(count),), number=count)
    for end in step.ends:
        if not ground.texts.get(f"{end.id}.text"):
            yield ground.about_step("end.text", _("An end of step “%(step)s” has no text."), step, block=end.id)
    labels: dict[str, str] = {}
    for question in step.questions:
        label = ground.texts.get(f"{question.id}.label", "")
        if label and KINDS[question.kind].asks if question.kind in KINDS else False:
            first = labels.setdefault(" ".join(label.lower().split()), question.id)
            if first != question.id:
                message = _("“%(question)s” stands twice in step “%(step)s”. Say how the two differ.")
                place = ground.places[question.id]
                yield ground.about("question.same_label", message, place, level="warning", facts=(first,))


def _words(ground: Ground, place: Place) -> Iterator[Problem]:
    question, kind = place.question, KINDS[place.question.kind]
    if kind.asks and not ground.texts.get(f"{question.id}.label"):
        yield ground.about("question.label", _("A question in step “%(step)s” has no words."), place)
    if question.kind == Kind.DECLARATION and not any(
        ground.texts.get(f"{question.id}.{word}") for word in kind.texts.values()
    ):
        message = _("“%(question)s” in step “%(step)s” does not say what is declared.")
        yield ground.about("declaration.text", message, place)
    for option in question.options:
        if not ground.texts.get(f"{option.id}.label"):
            message = _("An option of “%(question)s” in step “%(step)s” has no words.")
            yield ground.about("option.label", message, place, facts=(option.id,))


def _parts(ground: Ground, place: Place) -> Iterator[Problem]:
    question = place.question
    if question.kind in CHOICES and len(question.options) < 2:
        message = _("“%(question)s” in step “%(step)s” needs at least two options.")
        yield ground.about("choice.empty", message, place)
    if question.kind == Kind.REPEAT and not question.questions:
        message = _("“%(question)s” in step “%(step)s” repeats nothing: it has no questions of its own.")
        yield ground.about("repeat.empty", message, place)
    if question.kind == Kind.GRID and not all(ids_in(question.settings.get(name)) for name in ("rows", "columns")):
        yield ground.about("grid.empty", _("“%(question)s” in step “%(step)s” needs rows and columns."), place)
    if len(place.groups) > 1 and question.kind == Kind.REPEAT:
        message = _("“%(question)s” in step “%(step)s” stands too deep: a group can hold a group, and no more.")
        yield ground.about("repeat.deep", message, place)
    if place.groups and question.kind != Kind.REPEAT and not KINDS[question.kind].groupable:
        message = _("“%(question)s” in step “%(step)s” cannot stand inside a repeating group.")
        yield ground.about("repeat.kind", message, place)


def _bounds(ground: Ground, place: Place) -> Iterator[Problem]:
    low, high = bounds(place.question)
    if place.question.kind == Kind.SCALE:
        if not (is_number(low) and is_number(high) and low < high):
            yield ground.about("scale.ends", _("The scale “%(question)s” in step “%(step)s” needs two ends."), place)
    elif _crossed(low, high):
        message = _("“%(question)s” in step “%(step)s” asks for more at least than at most.")
        yield ground.about("bounds.crossed", message, place)


def _crossed(low: object, high: object) -> bool:
    if is_number(low) and is_number(high):
        return bool(low > high)  # type: ignore[operator]
    days = [one for one in (low, high) if isinstance(one, str) and _iso.fullmatch(one)]
    return len(days) == 2 and days[0][: len(days[1])] > days[1][: len(days[0])]
