"""What every screen of practitioners shares: who may come in, what time it is, and whose plan is open."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.people.enums import AccountKind
from portal.people.models import Child, User
from portal.plans.models import Plan
from portal.plans.selectors import plan_for
from portal.procedures.terms import terms

# Fields in which people type whole sentences: what came after the session had ended is shown again, to copy (T26).
TYPED = (
    "text", "evidence", "about", "view", "tried", "settled", "change", "why_not_seen", "why_not_alone", "child_day",
    "child_said", "no_views", "what_happened", "what_was_done", "heard_note", "meaning", "reason", "purpose", "how",
    "support", "other_ways", "said", "few", "follow_on", "decided", "participation", "note", "concern", "known",
)  # fmt: skip


class PractitionerView(View):
    """A screen for signed-in practitioners. Anonymous people go to the one door; to everybody else it is not there."""

    user: User
    now: datetime
    today: date

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, User) or not user.is_authenticated:
            return self._signed_out(request)
        if user.kind != AccountKind.PRACTITIONER:
            raise Http404
        self.user, self.now, self.today = user, timezone.now(), timezone.localdate()
        self.load(**kwargs)
        return super().dispatch(request, *args, **kwargs)

    def load(self, **kwargs: Any) -> None:
        """Fetch what the screen is about through the user's grants; Http404 where there is none."""

    def page(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """The page `templates/practice/<template>`."""
        return render(self.request, f"practice/{template}", context, status=status)

    def _signed_out(self, request: HttpRequest) -> HttpResponse:
        # A form about several people calls a field "<whose>-how".
        names = [name for name in request.POST if name.rpartition("-")[2] in TYPED]
        typed = [text for name in names for text in request.POST.getlist(name) if text.strip()]
        if typed:
            return render(request, "accounts/not_sent.html", {"typed": typed}, status=403)
        target = request.get_full_path() if request.method in {"GET", "HEAD"} else "/"
        return redirect_to_login(target)


class PlanScreen(PractitionerView):
    """A screen on one plan, for those who may do `action` with it."""

    action: ClassVar[Action] = Action.VIEW_PLAN
    changes_child: ClassVar[bool] = False  # and not the plan alone: who is around the child, who speaks for whom
    plan: Plan

    def load(self, **kwargs: Any) -> None:
        self.plan = plan_for(self.user, kwargs["plan"], self.action)

    def page(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """As for every screen; `local` are the words of the plan's place: {{ local.lead }} (R-002-06)."""
        return super().page(template, {"local": terms(self.plan.jurisdiction)} | context, status)

    def hold(self) -> None:
        """Keep the right to write until the transaction ends (T24); Http404 when it is gone. A child is locked before
        its plan, as a new lead is named: two that lock them crosswise would wait for each other."""
        if self.changes_child:
            Child.objects.select_for_update(no_key=True).get(pk=self.plan.child_id)
        grants.hold(self.user, self.action, self.plan)

    def record(self, action: str, about: str = "", **detail: Any) -> None:
        """One entry in the plan's chain."""
        record(chain=f"plan:{self.plan.pk}", action=action, by=self.user, now=self.now, about=about, detail=detail)


def known_uuid(text: str) -> UUID:
    """A UUID that a form or an address carries; Http404 for anything else."""
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
