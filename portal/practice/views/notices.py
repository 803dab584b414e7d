"""A child who has moved or is missing: reported by whoever works on the plan (R-002-37)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.api import policy
from portal.access import grants
from portal.access.actions import Action
from portal.register.models import Notice
from portal.register.selectors import notice_of, notices_of
from portal.register.services import finish_notice, report_notice

from ..forms.register import NoticeForm, SaidForm
from ..selectors.differences import urgent_contacts
from .base import PlanScreen, known_uuid

MISSING = "missing-children"  # the page of each manual that says what to do first


class NoticesView(PlanScreen):
    """What was reported, and a form. The lead says what was done about it."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        if request.POST.get("do") == "done":
            return self._done(notice_of(self.plan.notices.all(), known_uuid(request.POST.get("about", ""))))
        if self.plan.ended_on is not None:
            raise Http404
        form = NoticeForm(request.POST, today=self.today)
        if not form.is_valid():
            return self._show(form, wrong=form, status=422)
        report_notice(**form.cleaned_data, plan=self.plan, by=self.user, today=self.today, now=self.now)
        return self._saved()

    def _done(self, notice: Notice) -> HttpResponse:
        grants.hold(self.user, Action.LEAD_PLAN, self.plan)
        form = SaidForm(self.request.POST, about=notice.pk)
        if not form.is_valid():
            return self._show(wrong=form, status=422)
        finish_notice(notice=notice, said=form.cleaned_data["said"], by=self.user, now=self.now)
        return self._saved()

    def _saved(self) -> HttpResponse:
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(self.request.path)

    def _show(
        self, form: NoticeForm | None = None, *, wrong: NoticeForm | SaidForm | None = None, status: int = 200
    ) -> HttpResponse:
        self.record("notices.viewed")
        leads = grants.can(self.user, Action.LEAD_PLAN, self.plan)
        bound = wrong if isinstance(wrong, SaidForm) else None
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "rows": [self._row(one, bound, leads) for one in notices_of(self.plan)],
            "form": (form or NoticeForm(today=self.today)) if self.plan.ended_on is None else None,
            "wrong": wrong,
            "policy": policy(self.plan.jurisdiction, MISSING, get_language() or ""),
            "urgent": urgent_contacts(self.plan, get_language() or ""),
            "has_errors": status != 200,
        }
        return self.page("notices.html", context, status)

    def _row(self, one: Notice, wrong: SaidForm | None, leads: bool) -> dict[str, Any]:
        steps = {step.kind: step for step in one.steps.all()}
        own = wrong if wrong is not None and str(wrong["about"].value()) == str(one.pk) else SaidForm(about=one.pk)
        done = steps.get("done")
        return {"notice": one, "seen": steps.get("seen"), "done": done, "form": own if leads and done is None else None}
