"""Holding a review conference and approving its record; for who chairs it (R-002-25, R-002-31 to R-002-33)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.procedures.rules import in_language
from portal.procedures.selectors import reviews_here
from portal.procedures.terms import terms
from portal.register.selectors import categories
from portal.reviews.exceptions import NotFinished
from portal.reviews.models import Review
from portal.reviews.outcomes import Notes
from portal.reviews.rows import Table, category_now, missing, notes_of, record_of, siblings_of, table_of
from portal.reviews.selectors import has_approved, open_review
from portal.reviews.services import approve, note

from ..forms.conference import DecisionForm, SeatForm, VoiceForm
from ..forms.conference import notes_of as notes_in
from ..rules import conference as words
from .base import PlanScreen


class ChairScreen(PlanScreen):
    """A screen of the chair of the open review."""

    action = Action.CHAIR_REVIEW
    review: Review
    table: Table
    notes: Notes
    revision: int

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        found = open_review(self.plan)
        if found is None:
            raise Http404
        found.plan = self.plan
        self.review, self.table = found, table_of(self.plan)
        self.notes, self.revision = notes_of(found)

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """A page of the conference, with the reviews of brothers and sisters that are held with it."""
        self.record("conference.viewed", about=f"review:{self.review.pk}")
        together = [(one.review.plan, words.missing(one.problems)) for one in siblings_of(self.review, self.user)]
        common = {"plan": self.plan, "child": self.plan.child, "review": self.review, "together": together}
        return self.page(template, common | context, status)


class HoldView(ChairScreen):
    """What the chair writes down while the conference goes on; unfinished things are kept too."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(*self._forms())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        decision, voices, family = self._forms(request.POST)
        if not all([decision.is_valid(), *(one.is_valid() for one in (*voices, *family))]):
            return self._page(decision, voices, family, status=422)
        notes = notes_in(decision, voices, family)
        try:
            kept = note(
                review=self.review, revision=decision.cleaned_data["revision"], notes=notes, by=self.user,
                today=self.today, now=self.now,
            )  # fmt: skip
        except Conflict:
            decision.add_error(None, _("Something changed meanwhile. Look again before you save."))
            decision.again(self.revision)
            return self._page(decision, voices, family, status=409)
        except NotFinished as early:
            raise Http404 from early
        if request.POST.get("do") != "finish":
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(request.path)
        problems = missing(self.review, notes, self.table)
        if not problems:
            return HttpResponseRedirect(reverse("practice:review_approve", args=[self.plan.pk]))
        decision.ask(problems)
        for one in (*voices, *family):
            one.ask(problems)
        decision.again(kept.revision)
        return self._page(decision, voices, family, status=422)

    def _forms(self, data: Any = None) -> tuple[DecisionForm, list[VoiceForm], list[SeatForm]]:
        language, now = get_language() or "", category_now(self.plan)
        lines = [(one, in_language(one, language)) for one in categories(self.plan.jurisdiction) if one != now]
        threshold = terms(self.plan.jurisdiction)["Threshold"]
        decision = DecisionForm(data, notes=self.notes, revision=self.revision, categories=lines, threshold=threshold)
        voices = [VoiceForm(data, person=one, notes=self.notes) for one in self.table.practitioners]
        return decision, voices, [SeatForm(data, person=one.person, notes=self.notes) for one in self.table.family]

    def _page(
        self, decision: DecisionForm, voices: list[VoiceForm], family: list[SeatForm], status: int = 200
    ) -> HttpResponse:
        context = {
            "form": decision,
            "voices": voices,
            "family": [(form, known) for form, known in zip(family, self.table.family, strict=True)],
            "relatives": family,
            "now": in_language(category_now(self.plan), get_language() or ""),
            "quorum": reviews_here(self.plan.jurisdiction).quorum,
            "is_early": self.review.on > self.today,
            "has_errors": status != 200,
        }
        return self.show("conference.html", context, status)


class ApproveView(ChairScreen):
    """The record as it will be locked; approving it is the end of the conference, and of what its chair may do."""

    is_done = False

    def load(self, **kwargs: Any) -> None:
        try:
            super().load(**kwargs)
        except Http404:
            # The button was pressed twice: what ended their rights is their own approval.
            self.is_done = self.request.method == "POST" and has_approved(self.user, kwargs["plan"])
            if not self.is_done:
                raise

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if self.is_done:
            return HttpResponseRedirect(reverse("practice:children"))
        self.hold()
        open_ones = siblings_of(self.review, self.user)
        try:
            approve(
                review=self.review, revision=self._seen(), language=get_language() or "en", by=self.user,
                today=self.today, now=self.now,
            )  # fmt: skip
        except Conflict:
            return self._page(status=409)
        except NotFinished:
            return HttpResponseRedirect(reverse("practice:review_hold", args=[self.plan.pk]))
        messages.success(request, _("The record is approved. Your part in this plan has ended."))
        if not open_ones:
            return HttpResponseRedirect(reverse("practice:children"))
        messages.warning(request, _("Still open: %(count)s") % {"count": len(open_ones)})  # whose, the page says
        return HttpResponseRedirect(reverse("practice:review_hold", args=[open_ones[0].review.plan_id]))

    def _seen(self) -> int:
        given = self.request.POST.get("revision", "")
        return int(given) if given.isdecimal() and len(given) < 10 else -1

    def _page(self, status: int = 200) -> HttpResponse:
        if missing(self.review, self.notes, self.table):
            return HttpResponseRedirect(reverse("practice:review_hold", args=[self.plan.pk]))
        parts = words.shown(record_of(self.review, self.notes, self.table), get_language() or "")
        context = {"parts": parts, "revision": self.revision, "takes_off": self.notes.takes_off,
                   "is_newer": status == 409}  # fmt: skip
        return self.show("conference_approve.html", context, status)
