"""The plan exactly as one of its readers would get it, and what they would not see of it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from portal.access.actions import Action
from portal.plans.selectors import latest_version
from portal.wording.rules import build, left_out, not_easy
from portal.wording.selectors import making, reader, readers
from portal.wording.standing import standing_of

from ..selectors.items import harder, unseen
from ..selectors.sharing import to_do
from .base import PlanScreen


class PreviewView(PlanScreen):
    """Nothing is frozen by looking. A person the plan is withheld from would get nothing, and so does this page."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, person: UUID, **_kwargs: Any) -> HttpResponse:
        known, version = reader(self.plan, person), latest_version(self.plan)
        self.record("preview.viewed", about=f"person:{known.person.pk}")
        parts, standing = making(self.plan, known, self.today, version), standing_of(self.plan)
        withheld, unagreed = standing.is_kept_out(person), not standing.may_read(person)
        nothing = withheld or unagreed
        reading = None if nothing else build(*parts)
        context = {
            "plan": self.plan,
            "known": known,
            "others": readers(self.plan),
            "withheld": withheld,
            "unagreed": unagreed,
            "reading": reading,
            "harder": harder(not_easy(parts.source, reading)) if reading else None,
            "to_do": [] if nothing else to_do(parts.source, parts.reader.audience),
            "unseen": [] if nothing else unseen(version, left_out(*parts), self.plan.jurisdiction),
        }
        return self.page("preview.html", context)
