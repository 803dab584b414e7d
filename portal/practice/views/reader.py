"""What the lead decides about one reader: the page they read, and that they do not read for now."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.plans.selectors import latest_version
from portal.wording import services
from portal.wording.enums import Outdated
from portal.wording.exceptions import ChoiceRefused
from portal.wording.levels import fitting
from portal.wording.selectors import audience_of

from ..forms.reader import LevelForm, UnsharedForm
from ..selectors.sharing import ReaderRow, reader_rows
from .base import PlanScreen


class ReaderView(PlanScreen):
    """Level and translation (R-001-21), and the decision not to share (R-001-30, R-004-10)."""

    action = Action.LEAD_PLAN
    row: ReaderRow

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = reader_rows(self.plan, latest_version(self.plan).number, self.today)
        found = next((row for row in rows if row.known.person.pk == kwargs["person"]), None)
        if found is None:
            raise Http404
        self.row = found

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._show(self._level(), self._unshared())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        match request.POST.get("do"):
            case "level":
                return self._choose(self._level(request.POST))
            case "unshared":
                return self._leave(self._unshared(request.POST))
        raise Http404

    def _choose(self, form: LevelForm) -> HttpResponse:
        if not form.is_valid():
            return self._show(form, self._unshared(), status=422)
        given = {name: form.cleaned_data[name] for name in ("level", "reason", "outdated", "revision")}
        try:
            services.choose(plan=self.plan, known=self.row.known, by=self.user, now=self.now, **given)
        except Conflict:
            return self._show(form, self._unshared(), status=409, is_newer=True)
        except ChoiceRefused as refused:
            raise Http404 from refused  # the form offers nothing else
        messages.success(self.request, _("Saved. It counts when you share the plan the next time."))
        return self._to_readers()

    def _leave(self, form: UnsharedForm) -> HttpResponse:
        if not form.is_valid():
            return self._show(self._level(), form, status=422)
        given = {name: form.cleaned_data[name] for name in ("why", "reason", "review_on", "seen")}
        try:
            services.leave_unshared(
                plan=self.plan, person=self.row.known.person, by=self.user, today=self.today, now=self.now, **given
            )
        except Conflict:
            return self._show(self._level(), form, status=409, is_newer=True)
        except ChoiceRefused:
            form.add_error("why", _("They read the plan now. Take it back first."))
            return self._show(self._level(), form, status=422)
        messages.success(self.request, _("The decision is recorded."))
        return self._to_readers()

    def _level(self, data: Any = None) -> LevelForm:
        # An advocate's page is that of the one they speak for, unless the lead says otherwise for them.
        own = self.row.choice if self.row.choice and self.row.choice.person_id == self.row.known.person.pk else None
        now = {
            "revision": own.revision if own else 0,
            "level": own.level if own else "",
            "reason": own.reason if own else "",
            "outdated": own.outdated if own else Outdated.TRANSLATION,
        }
        levels = fitting(audience_of(self.row.speaks_for or self.row.known))
        return LevelForm(data, initial=now, proposed=self.row.proposed, levels=levels, auto_id="id_level_%s")

    def _unshared(self, data: Any = None) -> UnsharedForm:
        one = self.row.decision
        now = {"seen": one.pk, "why": one.why, "reason": one.reason, "review_on": one.review_on} if one else {}
        return UnsharedForm(data, initial=now, known=self.row.known, today=self.today, auto_id="id_unshared_%s")

    def _show(self, level: LevelForm, unshared: UnsharedForm, status: int = 200, **more: Any) -> HttpResponse:
        self.record("reader.viewed", about=f"person:{self.row.known.person.pk}")
        context = {"plan": self.plan, "child": self.plan.child, "row": self.row, "known": self.row.known,
                   "level_form": level, "unshared_form": unshared, "has_errors": status != 200}  # fmt: skip
        return self.page("reader.html", context | more, status)

    def _to_readers(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("practice:release", args=[self.plan.pk]))
