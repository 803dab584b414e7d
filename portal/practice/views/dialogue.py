"""What families said: beside the plan, with replies, and as the agenda of the next meeting."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from portal.access import grants
from portal.access.actions import Action
from portal.dialogue.exceptions import NotSaid
from portal.dialogue.models import Answer
from portal.dialogue.selectors import answer_for, open_count, to_ask, to_explain
from portal.dialogue.services import ask_for_views, looked, reply
from portal.plans.enums import TaskKind
from portal.plans.media import ENDINGS
from portal.plans.models import Plan, PlanVersion
from portal.plans.selectors import booked_meeting, is_first_meeting, latest_version
from portal.plans.services import close_task, file_bytes
from portal.procedures.rules import spoken_in, words_of
from portal.procedures.selectors import core_group_rules, plan_aims
from portal.ui.sending import send_file
from portal.wording.standing import standing_of

from .. import rules
from ..forms.dialogue import ReplyForm
from ..selectors.dialogue import agenda, asked_for_views, said_about, silent
from ..selectors.held import engagement_of, reports_waiting
from .base import PlanScreen, known_uuid


def dialogue_tasks(plan: Plan, today: date, *, leads: bool) -> list[dict[str, Any]]:
    """What families said and how far they are, as rows of a task list. Three queries at
    most."""
    count = open_count(plan, leads=leads)
    waiting = ngettext("%(count)d without a reply", "%(count)d without a reply", count) % {"count": count}
    tasks = [
        {
            "title": _("What people said"),
            "href": reverse("practice:answers", args=[plan.pk]),
            "status": waiting if count else _("Nothing is waiting"),
            "colour": "blue" if count else "",
        },
        {"title": _("Agenda of the next meeting"), "href": reverse("practice:agenda", args=[plan.pk])},
    ]
    if leads:
        tasks.append(_explaining(plan, today))
    return tasks


def _explaining(plan: Plan, today: date) -> dict[str, Any]:
    """The plan is to be explained to everybody it was given to, and again to who did not understand (R-001-20); what is
    late is said (R-001-19)."""
    waiting, late = to_explain(plan, today)
    told = ngettext("To explain to %(count)d person", "To explain to %(count)d people", waiting) % {"count": waiting}
    return {
        "title": _("Who has read and understood it"),
        "href": reverse("practice:people", args=[plan.pk]),
        "status": f"{told} · {_('Overdue')}" if late else told if waiting else "",
        "colour": "red" if late else "blue" if waiting else "",
    }


@dataclass(frozen=True)
class Row:
    """One answer on the page, with the lead's form for a reply (None for everybody else)."""

    answer: Answer
    form: ReplyForm | None


class AnswersView(PlanScreen):
    """What people said, part by part, beside the professional text. The lead replies; nobody changes a word."""

    leads: bool
    version: PlanVersion

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.version = latest_version(self.plan)
        self.leads = grants.can(self.user, Action.LEAD_PLAN, self.plan)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        response = self._page()
        looked(plan=self.plan.pk, by=self.user, now=self.now)
        return response

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if not self.leads:
            raise Http404
        answer = answer_for(self.plan, known_uuid(request.POST.get("answer", "")), leads=True)
        form = ReplyForm(request.POST, answer=answer, tongues=self._tongues(answer))
        if not form.is_valid():
            return self._page(form, status=422)
        given = form.cleaned_data
        try:
            reply(key=given["key"], answer=answer, text=given["text"], language=given["language"], by=self.user,
                  now=self.now)  # fmt: skip
        except NotSaid:
            form.add_error("text", str(form.fields["text"].error_messages["required"]))
            return self._page(form, status=422)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(f"{request.path}#answer-{answer.pk}")

    def _page(self, wrong: ReplyForm | None = None, status: int = 200) -> HttpResponse:
        self.record("answers.viewed")
        groups = [
            (about, [self._row(answer, wrong) for answer in about.answers])
            for about in said_about(self.plan, self.version, leads=self.leads)
        ]
        context: dict[str, Any] = {
            "plan": self.plan,
            "child": self.plan.child,
            "own": rules.tongue(self.version.content["language"]),
            "groups": groups,
            "leads": self.leads,
            "form": wrong,
            "wide": True,
        }
        return self.page("answers.html", context, status=status)

    def _row(self, answer: Answer, wrong: ReplyForm | None) -> Row:
        if not self.leads:
            return Row(answer, None)
        if wrong is not None and str(wrong["answer"].value()) == str(answer.pk):
            return Row(answer, wrong)
        return Row(answer, ReplyForm(answer=answer, tongues=self._tongues(answer)))

    def _tongues(self, answer: Answer) -> list[rules.Tongue]:
        own = self.version.content["language"]
        return [rules.tongue(code) for code in dict.fromkeys([own, answer.person.language])]


class AnswerFileView(PlanScreen):
    """A voice or a picture that came with an answer."""

    def get(self, request: HttpRequest, answer: UUID, **_kwargs: Any) -> HttpResponse:
        leads = grants.can(self.user, Action.LEAD_PLAN, self.plan)
        found = answer_for(self.plan, answer, leads=leads)
        if found.file is None:
            raise Http404
        self.record("answer_file.viewed", about=f"answer:{found.pk}")
        kind = found.file.type
        return send_file(request, file_bytes(found.file), kind, f"answer.{ENDINGS[kind]}")


class AgendaView(PlanScreen):
    """What the next meeting has to talk about; made to be printed."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Ask those who have said nothing for their views, once a day (R-001-37)."""
        grants.hold(self.user, Action.LEAD_PLAN, self.plan)
        if "asked_in_person" in request.POST:
            return self._asked(known_uuid(request.POST["asked_in_person"]))
        version = latest_version(self.plan)
        asked = asked_for_views(self.plan, version.created_at)
        found = silent(self.plan, version, standing_of(self.plan))
        waiting = [one.person for one in found if asked.get(one.person.pk) != self.today]
        sent = [one for one in waiting if ask_for_views(plan=self.plan, person=one, now=self.now)]
        for person in sent:
            self.record("views.reminded", about=f"person:{person.pk}")
        said = ngettext("%(count)d person was asked.", "%(count)d people were asked.", len(sent))
        messages.success(request, said % {"count": len(sent)})
        return HttpResponseRedirect(request.path)

    def _asked(self, about: UUID) -> HttpResponse:
        """The lead has asked somebody whom nobody can write to safely."""
        if close_task(plan=self.plan, kind=TaskKind.ASK_VIEWS, about=about, by=self.user, now=self.now):
            messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(self.request.path)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.record("agenda.viewed")
        version = latest_version(self.plan)
        leads = grants.can(self.user, Action.LEAD_PLAN, self.plan)
        place, language = self.plan.jurisdiction, get_language() or ""
        lists = core_group_rules(place).lists(is_first=is_first_meeting(self.plan))
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "aims": plan_aims(place, language),
            "lists": {part: [spoken_in(words_of(one), language) for one in lines] for part, lines in lists.items()},
            "booked": booked_meeting(self.plan),
            "own": rules.tongue(version.content["language"]),
            "agenda": agenda(self.plan, version, leads=leads),
            "leads": leads,
            "trends": engagement_of(self.plan) if leads else [],
            "reports": reports_waiting(self.plan),
            "to_ask": to_ask(self.plan) if leads else [],
            "today": self.today,
        }
        return self.page("agenda.html", context)
