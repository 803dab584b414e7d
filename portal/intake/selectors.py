"""Drafts and what they are about."""

from typing import Any
from uuid import UUID

from django.http import Http404

from forms.api import Draft, drafts_about
from portal.access import grants
from portal.access.actions import Action
from portal.people.models import Child, Person


def subject_of(child: Child) -> str:
    """How forms call a child, without knowing what it is."""
    return f"child:{child.pk}"


def child_key(subject: str) -> UUID:
    """The id of the child that a draft is about; Http404 for a subject that is no child."""
    kind, _, key = subject.partition(":")
    if kind != "child":
        raise Http404
    return UUID(key)


def child_of(user: Any, subject: str) -> Child:
    """The child a draft is about, if this user may start plans for it; Http404 otherwise."""
    may = grants.held(user, Action.START_PLAN, "child")
    found = list(Person.objects.filter(may, child=child_key(subject)).select_related("child"))
    if not found:
        raise Http404
    return found[0].child


def drafts_of(child: Child, user: Any) -> list[Draft]:
    """The open drafts about a child that this user owns, newest first."""
    return [draft for draft in drafts_about(subject_of(child)) if draft.owner_id == user.pk]
