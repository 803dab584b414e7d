"""Drafts and what they are about."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from forms.api import Draft, PreparedRows, Slot, drafts_about
from portal.access import grants
from portal.access.actions import Action
from portal.people.models import Child, Person, User


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
