"""What a POST to a step does: settle a conflict, keep everything, go on when it is whole."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ..fields.base import Raw
from ..services import uploading
from . import parking
from .deciding import COME_BACK, SETTLING, DecidingMixin
from .page import calculated, first_input
from .progress import first_unfinished
from .rowing import edit_rows, has_empty_row
from .step_form import StepForm

AUTOSAVE = "autosave"  # sent by the browser script while somebody types


class SavingMixin(DecidingMixin):
    """The POST half of `StepView`. `_open` of the view has read the rows."""

    revision: int
    notice: str

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
        return redirect(f"{page}{query}#{first_input(form, anchor)}")

    def _save_unfinished(self, form: StepForm) -> None:
        """Keep everything as typed. The step stays complete only when it was, and nothing in it changed."""
        row = self.storage.row
        valid = form.is_valid() and not form.brought_up
        unchanged = valid and row is not None and row.complete and self.storage.holds(form.answers, form.typed)
        self.storage.save(answers=form.answers, typed=form.typed, complete=unchanged)

    def _autosaved(self, form: StepForm) -> JsonResponse:
        """Keep what somebody is typing, valid or not, and say nothing of it. What is stored already is not written.

        The page is told what it makes of the values that are worked out.
        """
        form.is_valid()
        if not self.storage.holds(form.answers, form.typed):
            self.storage.save(answers=form.answers, typed=form.typed, complete=False)
        row = self.storage.row
        worked_out = calculated(form)
        return JsonResponse(
            {"revision": self.storage.revision(), "finished": row is not None and row.complete}
            | ({"calculated": worked_out} if worked_out else {})
        )

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
