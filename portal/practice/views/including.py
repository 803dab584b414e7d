"""Whether the child is a member of the core group, and with whose help (R-001-58)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.plans.services import decide_on_child

from ..forms.reader import ChildInGroupForm
from .base import PlanScreen


class ChildInGroupView(PlanScreen):
    """The decision and those before it."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show(ChildInGroupForm(place=self.plan.jurisdiction))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        form = ChildInGroupForm(request.POST, place=self.plan.jurisdiction)
        if not form.is_valid():
            return self._show(form, status=422)
        given, before = form.cleaned_data, self.plan.child_in_group.first()
        wanted = (given["is_member"] == "yes", given["reason"].strip(), given["support"].strip())
        # The button pressed twice decides once.
        if before is None or (before.is_member, before.reason, before.support) != wanted:
            decide_on_child(
                plan=self.plan, is_member=wanted[0], reason=wanted[1], support=wanted[2], by=self.user, now=self.now
            )
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(f"{reverse('practice:plan', args=[self.plan.pk])}#group")

    def _show(self, form: ChildInGroupForm, status: int = 200) -> HttpResponse:
        self.record("child_in_group.viewed")
        earlier = self.plan.child_in_group.select_related("decided_by__person")
        context = {"plan": self.plan, "child": self.plan.child, "form": form, "earlier": earlier}
        return self.page("child_in_group.html", context, status)
