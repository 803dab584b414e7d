"""Before a review conference: members report and ask for an earlier day; who chairs it looks at all of it and decides
about the day."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from portal.access import grants
from portal.access.actions import Action
from portal.people.models import Person
from portal.reviews.exceptions import NotPrepared
from portal.reviews.selectors import is_decided, request_of, requests_of, standing_day
from portal.reviews.services import ask_earlier, decide_earlier, write_report

from ..forms.attending import ReportForm
from ..forms.review import EARLIER, DecideForm, EarlierForm
from ..selectors.held import member_as
from ..selectors.reviewing import late_members, preparation
from .base import known_uuid
from .review import ReviewScreen


class ReviewPrepareView(ReviewScreen):
    """What who chairs the review has in front of them before it: its purpose, who is invited, whose report is missing,
    and who wants it earlier, which they decide (R-002-26, R-002-30, R-002-34)."""

    action = Action.CHAIR_REVIEW

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        asked = request_of(self.plan, known_uuid(request.POST.get("request", "")))
        if is_decided(asked):  # the button pressed twice: its day is no earlier one any more
            return self.saved("review_prepare")
        form = DecideForm(request.POST, request=asked.pk, on=asked.on)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            decide_earlier(
                request=asked, on=form.day, reason=form.cleaned_data["reason"], by=self.user, today=self.today,
                now=self.now,
            )  # fmt: skip
        except NotPrepared:
            form.add_error("on", EARLIER)
            return self._page(form, status=422)
        return self.saved("review_prepare")

    def _page(self, refused: DecideForm | None = None, status: int = 200) -> HttpResponse:
        if self.review is None:
            raise Http404
        found = requests_of(self.plan)
        waiting = [one for one in found if not is_decided(one)] if self.review.held_at is None else []
        sent = refused.data.get("request") if refused else None
        forms = [(one, refused if refused and sent == str(one.pk) else DecideForm(request=one.pk, on=one.on))
                 for one in waiting]  # fmt: skip
        ready = preparation(self.review)
        return self.show(
            "review_prepare.html", status, late=late_members(self.plan, ready.reports), wrong=refused, waiting=forms,
            requests=[one for one in found if is_decided(one)], ready=ready, **self.here(),
        )  # fmt: skip


class ReviewEarlierView(ReviewScreen):
    """Somebody of the core group asks for the next review on an earlier day (R-002-34)."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if self.plan.ended_on is not None or member_as(self.plan, self.user) is None:
            raise Http404

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(EarlierForm())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        form = EarlierForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            ask_earlier(plan=self.plan, by=self.user, today=self.today, now=self.now, **form.cleaned_data)
        except NotPrepared:
            form.add_error("on", EARLIER)
            return self._page(form, status=422)
        return self.saved("review")

    def _page(self, form: EarlierForm, status: int = 200) -> HttpResponse:
        return self.show("review_earlier.html", status, form=form, standing=standing_day(self.plan))


class ReviewReportView(ReviewScreen):
    """Somebody of the core group writes their report for the review; the lead also for who has no account
    (R-002-30)."""

    own: Person

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        own = member_as(self.plan, self.user)
        if own is None or self.plan.ended_on is not None:
            raise Http404
        leads = grants.can(self.user, Action.LEAD_PLAN, self.plan)
        self.asked = {
            one.person_id: one for one in preparation(self.booked()).reports if leads or one.person_id == own.pk
        }
        if own.pk not in self.asked:
            raise Http404
        self.own = own

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page(self._form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        given = form.cleaned_data
        write_report(
            key=given["key"], review=self.booked(), person=form.person_named(), text=given["text"], by=self.user,
            now=self.now,
        )  # fmt: skip
        return self.saved("review_report")

    def _form(self, data: Any = None) -> ReportForm:
        others = [one.person for one in self.asked.values() if one.person_id != self.own.pk]
        form = ReportForm(data, own=self.own, others=others)
        form.fields["text"].label = _("Report for the review conference")
        return form

    def _page(self, form: ReportForm, status: int = 200) -> HttpResponse:
        reports = [report for one in self.asked.values() for report in one.reports.all()]
        return self.show(
            "review_report.html", status, form=form, reports=reports, due_on=self.asked[self.own.pk].due_on
        )
