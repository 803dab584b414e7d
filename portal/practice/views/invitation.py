"""Inviting a reader: a link to send, and a code that is given in person. Both are shown once."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from portal.access.actions import Action
from portal.accounts.exceptions import NotInvitable
from portal.accounts.rules import spoken
from portal.accounts.services import invite
from portal.wording.selectors import reader

from ..selectors.sharing import standing_withholding
from .base import PlanScreen


class InviteView(PlanScreen):
    """For readers who have no account and from whom nothing is withheld."""

    action = Action.LEAD_PLAN

    def post(self, request: HttpRequest, person: UUID, **_kwargs: Any) -> HttpResponse:
        self.hold()
        known = reader(self.plan, person)
        context = {"plan": self.plan, "child": self.plan.child, "known": known}
        about = f"person:{known.person.pk}"
        try:
            if known.person.user_id is not None or standing_withholding(self.plan, known) is not None:
                raise NotInvitable
            invitation, token, code = invite(person=known.person, by=self.user, now=self.now)
        except NotInvitable:
            self.record("invitation.refused", about=about)
            return self.page("not_invited.html", context, status=409)
        self.record("invitation.given", about=about)
        link = request.build_absolute_uri(reverse("accounts:invitation", args=[token]))
        shown = {"link": link, "code": spoken(code), "until": invitation.expires_at}
        response = self.page("invited.html", context | shown)
        response["Cache-Control"] = "no-store"
        return response
