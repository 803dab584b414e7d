"""Who gets the plan, and the letter that confirms it in writing (R-000-24, R-004-14)."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from portal.access.actions import Action
from portal.wording.reading import Reading, from_json
from portal.wording.selectors import with_todays_contacts
from portal.wording.standing import open_releases

from ..selectors.recipients import recipients
from .base import PlanScreen

# What a letter says of a Reading: what it is, the next meeting, who to ask, how to disagree. No item of the plan: what
# lies on a kitchen table is read by others.
IN_LETTER = ("meeting", "people", "words")


class RecipientsView(PlanScreen):
    """Everybody who gets the plan, with how each was told."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, **_kwargs: object) -> HttpResponse:
        self.record("recipients.viewed")
        reads = {one.release.person_id for one in open_releases(self.plan)}
        rows = [(one, one.person.pk in reads) for one in recipients(self.plan)]
        return self.page("recipients.html", {"plan": self.plan, "child": self.plan.child, "rows": rows, "wide": True})


class LetterView(PlanScreen):
    """A letter to print, in the words, language and format of what this person reads; for nobody else is there one."""

    action = Action.LEAD_PLAN

    def get(self, request: HttpRequest, person: UUID, **_kwargs: object) -> HttpResponse:
        reading = self._reading(person)
        self.record("letter.viewed", about=f"person:{person}")
        sections = tuple(one for one in reading.sections if one.kind in IN_LETTER)
        letter = replace(reading, sections=sections, glossary=(), changed=None)
        letter = with_todays_contacts(letter, self.plan.jurisdiction)
        return self.page("letter.html", {"plan": self.plan, "child": self.plan.child, "reading": letter})

    def post(self, request: HttpRequest, person: UUID, **_kwargs: object) -> HttpResponse:
        """It was sent or handed over."""
        self.hold()
        self._reading(person)
        self.record("letter.handed", about=f"person:{person}")
        return HttpResponseRedirect(reverse("practice:recipients", args=[self.plan.pk]))

    def _reading(self, person: UUID) -> Reading:
        for one in open_releases(self.plan):
            if one.release.person_id == person and one.release.reading is not None:
                return from_json(one.release.reading.content)
        raise Http404
