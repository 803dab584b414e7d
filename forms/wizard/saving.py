"""What a POST to a step does: settle a conflict, keep everything, go on when it is whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from formtools.wizard.views import WizardView

from ..fields.base import Raw, blank
from . import parking
from .conflict import CHOICE, MINE, THEIRS, Difference, differences, merged
from .filling import Filling
from .form import StepForm
from .rowing import edit_rows
from .showing import text
from .storage import DraftStorage, as_posted

COME_BACK = "come-back"  # the name of the button that saves without checking
SETTLING = "settling"  # sent by the conflict page


class SavingMixin(WizardView):
    """The POST half of `StepView`. `_open` of the view has read the rows."""

    filling: Filling
    storage: DraftStorage
    revision: int

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self._open()
        form = self.get_form(data=request.POST)
        undecided = self._undecided(form)
        if undecided:
            return self._ask(form, undecided)
        if SETTLING in request.POST:
            form = self._settled(form)
        parking.forget(request, self.filling.draft, self.step.id)
        edited = edit_rows(self.step, form.raw(), request.POST)
        if edited is not None:
            return self._save_rows(*edited)
        if COME_BACK in request.POST:
            return self._save_unfinished(form)
        if not form.is_valid():
            self.storage.save(answers=form.answers, typed=form.typed, complete=False)
            self.revision = self.storage.revision()
            again: HttpResponseBase = self.render(form)
            return again
        response: HttpResponseBase = super().post(*args, **kwargs)
        return response

    def revision_shown(self) -> int:
        """The revision of the step that the person had in front of them; -1 for none."""
        given = self.request.POST.get(f"{self.prefix}-revision", "")
        return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else -1

    def check_management(self) -> None:
        """Refuse what was sent from the page of another draft or step; formtools would answer with a 500."""
        if self.request.POST.get(f"{self.prefix}-current_step") != self.step.id:
            raise BadRequest("sent from another page")

    # two texts

    def _undecided(self, form: StepForm) -> list[Difference]:
        """Differences that nobody has decided: all of them when the page was stale, else those left open on the page
        that asked."""
        choices = self._choices()
        stale = self.revision_shown() != self.storage.revision()
        if not stale and SETTLING not in self.request.POST:
            return []
        people = self.filling.people_for(self.step)
        found = differences(self.step, form.raw(), self.storage.raw(), self.filling.words, people)
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
            "wide": True,
        }
        return render(self.request, "forms/draft/conflict.html", context, status=409)

    def _settled(self, form: StepForm) -> StepForm:
        raw = merged(self.step, form.raw(), self.storage.raw(), self._choices())
        self.request.POST = self._sent(raw)
        form = self.get_form(data=self.request.POST)
        return form

    def _sent(self, raw: dict[str, Raw]) -> QueryDict:
        """What the step's own page would send for this."""
        data: MultiValueDict[str, str] = as_posted(self.step, raw)
        sent = QueryDict(mutable=True)
        for name, values in data.lists():
            sent.setlist(name, values)
        sent[f"{self.prefix}-current_step"] = self.step.id
        return sent

    # saving what is not whole

    def _save_rows(self, raw: dict[str, Raw], anchor: str) -> HttpResponse:
        form = self.get_form(data=self._sent(raw))
        form.is_valid()
        open_groups = {
            group.id: raw[group.id]
            for group in self.step.questions
            if group.questions and any(blank(row) for row in raw[group.id])
        }
        self.storage.save(answers=form.answers, typed={**form.typed, **open_groups}, complete=False)
        page = reverse("drafts:step", args=[self.filling.draft.pk, self.step.id])
        query = f"?{self.request.GET.urlencode()}" if self.request.GET else ""
        return redirect(f"{page}{query}#{anchor}")

    def _save_unfinished(self, form: StepForm) -> HttpResponse:
        """Keep everything as typed. The step stays complete only when it was, and nothing in it changed."""
        row = self.storage.row
        unchanged = form.is_valid() and row is not None and row.complete and row.answers == form.answers
        self.storage.save(answers=form.answers, typed=form.typed, complete=unchanged)
        return redirect("drafts:tasks", self.filling.draft.pk)

    # onward

    def render_next_step(self, form: StepForm, **kwargs: Any) -> HttpResponse:
        return self._onward()

    def render_done(self, form: StepForm, **kwargs: Any) -> HttpResponse:
        """formtools would validate every step again and send; sending is a page of its own."""
        return self._onward()

    def _onward(self) -> HttpResponse:
        """To the next step of the path as the new answers make it, or back to the check page."""
        draft = self.filling.draft.pk
        self._lay_path()
        following = self.get_next_step()
        if self.step.id not in self.path:
            return redirect("drafts:tasks", draft)
        if self.request.GET.get("return") == "check" or following is None:
            return redirect("drafts:check", draft)
        return redirect("drafts:step", draft, following)
