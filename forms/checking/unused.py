"""Conditions that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from forms.conditions import conditions_in
from forms.exceptions import Problem

from .ground import Ground


def unused(ground: Ground) -> Iterator[Problem]:
    used = {c for site in ground.sites for c in conditions_in(site.rule) if site.item != c or site.what != "condition"}
    for condition in ground.spec.conditions:
        if condition.id not in used:
            message = _("Condition “%(condition)s” is used nowhere.")
            yield ground.about_form(
                "condition.unused", message, block=condition.id, level="warning", condition=condition.name
            )  # fmt: skip
