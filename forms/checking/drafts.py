"""What publishing means for the people who are filling the form now."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms.exceptions import Problem

from .ground import Ground, OpenDrafts, short


def drafts(ground: Ground) -> Iterator[Problem]:
    """A warning where answers would lose their question, a note where drafts only stay on an older version."""
    for old in ground.context.drafts:
        message = ngettext(
            "%(number)s open draft stands on version %(version)s and can finish it.",
            "%(number)s open drafts stand on version %(version)s and can finish it.",
            old.drafts,
        )
        yield ground.about_form(
            "drafts.open", message, level="note", facts=(str(old.version),), number=old.drafts, version=old.version
        )  # fmt: skip
        if old.lost:
            yield _lost(ground, old)


def _lost(ground: Ground, old: OpenDrafts) -> Problem:
    """Its facts are the questions, not the numbers: a draft more is no reason to ask an author again."""
    each = "; ".join(f"“{short(label)}” ({number})" for label, number in old.lost.values())
    message = _(
        "Answers in open drafts of version %(version)s would have no question any more in this one. "
        "Those who move to it can still read them. The questions, and how many drafts answer them: %(each)s."
    )
    facts = (str(old.version), *sorted(old.lost))
    return ground.about_form("drafts.lost", message, level="warning", facts=facts, version=old.version, each=each)
