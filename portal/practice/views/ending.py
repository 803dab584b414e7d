"""Ending a plan: the child's name comes off the register by an event (R-002-35), and the family is told (R-004-21)."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.plans import services
from portal.plans.enums import PlanState
from portal.plans.exceptions import PlanEnded
from portal.plans.selectors import end_notices
from portal.register.enums import Because
from portal.register.exceptions import NotRemoved
from portal.register.selectors import registration_of
from portal.register.services import deregister

from ..forms.reader import EndPlanForm
from .base import PlanScreen

TELL_WITHIN = timedelta(days=5)  # from the end to everybody knowing


class EndPlanView(PlanScreen):
    """Asks why and what goes on; after the end it lists who knows and who does not yet."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show(self._form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        match request.POST.get("do"):
            case "end":
                return self._end(self._form(request.POST))
            case "told":
                return self._told(request.POST.get("notice", ""))
        raise Http404

    def _end(self, form: EndPlanForm) -> HttpResponse:
        if not form.is_valid():
            return self._show(form, status=422)
        given = form.cleaned_data
        try:
            deregister(
                plan=self.plan, revision=given["revision"], on=given["on"], because=Because(given["because"]),
                review=None, ongoing_need=given["ongoing_need"], follow_on=given["follow_on"], by=self.user,
                now=self.now,
            )  # fmt: skip
        except NotRemoved as refused:
            form.refuse(refused.reason)
            return self._show(form, status=422)
        except PlanEnded:
            return HttpResponseRedirect(self.request.path)  # the button was pressed twice
        except Conflict:
            return self._show(self._form(), status=409, is_newer=True)
        messages.success(self.request, _("The plan is ended."))
        return HttpResponseRedirect(self.request.path)

    def _told(self, key: str) -> HttpResponse:
        notice = next((one for one in end_notices(self.plan) if str(one.pk) == key), None)
        if notice is None:
            raise Http404
        services.told(notice=notice, by=self.user, now=self.now)
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(self.request.path)

    def _form(self, data: Any = None) -> EndPlanForm:
        now = {"revision": self.plan.revision, "on": self.today}
        return EndPlanForm(data, initial=now, first=self.plan.started_on, today=self.today)

    def _show(self, form: EndPlanForm, status: int = 200, **more: Any) -> HttpResponse:
        self.record("ending.viewed")
        ended = self.plan.state == PlanState.ENDED
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "form": form,
            "ended": ended,
            "registration": registration_of(self.plan) if ended else None,
            "notices": end_notices(self.plan) if ended else [],
            "is_late": ended and self.plan.ended_on is not None and self.today > self.plan.ended_on + TELL_WITHIN,
        }
        return self.page("end_plan.html", context | more, status)
