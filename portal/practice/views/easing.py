"""Advice on words while they are typed: the same as the button gives, for the page to put in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.access.actions import Action
from portal.plans.selectors import latest_version
from portal.procedures.selectors import glossary
from portal.wording.easing import ease
from portal.wording.enums import Audience
from portal.wording.services.saving import MAX_LENGTH

from .base import PlanScreen


class EaseView(PlanScreen):
    """Takes the text in the body of a POST, keeps and records nothing, answers with a piece of a page."""

    action = Action.LEAD_PLAN

    def post(self, request: HttpRequest, audience: str, **_kwargs: Any) -> HttpResponse:
        if audience not in Audience.values:
            raise Http404
        text = request.POST.get("text", "").replace("\r\n", "\n")[:MAX_LENGTH]
        language = latest_version(self.plan).content["language"]
        found = ease(text, language, audience, glossary(self.plan.jurisdiction, language))
        return render(request, "wording/ease.html", {"ease": found})
