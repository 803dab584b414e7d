"""Who is who to a child: somebody comes into the network, stands otherwise to the child, or leaves it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from portal.access import grants
from portal.access.editing import save_if_current
from portal.audit.services import record

from .. import rules
from ..enums import ChangeReason, Format, Relation
from ..exceptions import TieRefused
from ..models import Child, Person, Relationship, User
from ..rules import Tie


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody whom we do not know yet. `language`: the ISO code of the one they prefer."""

    given_name: str
    family_name: str
    language: str
    format: Format


@transaction.atomic
def relate(*, key: UUID, child: Child, who: Newcomer | Person, tie: Tie, by: User, now: datetime) -> Relationship:
    """Take somebody into a child's network. They read nothing by it: what they were given when they were in it before
    stays closed.

    The same key is the same person; whoever is in the network like this already stays as they are. Raises TieRefused.
    """
    Child.objects.select_for_update(no_key=True).get(pk=child.pk)
    person = who if isinstance(who, Person) else _known(rules.newcomer_id(child.pk, key), who)
    if person.pk == child.person_id:
        raise TieRefused("relation")
    _check(tie)
    already = child.relationships.filter(person=person).first()
    if already is not None:
        if tie_of(already) != tie:
            raise TieRefused("already")
        return already
    made = Relationship.objects.create(
        child=child, person=person, relation=Relation(tie.relation),
        parental_responsibility=tie.parental_responsibility, closed_at=now,
    )  # fmt: skip
    grants.refresh(child)
    _record(made, "child.related", by, now, is_new=isinstance(who, Newcomer))
    return made


@transaction.atomic
def change(
    *, relationship: Relationship, revision: int, tie: Tie, why: ChangeReason, by: User, now: datetime
) -> Relationship:
    """Say that somebody stands otherwise to the child than was written down. Where `rules.closes` says so, what they
    were given at or before `now` is theirs no more, nor theirs who speak for them; agreements with an advocate end
    where the one or the other is not any longer what they were.

    What is so already changes nothing. Raises TieRefused, Conflict on a stale revision, Relationship.DoesNotExist
    when they left meanwhile.
    """
    child = Child.objects.select_for_update(no_key=True).get(pk=relationship.child_id)
    standing = child.relationships.get(pk=relationship.pk)
    before = tie_of(standing)
    _check(tie)
    if tie == before:
        return standing
    values: dict[str, object] = {
        "relation": Relation(tie.relation), "parental_responsibility": tie.parental_responsibility
    }  # fmt: skip
    if rules.closes(before, tie):
        values["closed_at"] = now
    save_if_current(standing, revision, **values)
    if before.side != tie.side:
        _end_advocacies(child, standing.person_id, now)
    grants.refresh(child)
    was = {"was": before.relation, "had_responsibility": before.parental_responsibility}
    _record(standing, "child.relation_changed", by, now, why=ChangeReason(why).value, **was)
    return standing


@transaction.atomic
def unrelate(*, relationship: Relationship, revision: int, by: User, now: datetime) -> bool:
    """Take somebody out of a child's network: they, and whoever spoke for them, read nothing of the child's plan. False
    when they were out already; Conflict on a stale revision."""
    child = Child.objects.select_for_update(no_key=True).get(pk=relationship.child_id)
    standing = child.relationships.filter(pk=relationship.pk).first()
    if standing is None:
        return False
    save_if_current(standing, revision)
    _end_advocacies(child, standing.person_id, now)
    child.relationships.filter(pk=standing.pk).delete()
    grants.refresh(child)
    record(chain=f"child:{child.pk}", action="child.unrelated", by=by, now=now, about=f"person:{standing.person_id}")
    return True


def tie_of(relationship: Relationship) -> Tie:
    """The same as a plain value."""
    return Tie(str(relationship.relation), relationship.parental_responsibility)


def _check(tie: Tie) -> None:
    if not rules.can_be(tie):
        raise TieRefused("parental_responsibility")


def _known(pk: UUID, who: Newcomer) -> Person:
    return Person.objects.get_or_create(
        pk=pk,
        defaults={"given_name": who.given_name.strip(), "family_name": who.family_name.strip(),
                  "language": who.language, "format": Format(who.format)},
    )[0]  # fmt: skip


def _end_advocacies(child: Child, person: UUID, now: datetime) -> None:
    standing = child.advocacies.filter(ended_at__isnull=True)
    (standing.filter(advocate_id=person) | standing.filter(speaks_for_id=person)).update(ended_at=now)


def _record(one: Relationship, action: str, by: User, now: datetime, **more: object) -> None:
    detail = {"relation": str(one.relation), "responsible": one.parental_responsibility} | more
    record(chain=f"child:{one.child_id}", action=action, by=by, now=now, about=f"person:{one.person_id}", detail=detail)
