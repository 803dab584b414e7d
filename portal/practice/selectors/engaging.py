"""Who takes part, who is kept out, and the letter that says so."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.engagement.enums import Heard, Scope
from portal.engagement.models import Exclusion
from portal.engagement.selectors import running
from portal.people.selectors import Known, network
from portal.plans.models import Plan
from portal.procedures.selectors import terms_and_contacts
from portal.wording.selectors import local_words
from portal.wording.standing import standing_of
from portal.wording.tongues import tongue

from .meetings import family_of


def may_be_excluded(plan: Plan, decided: Collection[UUID] = ()) -> list[Known]:
    """The family but for the child, and nobody from whom the whole plan is withheld: they are out of everything. But
    for those about whom something is `decided`: it is to be found until it is ended."""
    standing = standing_of(plan)
    return [
        one
        for one in network(plan.child)
        if one.is_family
        and one.relation != "child"
        and (one.person.pk in decided or not standing.is_kept_out(one.person.pk))
    ]


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody is told about being kept out, and nothing of why, nor of what they lose (R-004-08).

    `own` is the language of whoever decided, in which `one.part` and `one.heard_note` stand; `complaints` and
    `lead` are (name, telephone), ("", "") for nobody.
    """

    one: Exclusion
    child: str
    language: str
    direction: str
    own: str
    complaints: tuple[str, str]
    lead: tuple[str, str]
    place: str

    @property
    def local(self) -> dict[str, str]:
        """The place's words in the language that is spoken now (R-002-06)."""
        return local_words(self.place)

    @property
    def is_part(self) -> bool:
        return self.one.scope == Scope.PART

    @property
    def heard(self) -> str:
        return Heard(self.one.heard).value


def letter_of(plan: Plan, one: Exclusion, own: str) -> Letter:
    """The letter about a decision, in its person's language. Three queries."""
    language = one.person.language
    _terms, contacts = terms_and_contacts(plan.jurisdiction, language)
    found = contacts.get("complaints", ("", {}))[1]
    lead = plan.child.allocations.filter(until=None).select_related("worker").first()
    return Letter(
        one=one, child=plan.child.person.given_name, language=language, direction=tongue(language).dir, own=own,
        complaints=(found.get("name", ""), found.get("phone", "")),
        lead=(str(lead.worker), lead.worker.phone) if lead else ("", ""), place=plan.jurisdiction,
    )  # fmt: skip


def invited(plan: Plan, today: date) -> tuple[list[Known], list[Exclusion]]:
    """Who of the family is invited to the next meeting, and the decisions that keep somebody out of all or a part of it
    (R-002-18). Who is kept out of the group is not invited."""
    standing, runs = standing_of(plan), running(plan, today)
    out = {one.person_id for one in runs if one.scope == Scope.GROUP}
    told = [one for one in runs if not standing.is_kept_out(one.person_id)]
    return [one for one in family_of(plan) if one.person.pk not in out], told
