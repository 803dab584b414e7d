"""The next review conference: when it is, who chairs it, who is invited, and how far it is prepared."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.api import policy
from portal.access import grants
from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.engagement.selectors import review_due
from portal.people.selectors import managers
from portal.procedures.selectors import reviews_here
from portal.reviews.exceptions import NotBooked, NotChair, NotPrepared
from portal.reviews.models import Review
from portal.reviews.selectors import open_review, records_of, requests_of
from portal.reviews.services import book_review, invite, move_review, name_chair, request_reports

from ..forms.review import IS_OVER, NOT_YET, TOO_LATE, BookForm, ChairForm, InviteForm, MoveForm, not_chair
from ..selectors.held import member_as
from ..selectors.reviewing import late_members, preparation, to_invite
from .base import PlanScreen


class ReviewScreen(PlanScreen):
    """A screen before the open review, None where none is booked."""

    review: Review | None

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.review = open_review(self.plan)

    def booked(self) -> Review:
        """The review that is still to be held; Http404 where there is none."""
        if self.review is None or self.review.held_at is not None:
            raise Http404
        return self.review

    def here(self) -> dict[str, Any]:
        """What the place says of reviews: the page of its manual, and how many agencies have to come."""
        place = self.plan.jurisdiction
        found = reviews_here(place)
        return {"policy": policy(place, found.page, get_language() or ""), "quorum": found.quorum}

    def show(self, template: str, status: int = 200, **more: Any) -> HttpResponse:
        self.record("review.viewed")
        common = {"plan": self.plan, "child": self.plan.child, "review": self.review, "today": self.today}
        return self.page(template, common | more, status)

    def saved(self, name: str) -> HttpResponse:
        messages.success(self.request, _("Saved."))
        return HttpResponseRedirect(reverse(f"practice:{name}", args=[self.plan.pk]))


class ReviewView(ReviewScreen):
    """How far the next review is prepared, for everybody who sees the plan; the lead's forms (R-002-28, R-002-29)."""

    leads: bool

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.leads = grants.can(self.user, Action.LEAD_PLAN, self.plan)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        grants.hold(self.user, Action.LEAD_PLAN, self.plan)
        do = {"book": self._book, "chair": self._chair, "invite": self._invite, "ask": self._ask, "move": self._move}
        if request.POST.get("do") not in do:
            raise Http404
        return do[request.POST["do"]]()

    def _book(self) -> HttpResponse:
        form = BookForm(self.request.POST, due_on=None)
        if not form.is_valid():
            return self._page(book=form, status=422)
        given = form.cleaned_data
        try:
            book_review(plan=self.plan, by=self.user, today=self.today, now=self.now, **given)
        except NotBooked as refused:
            if refused.reason == "already":  # somebody booked one meanwhile: it is shown
                return self._page(status=409)
            form.add_error("on", IS_OVER)
            return self._page(book=form, status=422)
        return self.saved("review")

    def _move(self) -> HttpResponse:
        review = self.booked()
        form = MoveForm(self.request.POST, revision=review.revision)
        if not form.is_valid():
            return self._page(moving=form, status=422)
        given = form.cleaned_data
        if given["on"] == review.on:  # the button pressed twice
            return self.saved("review")
        try:
            move_review(review=review, by=self.user, today=self.today, now=self.now, **given)
        except NotBooked as refused:
            form.add_error("on", TOO_LATE if refused.reason == "forward" else IS_OVER)
            return self._page(moving=form, status=422)
        except Conflict:
            self.review = open_review(self.plan)
            return self._page(is_newer=True, status=409)
        return self.saved("review")

    def _chair(self) -> HttpResponse:
        review = self.review  # also while it is held: its chair may have come to be tied to the case
        if review is None:
            raise Http404
        form = self._chair_form(review, self.request.POST)
        if not form.is_valid():
            return self._page(chair=form, status=422)
        given = form.cleaned_data
        if given["chair"].pk == review.chair_id:  # the button pressed twice
            return self.saved("review")
        try:
            name_chair(review=review, by=self.user, today=self.today, now=self.now, **given)
        except NotChair as refused:
            form.add_error("chair", not_chair(refused.reason))
            return self._page(chair=form, status=422)
        except Conflict:
            self.review = open_review(self.plan)
            return self._page(is_newer=True, status=409)
        return self.saved("review")

    def _invite(self) -> HttpResponse:
        review = self.booked()
        form = self._invite_form(self.request.POST)
        if not form.is_valid():
            return self._page(inviting=form, status=422)
        given = form.cleaned_data
        try:
            invite(
                key=given["key"], review=review, people=[form.known[key] for key in given["people"]], way=given["way"],
                on=given["on"], by=self.user, today=self.today, now=self.now,
            )  # fmt: skip
        except NotPrepared:
            form.add_error("on", NOT_YET)  # nobody who is kept out is among the choices
            return self._page(inviting=form, status=422)
        return self.saved("review")

    def _ask(self) -> HttpResponse:
        request_reports(review=self.booked(), by=self.user, today=self.today, now=self.now)
        return self.saved("review")

    def _chair_form(self, review: Review, data: Any) -> ChairForm:
        return ChairForm(data, revision=review.revision, people=managers(beside=self.user))

    def _invite_form(self, data: Any = None) -> InviteForm:
        return InviteForm(data, people=to_invite(self.plan, self.today), today=self.today)

    def _page(
        self, book: Form | None = None, chair: Form | None = None, inviting: Form | None = None, *,
        moving: Form | None = None, is_newer: bool = False, status: int = 200,
    ) -> HttpResponse:  # fmt: skip
        review, due = self.review, review_due(self.plan)
        member = member_as(self.plan, self.user)
        may_see = self.leads or grants.can(self.user, Action.CHAIR_REVIEW, self.plan)
        ready = preparation(review) if review and may_see else None
        can_change = self.leads and self.plan.ended_on is None
        if can_change and review is None:
            book = book or BookForm(due_on=max(due.due_on, self.today) if due else None)
        if can_change and review is not None:
            chair = chair or self._chair_form(review, None)
        if can_change and review is not None and review.held_at is None:
            inviting, moving = inviting or self._invite_form(), moving or MoveForm(revision=review.revision)
        return self.show(
            "review.html", status, due=due, ready=ready, book=book, chair=chair, inviting=inviting, moving=moving,
            is_newer=is_newer,
            wrong=next((one for one in (book, chair, inviting, moving) if one is not None and one.errors), None),
            late=late_members(self.plan, ready.reports) if ready else [],
            chairs=may_see and not self.leads, is_member=member is not None and self.plan.ended_on is None,
            is_asked=bool(member and review and review.report_requests.filter(person=member).exists()),
            requests=requests_of(self.plan, None if may_see else self.user), records=records_of(self.plan),
            **self.here(),
        )  # fmt: skip
