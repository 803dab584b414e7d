"""What every screen of translators shares: who may come in, and what time it is."""

from datetime import datetime
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from portal.access import grants
from portal.access.actions import Action
from portal.audit.services import record
from portal.intake.purpose import CAPTURE_LABELS
from portal.people.enums import AccountKind
from portal.people.models import User
from portal.wording.models import Assignment
from portal.wording.worklist import work_for


class TranslatorView(View):
    """A screen for signed-in translators. Anonymous people go to the one door; to everybody else it is not there."""

    user: User
    now: datetime

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, User) or not user.is_authenticated:
            return self._signed_out(request)
        if user.kind != AccountKind.TRANSLATOR:
            raise Http404
        self.user, self.now = user, timezone.now()
        self.load(**kwargs)
        return super().dispatch(request, *args, **kwargs)

    def load(self, **kwargs: Any) -> None:
        """Fetch what the screen is about; Http404 where there is nothing for this user."""

    def page(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """The page `templates/translating/<template>`."""
        return render(self.request, f"translating/{template}", context, status=status)

    def _signed_out(self, request: HttpRequest) -> HttpResponse:
        typed = [text for text in request.POST.getlist("text") if text.strip()]
        if typed:  # shown again, to copy (T26)
            return render(request, "accounts/not_sent.html", {"typed": typed}, status=403)
        target = request.get_full_path() if request.method in {"GET", "HEAD"} else "/"
        return redirect_to_login(target)


class WorkScreen(TranslatorView):
    """A screen on one piece of work: the words of one audience in one language, and nothing else of a plan."""

    labels = CAPTURE_LABELS
    work: Assignment

    def load(self, **kwargs: Any) -> None:
        self.work = work_for(self.user, kwargs["work"])
        self.plan = self.work.plan

    def page(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """The plan and the child stay out of what the template gets."""
        kept = {name: value for name, value in context.items() if name not in {"plan", "child"}}
        return super().page(template, kept | {"work": self.work.pk}, status)

    def hold(self) -> None:
        """Keep the right to write until the transaction ends (T24); Http404 when it, or this work, is gone."""
        grants.hold(self.user, Action.TRANSLATE_PLAN, self.plan)
        if not Assignment.objects.select_for_update().filter(pk=self.work.pk, ended_at__isnull=True).exists():
            raise Http404

    def record(self, action: str, about: str = "", **detail: Any) -> None:
        """One entry in the plan's chain, with the work it was done for."""
        detail |= {"work": str(self.work.pk), "language": self.work.language}
        record(chain=f"plan:{self.plan.pk}", action=action, by=self.user, now=self.now, about=about, detail=detail)
