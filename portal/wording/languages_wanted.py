"""Which translations a plan needs: asked for by its readers' preferences, and by nothing anybody has to remember."""

from collections.abc import Iterable
from dataclasses import dataclass

from .enums import Audience


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who may be given the plan: whose words they read, in which language (ISO code)."""

    audience: str
    language: str


def wanted(recipients: Iterable[Recipient]) -> frozenset[tuple[Audience, str]]:
    """{(audience, language)} that somebody reads, the plan's own language among them (R-001-22).

    Who reads Easy Read is given the family's words where there are no easy ones, so both are wanted for them.
    """
    found: set[tuple[Audience, str]] = set()
    for one in recipients:
        found.add((Audience(one.audience), one.language))
        if one.audience == Audience.EASY:
            found.add((Audience.FAMILY, one.language))
    return frozenset(found)


def translations_wanted(recipients: Iterable[Recipient], own: str) -> list[tuple[Audience, str]]:
    """The wanted translations of a plan that is written in `own`: the family's first, then easy ones, then the
    child's, by language."""
    order = [Audience.FAMILY, Audience.EASY, Audience.CHILD]
    found = (one for one in wanted(recipients) if one[1] != own)
    return sorted(found, key=lambda one: (order.index(one[0]), one[1]))
