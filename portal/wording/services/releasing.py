"""Giving one person the plan to read, and taking it back."""

from datetime import datetime

from django.db import transaction

from portal.access import grants
from portal.access.editing import save_if_current
from portal.audit.services import record
from portal.people.models import User
from portal.people.selectors import Known
from portal.plans.models import Plan
from portal.plans.rules import content_hash
from portal.plans.selectors import latest_version

from ..exceptions import ReleaseRefused
from ..models import Reading, Release
from ..reading import to_json
from ..rules import build, obstacles
from ..selectors import as_reader, source


@transaction.atomic
def release(*, plan: Plan, known: Known, revision: int, by: User, now: datetime) -> Release:
    """Freeze the Reading of the plan's newest version for this person and let them read it.

    `revision` is that of the release its giver saw, 0 when there was none. Raises ReleaseRefused while the plan is
    withheld from them or words are missing or out of date, Conflict when somebody changed the release meanwhile.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)
    person = known.person
    if plan.withholdings.filter(person=person, ended_at__isnull=True).exists():
        raise ReleaseRefused(withheld=True)
    version = latest_version(plan)
    reader, facts = as_reader(known), source(plan, person.language, version)
    missing = obstacles(facts, reader.audience)
    if missing:
        raise ReleaseRefused(missing)
    content = to_json(build(facts, reader))
    reading = Reading.objects.create(
        plan=plan, person=person, version=version, audience=reader.audience, level=reader.level, language=reader.language,
        format=reader.format, content=content, content_hash=content_hash(content), released_by=by, released_at=now,
    )  # fmt: skip
    given, _ = Release.objects.get_or_create(plan=plan, person=person)
    save_if_current(given, revision, reading=reading)
    grants.refresh(plan)
    detail = {"hash": reading.content_hash, "language": reading.language, "version": version.number}
    about = f"reading:{reading.pk}"
    record(chain=f"plan:{plan.pk}", action="plan.released", by=by, now=now, about=about, detail=detail)
    return given


@transaction.atomic
def withdraw(*, given: Release, revision: int, by: User, now: datetime) -> None:
    """Take a release back: the person reads nothing from now on. Raises Conflict on a stale revision."""
    plan = Plan.objects.select_for_update().get(pk=given.plan_id)
    save_if_current(given, revision, reading=None)
    grants.refresh(plan)
    record(chain=f"plan:{plan.pk}", action="plan.withdrawn", by=by, now=now, about=f"person:{given.person_id}")
