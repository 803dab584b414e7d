"""What a POST to a step does: settle a conflict, keep everything, go on when it is whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from formtools.wizard.views import WizardView

from ..fields.base import Raw
from ..services import uploading
from ..spec import Step
from . import parking
from .conflict import CHOICE, MINE, THEIRS, Difference, differences, merged
from .filling import Filling
from .place import Place
from .progress import first_unfinished
from .rowing import edit_rows, has_empty_row
from .showing import text
from .step_form import StepForm
from .storage import DraftStorage
from .typed import as_posted

COME_BACK = "come-back"  # the name of the button that saves without checking
AUTOSAVE = "autosave"  # sent by the browser script while somebody types
SETTLING = "settling"  # sent by the conflict page
SEEN, UNSEEN = "seen", "unseen"  # field names: shown by the browser script, hidden on the page that is sent


class SavingMixin(WizardView):
    """The POST half of `StepView`. `_open` of the view has read the rows."""

    filling: Filling
    place: Place
    step: Step
    storage: DraftStorage
    revision: int
    notice: str

    def make_form(self, data: QueryDict, problems: dict[str, list[str]] | None = None) -> StepForm:
        """The step's form with what was sent."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self._open()
        form = self.make_form(request.POST)
        autosave = AUTOSAVE in request.POST
        if request.FILES and not autosave:
            form = self._with_files(form)
        undecided = self._undecided(form)
        if undecided:
            return (
                JsonResponse({"revision": self.storage.revision()}, status=409)
                if autosave
                else self._ask(form, undecided)
            )
        if SETTLING in request.POST:
            form = self._settled(form)
        parking.forget(request, self.filling.draft, self.step.id)
        if autosave:
            return self._autosaved(form)
        edited = edit_rows(self.step, form.raw(), request.POST)
        if edited is not None:
            return self._save_rows(*edited)
        if COME_BACK in request.POST:
            self._save_unfinished(form)
            return redirect("drafts:tasks", self.filling.draft.pk)
        return self._finish(form)

    def _finish(self, form: StepForm) -> HttpResponseBase:
        valid = form.is_valid()
        if valid and not form.brought_up:
            response: HttpResponseBase = super().post(self.request)
            return response
        if not self.place.walk(form.answers).shows_step(
            self.step.id
        ):  # nothing in it counts, so nothing in it is wrong
            self.storage.save(answers=form.answers, typed=form.typed, complete=False)
            return redirect("drafts:tasks", self.filling.draft.pk)
        if form.brought_up:
            self.notice = _("Your answers bring up more questions. Answer them, then continue.")
        self.storage.save(answers=form.answers, typed=form.typed, complete=False)
        self.revision = self.storage.revision()
        again: HttpResponseBase = self.render(form)
        return again

    def revision_shown(self) -> int:
        """The revision of the step that the person had in front of them; -1 for none."""
        given = self.request.POST.get(f"{self.prefix}-revision", "")
        return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else -1

    def check_management(self) -> None:
        """Refuse what was sent from the page of another draft or step; formtools would answer with a 500."""
        if self.request.POST.get(f"{self.prefix}-current_step") != self.step.id:
            raise BadRequest("sent from another page")

    def _with_files(self, form: StepForm) -> StepForm:
        """Take in the files that came with what was typed; why one is refused is said beside its question."""
        taken = uploading.take(
            draft=self.filling.draft,
            step=self.step,
            files=self.request.FILES,
            raw=form.raw(),
            by=self.request.user,
            now=self.place.now,
        )
        self.place.__dict__.pop("files", None)  # read before these came
        self.request.POST = self._sent(taken.raw)
        return self.make_form(self.request.POST, taken.problems)

    # two texts

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

    # saving what is not whole

    def _save_rows(self, raw: dict[str, Raw], anchor: str) -> HttpResponse:
        form = self.make_form(self._sent(raw))
        form.is_valid()
        open_groups = {
            group.id: raw[group.id] for group in self.step.questions if group.questions and has_empty_row(raw[group.id])
        }
        self.storage.save(answers=form.answers, typed={**form.typed, **open_groups}, complete=False)
        page = reverse("drafts:step", args=[self.filling.draft.pk, self.step.id])
        query = f"?{self.request.GET.urlencode()}" if self.request.GET else ""
        return redirect(f"{page}{query}#{form.first_input(anchor)}")

    def _save_unfinished(self, form: StepForm) -> None:
        """Keep everything as typed. The step stays complete only when it was, and nothing in it changed."""
        row = self.storage.row
        valid = form.is_valid() and not form.brought_up
        unchanged = valid and row is not None and row.complete and self.storage.holds(form.answers, form.typed)
        self.storage.save(answers=form.answers, typed=form.typed, complete=unchanged)

    def _autosaved(self, form: StepForm) -> JsonResponse:
        """Keep what somebody is typing, valid or not, and say nothing of it. What is stored already is not written."""
        form.is_valid()
        if not self.storage.holds(form.answers, form.typed):
            self.storage.save(answers=form.answers, typed=form.typed, complete=False)
        row = self.storage.row
        return JsonResponse({"revision": self.storage.revision(), "finished": row is not None and row.complete})

    # onward

    def render_next_step(self, form: StepForm, **kwargs: Any) -> HttpResponse:
        return self._onward()

    def render_done(self, form: StepForm, **kwargs: Any) -> HttpResponse:
        """formtools would validate every step again and send; sending is a page of its own."""
        return self._onward()

    def _onward(self) -> HttpResponse:
        """To the next step of the path as the new answers make it, or back to the check page."""
        filling, here = self.filling, self.step.id
        draft = filling.draft
        walk = self.place.walk(self.storage.row.answers if self.storage.row else {})
        if not walk.shows_step(here):
            return redirect("drafts:tasks", draft.pk)
        earlier = first_unfinished(filling, here, self.place.now)
        if earlier is not None:
            return redirect("drafts:step", draft.pk, earlier)
        following = walk.next_after(here)
        while following is not None and not filling.opens(following.id):
            following = walk.next_after(following.id)
        if following is None or self.request.GET.get("return") == "check":
            return redirect("drafts:check" if filling.admission.owner else "drafts:tasks", draft.pk)
        return redirect("drafts:step", draft.pk, following.id)
