"""Two texts of one step: asking which to keep, and going on with what was chosen (T25)."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from formtools.wizard.views import WizardView

from ..fields.base import Raw
from ..spec import Step
from .conflict import CHOICE, MINE, THEIRS, Difference, differences, merged
from .filling import Filling
from .place import Place
from .showing import text
from .step_form import StepForm
from .storage import DraftStorage
from .typed import as_posted

COME_BACK = "come-back"  # the name of the button that saves without checking
SETTLING = "settling"  # sent by the conflict page
SEEN, UNSEEN = "seen", "unseen"  # field names: shown by the browser script, hidden on the page that is sent


class DecidingMixin(WizardView):
    """What `SavingMixin` needs to settle a conflict."""

    filling: Filling
    place: Place
    step: Step
    storage: DraftStorage

    def make_form(self, data: QueryDict, problems: dict[str, list[str]] | None = None) -> StepForm:
        """The step's form with what was sent."""
        raise NotImplementedError

    def revision_shown(self) -> int:
        """The revision of the step that the person had in front of them; -1 for none."""
        given = self.request.POST.get(f"{self.prefix}-revision", "")
        return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else -1

    def _undecided(self, form: StepForm) -> list[Difference]:
        """Differences that nobody has decided: all of them when the page was stale, else those left open on the page
        that asked."""
        choices = self._choices()
        stale = self.revision_shown() != self.storage.revision()
        if not stale and SETTLING not in self.request.POST:
            return []
        found = differences(self.step, form.raw(), self.storage.raw(), self.filling.words, self.place.known)
        if not stale and all(one.key in choices for one in found):
            return []
        return found

    def _choices(self) -> dict[str, str]:
        sent = {
            name.removeprefix(CHOICE): value for name, value in self.request.POST.items() if name.startswith(CHOICE)
        }
        return {key: value for key, value in sent.items() if value in (MINE, THEIRS)}

    def _ask(self, form: StepForm, found: list[Difference]) -> HttpResponse:
        """Both texts, side by side; nothing is saved until somebody decides."""
        asked = SETTLING in self.request.POST and self.revision_shown() == self.storage.revision()
        raw = as_posted(self.step, form.raw())
        context = {
            "step_title": text(self.filling.words, f"{self.step.id}.title"),
            "frame": self.filling.frame,
            "differences": [replace(one, chosen=self._choices().get(one.key, "")) for one in found] if asked else found,
            "has_errors": asked,
            "sent": [(name, value) for name, values in raw.lists() for value in values],
            "prefix": self.prefix,
            "step": self.step,
            "revision": self.storage.revision(),
            "version": self.filling.draft.version.number,
            "wide": True,
        }
        return render(self.request, "forms/draft/conflict.html", context, status=409)

    def _settled(self, form: StepForm) -> StepForm:
        raw = merged(self.step, form.raw(), self.storage.raw(), self._choices())
        self.request.POST = self._sent(raw)
        return self.make_form(self.request.POST)

    def _sent(self, raw: dict[str, Raw]) -> QueryDict:
        """What the step's own page would send for this, by the same button."""
        before, sent = self.request.POST, QueryDict(mutable=True)
        for name, values in as_posted(self.step, raw).lists():
            sent.setlist(name, values)
        kept = (COME_BACK, SEEN, UNSEEN, f"{self.prefix}-revision")
        for name in before:
            if name in kept or name.startswith(("add-", "remove-")):
                sent.setlist(name, before.getlist(name))
        sent[f"{self.prefix}-current_step"] = self.step.id
        return sent
