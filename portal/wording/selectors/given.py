"""Finding the Reading that a person may read."""

from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from portal.access import grants
from portal.access.actions import Action
from portal.access.compiled import Compiled

from ..models import Recording, Release


def _readable(user: Any) -> QuerySet[Release]:
    """What this user may read now: given to their person, not taken back, and the grant still there."""
    return Release.objects.filter(
        grants.held(user, Action.READ_PLAN, "plan"), person__user_id=user.pk, reading__isnull=False
    )


def _with_voices(user: Any) -> QuerySet[Release]:
    """The same with `is_heard`: whether anything of the plan was recorded. Most plans have no recording to look for."""
    return _readable(user).annotate(
        is_heard=Exists(Recording.objects.filter(plan=OuterRef("plan"), removed_at__isnull=True))
    )


@cache
def _given(fields: tuple[str, ...]) -> Compiled:
    readable = _with_voices if "is_heard" in fields else _readable
    return Compiled(lambda user, plan_id: readable(user).filter(plan_id=plan_id).values_list(*fields))


def given_to(user: Any, plan_id: UUID, *fields: str) -> tuple[Any, ...]:
    """These fields of the release of a plan to this user, or "is_heard"; Http404 in every other case alike.

    The grant is asked for at every request; the Reading is the frozen one.
    """
    found = _given(fields).rows(user, plan_id)
    if not found:
        raise Http404
    return found[0]


def releases_of(user: Any) -> list[Release]:
    """What this user may read, with the plan and the Reading of each; one query."""
    return list(_readable(user).select_related("plan", "reading").order_by("plan__started_on", "pk"))
