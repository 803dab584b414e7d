"""Ids used twice. Words are kept by id and answers too: two things with one id would share both."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from forms.exceptions import Problem

from .ground import Ground, Place


def ids(ground: Ground) -> Iterator[Problem]:
    owners: dict[str, str] = {}  # id → what has it; the options of a shared list have it once for all its questions
    yield from _of_form(ground, owners)
    for place in ground.every():
        if not _free(owners, place.question.id, f"question {place.order}"):
            message = _("“%(question)s” in step “%(step)s” is a copy that shares its id. Delete it and add it anew.")
            yield ground.about("id.question", message, place, facts=(str(place.order),))
        yield from _of_options(ground, place, owners)
        yield from _of_rows(ground, place)
    for journey in ground.document.journeys:
        if not _free(owners, journey.id, "journey"):
            message = _("The test journey “%(journey)s” is a copy that shares its id. Delete it and add it anew.")
            yield ground.about_form("id.journey", message, block=journey.id, journey=journey.name)


def _of_form(ground: Ground, owners: dict[str, str]) -> Iterator[Problem]:
    for number, section in enumerate(ground.spec.sections):
        if not _free(owners, section, f"section {number}"):
            message = _("The section “%(section)s” is a copy that shares its id. Delete it and add it anew.")
            name = ground.texts.get(f"{section}.title", "")
            yield ground.about_form("id.section", message, block=section, section=name)
    for number, condition in enumerate(ground.spec.conditions):
        if not _free(owners, condition.id, f"condition {number}"):
            message = _("Condition “%(condition)s” is a copy that shares its id. Delete it and add it anew.")
            yield ground.about_form("id.condition", message, block=condition.id, condition=condition.name)
    for number, step in enumerate(ground.spec.steps):
        if not _free(owners, step.id, f"step {number}"):
            yield ground.about_step("id.step", _("Step “%(step)s” shares its id with something else."), step)
        for end in step.ends:
            if not _free(owners, end.id, f"end {number}"):
                message = _("An end of step “%(step)s” is a copy that shares its id. Delete it and add it anew.")
                yield ground.about_step("id.end", message, step, block=end.id)


def _of_options(ground: Ground, place: Place, owners: dict[str, str]) -> Iterator[Problem]:
    question = place.question
    owner = f"list {question.option_list}" if question.option_list else f"options {place.order}"
    seen: set[str] = set()
    for option in question.options:
        if option.id in seen or owners.setdefault(option.id, owner) != owner:
            message = _(
                "Option “%(option)s” of “%(question)s” in step “%(step)s” is a copy that shares its id. "
                "Delete it and add it anew."
            )
            yield ground.about("id.option", message, place, facts=(option.id,), option=ground.option(option))
        seen.add(option.id)


def _of_rows(ground: Ground, place: Place) -> Iterator[Problem]:
    """The rows and columns of a grid are its own: they share ids with nothing in it."""
    for name in ("rows", "columns"):
        keys = ids_in(place.question.settings.get(name))
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            message = _("“%(question)s” in step “%(step)s” has two rows or columns with the same id.")
            yield ground.about("id.row", message, place, facts=(name, key))


def ids_in(items: object) -> list[str]:
    """The ids of a setting that lists things, as ids or as {"id": …}."""
    if not isinstance(items, list | tuple):
        return []
    return [str(item.get("id")) if isinstance(item, dict) else str(item) for item in items]


def _free(owners: dict[str, str], key: str, owner: str) -> bool:
    """Take the id for this owner; False when something had it already."""
    if key in owners:
        return False
    owners[key] = owner
    return True
