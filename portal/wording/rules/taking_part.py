"""What was decided on a child and the core group, in the words of the child's page (R-001-58)."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils import translation
from django.utils.translation import pgettext

from portal.procedures.reading_templates import TAKE_PART, SectionRule, Template

from ..enums import Audience
from .values import Reader, Source


def taking_part(template: Template, source: Source, reader: Reader) -> tuple[SectionRule, ...]:
    """The sections of a template as they fit what was decided: a child who belongs to the group is told so where the
    next meeting stands; one who does not is told how they are heard, and not how to be there."""
    if reader.audience != Audience.CHILD or source.child_is_member is None:
        return template.sections
    with translation.override(template.language):
        return tuple(_fitting(template.sections, is_member=source.child_is_member))


def _fitting(sections: tuple[SectionRule, ...], *, is_member: bool) -> Iterator[SectionRule]:
    for rule in sections:
        if rule.kind == "meeting":
            yield replace(rule, intro=_yes(rule.intro) if is_member else _no())
        elif is_member or rule.key != TAKE_PART:
            yield rule


def _yes(invitation: str) -> str:
    belongs = pgettext("to a child", "You belong to the group that meets.")
    return f"{belongs} {invitation}".strip()


def _no() -> str:
    return pgettext(
        "to a child", "The group meets without you. Tell us what you want, and somebody will say it there for you."
    )
