"""Starting a form about a child, and receiving what was submitted."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from forms.api import (
    Draft,
    FormVersion,
    NotFinished,
    Problem,
    Submission,
    captured,
    current_version,
    drafts_about,
    gives,
    start_draft,
    submissions_about,
)
from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.dialogue.selectors import said_since
from portal.people.models import Child, Person, User
from portal.people.selectors import network
from portal.plans.models import Plan, PlanVersion
from portal.plans.selectors import latest_version
from portal.plans.services import Agreed, agree
from portal.procedures.selectors import form_key
from portal.register.services import register

from . import mapping
from .exceptions import NoForm
from .purpose import PLAN, VIEWS
from .safeguards import Objection, objections
from .selectors import around, subject_of


@transaction.atomic
def start_plan(*, child: Child, by: User, now: datetime) -> Draft:
    """A draft of the child's plan on the newest version of the local form, prefilled from the last submission.

    Raises NoForm when policy staff have published none, Http404 when `by` may not start plans for the child (any more).
    """
    grants.hold(by, Action.START_PLAN, child)
    key = form_key(child.jurisdiction, PLAN)
    version = current_version(key) if key else None
    if version is None:
        raise NoForm
    subject = subject_of(child)
    earlier = next((sent for sent in submissions_about(subject) if sent.version.form == version.form), None)
    draft = start_draft(
        version=version, subject=subject, by=by, now=now, copy_from=earlier, again=_views(child) if earlier else None
    )
    record(chain=f"child:{child.pk}", action="draft.started", by=by, now=now, about=f"draft:{draft.pk}")
    return draft


def _views(child: Child) -> dict[str, Callable[[Any, Any], Any]]:
    """Views are asked for anew in each version, or confirmed; what was said since the last one stands in them.
    R-001-18, R-000-19, R-000-20."""
    plan = child.plans.filter(ended_on=None).first()
    said = said_since(plan, latest_version(plan).created_at) if plan is not None else {}
    of_child = said.pop(child.person_id, "")
    others = {str(person): text for person, text in said.items()}
    return {
        "child_views": lambda _question, answer: of_child or answer,
        "no_child_views": lambda _question, answer: "" if of_child else answer,
        "parent_views": lambda question, answer: mapping.parent_views(question, answer, others),
    }


@transaction.atomic
def receive_plan(*, child: Child, submission: Submission, by: User, now: datetime) -> PlanVersion:
    """Make a plan, or its next version, from a submission of the plan form.

    Raises NotFinished where a safeguard objects (see `safeguards`): nothing was sent then.
    """
    language = submission.version.source_language
    found = captured(submission, language)
    known = network(child)
    if refused := objections(found.values, around(child, known)):
        raise NotFinished([_problem(submission, one) for one in refused])
    people = {str(one.person.pk): one.person for one in known}
    agreed = Agreed(
        submission=submission.pk,
        language=language,
        items=mapping.items(found.values),
        other=mapping.others(found.other, found.restricted),
        # A form may leave the question open; who submits leads the child (R-001-26).
        lead=next(iter(_named(people, found.values, "lead")), by.person),
        members=_named(people, found.values, "core_group"),
        conference_on=mapping.day(found.values, "conference_date"),
    )
    version = agree(child=child, agreed=agreed, by=by, today=timezone.localdate(now), now=now)
    register(plan=version.plan, by=by, now=now)
    grants.refresh(child)  # what was asked of colleagues is over, and so may be a membership in the core group
    return version


def _problem(submission: Submission, one: Objection) -> Problem:
    step, question = gives(submission, one.capture)
    return Problem(one.message, step, question)


def _named(people: dict[str, Person], values: dict[str, object], capture: str) -> list[Person]:
    """The people of the network that a capture names; who was only typed in is nobody the service knows."""
    return [people[key] for key in mapping.people_in(values, capture) if key in people]


def views_form(plan: Plan) -> FormVersion | None:
    """The form on which this place asks readers what they say, None where it has none."""
    key = form_key(plan.jurisdiction, VIEWS)
    return current_version(key) if key else None


@transaction.atomic
def start_views(*, plan: Plan, by: User, now: datetime) -> Draft:
    """The draft in which this reader says what they have to say: the one they began, or a new one.

    Raises NoForm where the place asks nothing, Http404 when `by` may not read the plan (any more).
    """
    grants.hold(by, Action.READ_PLAN, plan)
    version, subject = views_form(plan), f"plan:{plan.pk}"
    if version is None:
        raise NoForm
    begun = next((draft for draft in drafts_about(subject) if draft.owner_id == by.pk), None)
    if begun is not None:
        return begun
    draft = start_draft(version=version, subject=subject, by=by, now=now)
    record(chain=f"plan:{plan.pk}", action="views.begun", by=by, now=now, about=f"draft:{draft.pk}")
    return draft
