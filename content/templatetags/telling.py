"""What the templates of blocks need: the words of a page, said by its teller (content.showing.Teller)."""

from __future__ import annotations

from django import template

from ..facts import ContactFact, StageFact, Start
from ..showing import Target, Teller

register = template.Library()


@register.filter
def words(text: str, tell: Teller) -> str:
    """A title or label: variables said."""
    return tell.words(text)


@register.filter
def line(text: str, tell: Teller) -> str:
    """Plain text: variables said, hard words explained."""
    return tell.line(text)


@register.filter
def prose(source: str, tell: Teller) -> str:
    """Rich text: as `line`, and its links led to their pages."""
    return tell.prose(source)


@register.filter
def table(cells: str, tell: Teller) -> list[list[str]]:
    """The rows of a table, the headings first."""
    return tell.table(cells)


@register.filter
def time(key: str, tell: Teller) -> str:
    """The figure of a timescale in words."""
    return tell.time(key)


@register.filter
def stages(tell: Teller) -> tuple[StageFact, ...]:
    """The steps in which a difference is settled, in their order."""
    return tell.stages()


@register.filter
def contact(key: str, tell: Teller) -> ContactFact | None:
    """Whom to turn to."""
    return tell.contact(key)


@register.filter
def start(purpose: str, tell: Teller) -> Start | None:
    """Where a form begins."""
    return tell.start(purpose)


@register.filter
def related(pages: list[int], tell: Teller) -> list[Target]:
    """The published ones of these pages."""
    return tell.related(pages)


@register.filter
def document(number: int | None, tell: Teller) -> object | None:
    """A document by its primary key."""
    return tell.file("documents", number)


@register.filter
def picture(number: int | None, tell: Teller) -> object | None:
    """A picture by its primary key."""
    return tell.file("pictures", number)


@register.filter
def tel(phone: str) -> str:
    """The address that calls this number."""
    return "tel:" + "".join(sign for sign in phone if sign.isdigit() or sign == "+")
