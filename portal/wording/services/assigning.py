"""Giving words to a translator, and ending that. Nothing else of the plan is given with them."""

from datetime import datetime

from django.db import transaction

from portal.access import grants
from portal.audit.services import record
from portal.people.models import Person, User
from portal.plans.models import Plan

from ..enums import Audience
from ..exceptions import WordingRefused
from ..models import Assignment
from ..worklist import can_translate


@transaction.atomic
def give_work(
    *, plan: Plan, audience: Audience, language: str, translator: Person, by: User, now: datetime
) -> Assignment:
    """Let a translator translate and check the words of a plan for one audience in one language.

    Raises WordingRefused("not_theirs") for somebody who is no translator, or whom the plan is about.
    """
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    if not can_translate(translator, plan):
        raise WordingRefused("not_theirs")
    given, created = Assignment.objects.get_or_create(
        plan=plan, audience=audience, language=language, translator=translator, ended_at=None,
        defaults={"asked_by": by, "asked_at": now},
    )  # fmt: skip
    if created:
        grants.refresh(plan)
        _note("translator.given", given, by=by, now=now)
    return given


@transaction.atomic
def end_work(*, given: Assignment, by: User, now: datetime) -> None:
    """The translator finds nothing of it any more, from this moment on; nothing happens when it had ended."""
    Plan.objects.select_for_update(no_key=True).get(pk=given.plan_id)
    if Assignment.objects.filter(pk=given.pk, ended_at=None).update(ended_at=now):
        grants.refresh(given.plan)
        _note("translator.ended", given, by=by, now=now)


def _note(action: str, given: Assignment, *, by: User, now: datetime) -> None:
    detail = {"audience": given.audience, "language": given.language, "assignment": str(given.pk)}
    about = f"person:{given.translator_id}"
    record(chain=f"plan:{given.plan_id}", action=action, by=by, now=now, about=about, detail=detail)
