"""The plan exactly as one of its readers would get it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from portal.access.actions import Action
from portal.plans.selectors import latest_version
from portal.wording.rules import build
from portal.wording.selectors import making, reader, readers

from ..selectors.sharing import standing_withholding, to_do
from .base import PlanScreen


class PreviewView(PlanScreen):
    """Nothing is frozen by looking. A person the plan is withheld from would get nothing, and so does this page."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, person: UUID, **_kwargs: Any) -> HttpResponse:
        known = reader(self.plan, person)
        self.record("preview.viewed", about=f"person:{known.person.pk}")
        withheld = standing_withholding(self.plan, known) is not None
        parts = making(self.plan, known, self.today, latest_version(self.plan))
        context = {
            "plan": self.plan,
            "known": known,
            "others": readers(self.plan),
            "withheld": withheld,
            "reading": None if withheld else build(*parts),
            "to_do": [] if withheld else to_do(parts.source, parts.reader.audience),
        }
        return self.page("preview.html", context)
