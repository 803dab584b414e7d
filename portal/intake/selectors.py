"""Drafts and what they are about."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from forms.api import Draft, Part, PreparedRows, Slot, drafts_about, open_parts
from portal.access import grants
from portal.access.actions import Action
from portal.access.compiled import Compiled
from portal.people.enums import AccountKind, Relation
from portal.people.models import Child, Person, Relationship, User
from portal.people.selectors import Known
from portal.plans.models import CoreGroupMember, Withholding
from portal.procedures.terms import terms

from .safeguards import Around


def subject_of(child: Child) -> str:
    """How forms call a child, without knowing what it is."""
    return f"child:{child.pk}"


def child_key(subject: str) -> UUID:
    """The id of the child that a draft is about; Http404 for a subject that is no child."""
    kind, _, key = subject.partition(":")
    if kind != "child":
        raise Http404
    return UUID(key)


_CHILD = [field.attname for field in Child._meta.concrete_fields]
_PERSON = [field.attname for field in Person._meta.concrete_fields]


def _children() -> QuerySet[Person, tuple[Any, ...]]:
    anybody = SimpleNamespace(pk=Slot("user", User._meta.get_field("id")), is_authenticated=True, is_active=True)
    may = grants.held(anybody, Action.START_PLAN, "child")
    found = Person.objects.filter(may, child=Slot("child", Child._meta.get_field("id")))
    return found.values_list(*_PERSON, *(f"child__{name}" for name in _CHILD))


_permitted = PreparedRows(_children)  # every page of a form asks this


def child_of(user: Any, subject: str) -> Child:
    """The child a draft is about, if this user may start plans for it; Http404 otherwise. One statement."""
    key = child_key(subject)
    rows = _permitted(user=user.pk, child=key) if user.is_authenticated and user.is_active else []
    if not rows:
        raise Http404
    child = Child.from_db("default", _CHILD, rows[0][len(_PERSON) :])
    child.person = Person.from_db("default", _PERSON, rows[0][: len(_PERSON)])
    return child


def drafts_of(child: Child, user: Any) -> list[Draft]:
    """The open drafts about a child that this user owns, newest first."""
    return [draft for draft in drafts_about(subject_of(child)) if draft.owner_id == user.pk]


PARENTS = frozenset({Relation.MOTHER, Relation.FATHER, Relation.STEP_PARENT})


def around(child: Child, known: Sequence[Known]) -> Around:
    """Whom the safeguards of a plan ask about, of those known around the child. One query.

    A parent from whom the whole plan is withheld need not be asked what they think of it.
    """
    kept = Withholding.objects.filter(plan__child=child, plan__ended_on=None, ended_at=None, is_whole=True)
    kept_from = set(kept.values_list("person", flat=True))
    told = [one for one in known if one.relation in PARENTS | {"child"} or one.parental_responsibility]
    heard = [one for one in known if one.parental_responsibility and one.person.pk not in kept_from]
    return Around(_names(told), _names(heard), terms(child.jurisdiction))


def _names(known: Sequence[Known]) -> dict[str, str]:
    return {str(one.person.pk): str(one.person) for one in known}


# Who works on a plan together: the practitioners around the child and those of the core group of its open plan, but
# nobody from whom the plan is withheld.


def _ties() -> tuple[QuerySet[Relationship], QuerySet[CoreGroupMember], QuerySet[Withholding]]:
    return (
        Relationship.objects.filter(relation=Relation.PRACTITIONER),
        CoreGroupMember.objects.filter(until=None, plan__ended_on=None),
        Withholding.objects.filter(ended_at=None),
    )


def colleagues(child: Child) -> QuerySet[Person]:
    """Everybody with an open practitioner's account whom the child's lead can ask to fill a part, by name."""
    around, members, withheld = _ties()
    found = Person.objects.filter(
        Q(pk__in=around.filter(child=child).values("person"))
        | Q(pk__in=members.filter(plan__child=child).values("person")),
        user__kind=AccountKind.PRACTITIONER,
        user__is_active=True,
    )
    found = found.exclude(pk__in=withheld.filter(plan__child=child).values("person"))
    return found.order_by("family_name", "given_name", "pk")


def helped_by(user: Any) -> QuerySet[Child]:
    """The children about whom this user may fill a part now: they hold the grant, and are a colleague at this moment.

    With `is_member`: whether they are of the core group.
    """
    if getattr(user, "kind", "") != AccountKind.PRACTITIONER:
        return Child.objects.none()
    around, members, withheld = _ties()
    around, members = around.filter(person__user=user.pk), members.filter(person__user=user.pk)
    found = grants.visible(Child.objects.select_related("person"), user, Action.FILL_PART).filter(
        Q(pk__in=around.values("child")) | Q(pk__in=members.values("plan__child"))
    )
    found = found.exclude(pk__in=withheld.filter(person__user=user.pk).values("plan__child"))
    return found.annotate(is_member=Exists(members.filter(plan__child=OuterRef("pk"))))


def asked_to_fill(child: Child) -> set[int]:
    """Ids of the users with an open part of a draft about this child, asked by its lead, who are colleagues now."""
    leads = child.allocations.filter(until=None).values("worker__user")
    parts = open_parts().filter(draft__subject=subject_of(child), draft__owner__in=leads)
    return set(parts.filter(asked__in=colleagues(child).values("user")).values_list("asked", flat=True))


def children_asked_about(person: Person) -> list[Child]:
    """The children about whom this person has an open part."""
    if person.user_id is None:
        return []
    subjects = open_parts().filter(asked=person.user_id).values_list("draft__subject", flat=True)
    return list(Child.objects.filter(pk__in={child_key(subject) for subject in subjects}))


# The list of children asks this of everybody, and most are asked to fill nothing: the SQL is written once.
_ASKED = Compiled(lambda user, _key: open_parts().filter(asked=user.pk, done_at=None).values_list("pk"))


def parts_of(user: Any) -> list[tuple[Part, Child]]:
    """What this user is asked to fill and has not said to be done, with the child it is about: what is due first comes
    first. One query when there is nothing, three otherwise."""
    asked = [pk for (pk,) in _ASKED.rows(user)]
    parts = list(open_parts().filter(pk__in=asked).select_related("draft")) if asked else []
    children = {subject_of(child): child for child in helped_by(user)} if parts else {}
    found = [(part, children[part.draft.subject]) for part in parts if part.draft.subject in children]
    return sorted(found, key=lambda one: (one[0].due is None, one[0].due or one[0].asked_at.date(), one[0].asked_at))
