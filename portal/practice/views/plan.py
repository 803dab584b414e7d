"""The professional plan, and what each version changed."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from portal.access import grants
from portal.access.actions import Action
from portal.intake.purpose import capture_labels, field_labels
from portal.intake.selectors import drafts_of
from portal.plans.models import PlanVersion
from portal.plans.rules import changes, without_restricted
from portal.plans.rules import tasks_of as tasks_for
from portal.plans.selectors import booked_meeting, latest_version
from portal.procedures.selectors import plan_aims

from .. import rules
from ..forms.starting import StartForm
from ..selectors.held import engagement_of
from ..selectors.history import history, views
from ..selectors.items import said
from ..selectors.meetings import doers_of
from ..selectors.plan import core_group, dates_of, two_versions, versions_of
from ..selectors.records import records_for
from ..selectors.sharing import reader_rows
from ..selectors.visits import watch
from .base import PlanScreen
from .dialogue import dialogue_tasks
from .duties import duties_of
from .tasks import tasks_of
from .todo import todo_of

MANY = 10_000  # versions; a number beyond what a column holds would be an error in SQLite


def _content(version: PlanVersion, *, leads: bool) -> Mapping[str, Any]:
    """What a version says to the lead, or to everybody else who sees it: without restricted answers."""
    content: Mapping[str, Any] = version.content
    return content if leads else without_restricted(content)


class PlanView(PlanScreen):
    """The plan as professionals see it: what was agreed, what is due, who reads it, what happened."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        plan, version = self.plan, latest_version(self.plan)
        self.record("plan.viewed")
        leads = grants.can(self.user, Action.LEAD_PLAN, plan)
        content = _content(version, leads=leads)
        may_start = plan.ended_on is None and grants.can(self.user, Action.START_PLAN, plan.child)
        drafts = drafts_of(plan.child, self.user) if may_start else []
        readers = reader_rows(plan, version.number, self.today)
        doers, group = doers_of(plan, version), core_group(plan)
        mine = next((one for one in doers if one.person.user_id == self.user.pk), None)
        dates = dates_of(plan, self.today)
        language = get_language() or ""
        context = {
            "plan": plan,
            "child": plan.child,
            "version": version,
            "own": rules.tongue(version.content["language"]),
            "versions": versions_of(plan),
            "groups": rules.groups(
                content["items"], capture_labels(plan.jurisdiction), field_labels(plan.jurisdiction)
            ),
            "other": content["other"],
            "core_group": group,
            "dates": dates,
            "readers": readers,
            "leads": leads,
            "aims": plan_aims(plan.jurisdiction, language),
            "booked": booked_meeting(plan) if plan.ended_on is None else None,
            "records": records_for(plan, self.user, leads=leads),
            "doers": doers,
            "mine": mine,
            "my_tasks": [said(one) for one in tasks_for(content, str(mine.person.pk))] if mine else [],
            "tasks": [
                *(duties_of(plan, content, readers, doers, self.today) if leads else []),
                *tasks_of(plan, version, readers, leads=leads),
            ],
            "trends": engagement_of(plan) if leads else [],
            "is_member": plan.ended_on is None and any(one.person.user_id == self.user.pk for one in group),
            "todo": todo_of(plan, self.today, leads=leads),
            "dialogue_tasks": dialogue_tasks(plan, self.today, leads=leads),
            "may_start": may_start,
            "watch": watch(plan, dates, self.today),
            "may_open_child": grants.can(self.user, Action.VIEW_CHILD, plan.child),
            "drafts": drafts,
            "start_form": StartForm(initial={"seen": len(drafts)}),
            "history": history(plan, leads=leads),
            "views": views(plan, leads=leads),
        }
        return self.page("plan.html", context)


class ChangesView(PlanScreen):
    """What a version changed against the one before it (R-000-07)."""

    def get(self, request: HttpRequest, number: int, **_kwargs: Any) -> HttpResponse:
        found = two_versions(self.plan, number) if number < MANY else None
        if found is None:
            raise Http404
        before, after = found
        self.record("changes.viewed", about=f"version:{after.pk}")
        leads = grants.can(self.user, Action.LEAD_PLAN, self.plan)
        was, now = _content(before, leads=leads), _content(after, leads=leads)
        changed, place = changes(was, now), self.plan.jurisdiction
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "before": before,
            "after": after,
            "own": rules.tongue(after.content["language"]),
            "items": rules.changed_items(changed, was, now, capture_labels(place), field_labels(place)),
            "wide": True,
        }
        return self.page("changes.html", context)
