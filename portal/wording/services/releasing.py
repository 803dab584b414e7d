"""Giving one person the plan to read, and taking it back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.access import grants
from portal.access.editing import save_if_current
from portal.audit.services import record
from portal.people.models import Person, User
from portal.people.selectors import Known
from portal.plans.enums import TaskKind
from portal.plans.models import Plan, PlanVersion
from portal.plans.rules import content_hash
from portal.plans.selectors import latest_version
from portal.plans.services import close_task

from ..exceptions import ReleaseRefused
from ..models import Reading, Release
from ..reading import Reading as Given
from ..reading import to_json
from ..rules import Reader, build, obstacles
from ..selectors import making
from ..standing import standing_of


@transaction.atomic
def release(
    *,
    plan: Plan,
    known: Known,
    revision: int,
    by: User,
    now: datetime,
    last_read: Given | None = None,
    version: PlanVersion | None = None,
) -> Release:
    """Freeze the Reading of the plan's newest version, or of this one, for this person and let them read it.

    `revision` is that of the release its giver saw, 0 when there was none; `last_read` the Reading that the person read
    last, against which it is told what changed. Raises ReleaseRefused while the plan is withheld from them or from whom
    they speak for, while an advocate has no agreement, or while words are missing or out of date; Conflict when
    somebody changed the release meanwhile.
    """
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    person, standing = known.person, standing_of(plan)
    if standing.is_kept_out(person.pk):
        raise ReleaseRefused(withheld=True)
    if not standing.may_read(person.pk):
        raise ReleaseRefused(unagreed=True)
    version = version or latest_version(plan)
    parts = making(plan, known, timezone.localdate(now), version)
    missing = obstacles(parts.source, parts.reader.audience)
    if missing:
        raise ReleaseRefused(missing)
    content = to_json(build(*parts, last_read))
    reading = _freeze(plan, person, version, parts.reader, content, by, standing.next_moment(person.pk, now))
    given, _ = Release.objects.get_or_create(plan=plan, person=person)
    save_if_current(given, revision, reading=reading, advocacy=standing.advocacies.get(person.pk))
    plan.sharing_decisions.filter(person=person, ended_at__isnull=True).update(ended_at=now)
    close_task(plan=plan, kind=TaskKind.REVIEW_SHARED, about=person.pk, by=by, now=now)
    grants.refresh(plan)
    detail = {"hash": reading.content_hash, "language": reading.language, "version": version.number}
    about = f"reading:{reading.pk}"
    record(chain=f"plan:{plan.pk}", action="plan.released", by=by, now=now, about=about, detail=detail)
    return given


def _freeze(
    plan: Plan,
    person: Person,
    version: PlanVersion,
    reader: Reader,
    content: dict[str, Any],
    by: User,
    released_at: datetime,
) -> Reading:
    return Reading.objects.create(
        plan=plan, person=person, version=version, audience=reader.audience, level=reader.level,
        language=reader.language, format=reader.format, content=content,
        content_hash=content_hash(content), released_by=by, released_at=released_at,
    )  # fmt: skip


@transaction.atomic
def withdraw(*, given: Release, revision: int, by: User, now: datetime) -> None:
    """Take a release back: the person reads nothing from now on. Raises Conflict on a stale revision."""
    plan = Plan.objects.select_for_update(no_key=True).get(pk=given.plan_id)
    save_if_current(given, revision, reading=None)
    grants.refresh(plan)
    record(chain=f"plan:{plan.pk}", action="plan.withdrawn", by=by, now=now, about=f"person:{given.person_id}")
