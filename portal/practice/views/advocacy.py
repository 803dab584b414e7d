"""For whom an advocate speaks, and on which days (R-004-17)."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.people import services
from portal.people.enums import Relation
from portal.people.models import Advocacy
from portal.people.selectors import Known
from portal.wording.selectors import readers

from ..forms.reader import AdvocacyForm
from .base import PlanScreen


class AdvocacyView(PlanScreen):
    """One advocate of the child's network: the agreement that stands, another one, its end."""

    action = Action.LEAD_PLAN
    changes_child = True
    known: Known
    family: list[Known]

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        people = readers(self.plan)
        self.family = [one for one in people if one.relation != Relation.ADVOCATE]
        found = [one for one in people if one.relation == Relation.ADVOCATE and one.person.pk == kwargs["person"]]
        if not found:
            raise Http404
        self.known = found[0]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show(self._form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        match request.POST.get("do"):
            case "agree":
                return self._agree(self._form(request.POST))
            case "end":
                return self._end()
        raise Http404

    def _agree(self, form: AdvocacyForm) -> HttpResponse:
        if not form.is_valid():
            return self._show(form, status=422)
        given = form.cleaned_data
        whose = next(one for one in self.family if str(one.person.pk) == given["speaks_for"])
        services.advocate(
            child=self.plan.child, advocate=self.known.person, speaks_for=whose.person, since=given["since"],
            until=given["until"], by=self.user, now=self.now,
        )  # fmt: skip
        messages.success(self.request, _("Saved. Share the plan with them if they should read it."))
        return self._to_readers()

    def _end(self) -> HttpResponse:
        standing = self._standing()
        if standing is not None:
            services.end_advocacy(advocacy=standing, by=self.user, now=self.now)
        messages.success(self.request, _("Ended. They read nothing from now on."))
        return self._to_readers()

    def _standing(self) -> Advocacy | None:
        found = self.plan.child.advocacies.filter(advocate=self.known.person, ended_at__isnull=True)
        return found.select_related("speaks_for").first()

    def _form(self, data: Any = None) -> AdvocacyForm:
        one = self._standing()
        now: dict[str, str | date] = {"since": self.today}
        if one is not None:
            now = {"speaks_for": str(one.speaks_for_id), "since": one.since, "until": one.until}
        return AdvocacyForm(data, initial=now, people=self.family)

    def _show(self, form: AdvocacyForm, status: int = 200) -> HttpResponse:
        self.record("advocacy.viewed", about=f"person:{self.known.person.pk}")
        standing = self._standing()
        context = {"plan": self.plan, "child": self.plan.child, "known": self.known, "form": form,
                   "standing": standing, "is_over": standing is not None and standing.until < self.today}  # fmt: skip
        return self.page("advocacy.html", context, status)

    def _to_readers(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("practice:release", args=[self.plan.pk]))
