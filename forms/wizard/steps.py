"""One step of a draft on formtools' `WizardView`: it runs the step, the draft's rows keep it.

What formtools does otherwise and this does not: a GET writes nothing and resets nothing; an unknown step is 404; the
prefix is the draft's, so two drafts in two tabs never mix; what is not valid is kept; Back drops nothing; steps are
free in order; no step but the current one is ever validated.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from ..fields import kind_of
from ..fields.base import Raw, blank
from ..rules import Walk
from ..selectors import step_row
from . import guards, parking
from .filling import enter
from .form import StepForm, step_form
from .saving import SavingMixin
from .showing import text


@method_decorator([csrf_exempt, never_cache], name="dispatch")  # checked in dispatch, where nothing is lost by it
class StepView(SavingMixin):
    """GET shows the step; POST saves it, whatever is in it, and goes on when it is whole."""

    form_list: Any = [StepForm]  # formtools asks for one; `_lay_path` gives the form of the step
    storage_name = "forms.wizard.storage.DraftStorage"
    template_name = "forms/draft/step.html"

    def dispatch(self, request: HttpRequest, draft: UUID, step: str) -> HttpResponseBase:
        self.now = timezone.now()
        self.prefix = self.get_prefix(request, draft=draft)
        self.notice = ""
        self.unsaved: dict[str, Raw] | None = None
        self._bound: StepForm | None = None
        signed_in = request.user.is_authenticated
        if request.method != "POST":
            return self._enter(draft, step, write=False) if signed_in else redirect_to_login(request.get_full_path())
        try:
            guards.clean_sent(request)
        except guards.TOO_MUCH:
            return render(request, "forms/draft/too_much.html", status=413)
        reason = guards.forged(request)
        if reason and (guards.other_site(request) or not signed_in):
            return guards.refuse(request, reason)
        if not signed_in:
            return parking.park(request, draft, step, max(self.revision_shown(), 0), self.now)
        with transaction.atomic(savepoint=False):
            return self._enter(draft, step, write=not reason)

    def _enter(self, draft: UUID, step: str, *, write: bool) -> HttpResponseBase:
        self.filling = enter(self.request, draft, write=write)
        if step not in self.filling.form.steps:
            raise Http404
        self.step = self.filling.form.steps[step]
        if self.request.method == "POST":
            self.check_management()
            if self.filling.draft.submitted_at is not None:
                return self._too_late()
            if not write:
                return self._show_again(draft, step)
        elif self.filling.draft.submitted_at is not None:
            return redirect("drafts:tasks", draft)
        response: HttpResponseBase = super().dispatch(self.request, draft=draft, step=step)
        return response

    def _sent_raw(self) -> dict[str, Raw]:
        form_class = step_form(self.filling.draft.version, get_language(), self.step.id)
        return form_class(self.request.POST, people=self.filling.people_for(self.step)).raw()

    def _show_again(self, draft: UUID, step: str) -> HttpResponseBase:
        """Somebody signed in again in another tab: this page's token is old, what they typed is not.

        The step is shown with it, unsaved: nothing is written on a request without a good token.
        """
        self.unsaved, self.revision = self._sent_raw(), self.revision_shown()
        self.notice = _("You signed in again since you opened this page. Check what you typed, then save it.")
        self.request.method = "GET"
        response: HttpResponseBase = super().dispatch(self.request, draft=draft, step=step)
        response.status_code = 403
        return response

    def _too_late(self) -> HttpResponseBase:
        """The form was sent while this page was open: what was typed is shown, to copy."""
        words, people, raw = self.filling.words, self.filling.people_for(self.step), self._sent_raw()
        typed = [
            (text(words, f"{question.id}.label"), kind_of(question).spoken(question, raw[question.id], words, people))
            for question in self.step.questions
            if not blank(raw[question.id])
        ]
        context = {"filling": self.filling, "frame": self.filling.frame, "typed": typed}
        return render(self.request, "forms/draft/sent.html", context, status=409)

    # formtools' hooks

    def get_prefix(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return f"draft-{kwargs['draft']}"

    def get_form_prefix(self, step: str | None = None, form: Any = None) -> Any:
        return None  # question ids are unique

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        return {"people": self.filling.people_for(self.step)}

    def get_form(self, step: str | None = None, data: Any = None, files: Any = None) -> StepForm:
        """One form a set of data: formtools asks again for the one that has been validated."""
        if data is None:
            form: StepForm = super().get_form(step)
            return form
        if self._bound is None or self._bound.data is not data:
            self._bound = super().get_form(step, data)
        return self._bound

    def process_step(self, form: StepForm) -> Any:
        return form.answers

    def get_context_data(self, form: StepForm, **kwargs: Any) -> dict[str, Any]:
        filling = self.filling
        language = get_language()
        context: dict[str, Any] = super().get_context_data(form=form, **kwargs)
        return context | {
            "form": form,
            "frame": filling.frame,
            "draft": filling.draft,
            "step": self.step,
            "step_title": text(filling.words, f"{self.step.id}.title"),
            "guidance": text(filling.words, f"{self.step.id}.guidance"),
            "pointers": filling.host.pointers(self.step.procedure, language) if self.step.procedure else [],
            "prefix": self.prefix,
            "revision": self.revision,
            "notice": self.notice,
        }

    # the path

    def _open(self) -> None:
        """Read the current step and the steps whose answers decide the path, and lay the path."""
        draft = self.filling.draft
        row = step_row(draft, self.step.id)
        self.storage.bind(draft=draft, step=self.step, row=row, others=draft.deciding, now=self.now)
        self._lay_path()

    def _lay_path(self) -> None:
        form = self.filling.form
        walk = Walk(form, self.storage.answers(), self.now.date(), self.filling.calendar)
        shown = {step.id for step in walk.steps()}
        self.path = shown
        form_class = step_form(self.filling.draft.version, get_language(), self.step.id)
        # a step that another tab has hidden can still be saved, so it is always one of the wizard's
        self.form_list = {step: form_class for step in form.steps if step in shown or step == self.step.id}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self._open()
        if self.unsaved is None:
            if self.step.id not in self.path:
                return redirect("drafts:tasks", self.filling.draft.pk)
            self.revision, self.unsaved = self.storage.revision(), self.storage.initial()
            parked = parking.parked_for(request, self.filling.draft, self.step.id, self.now)
            if parked is not None:
                self.notice = _("What you typed before you were signed out is here. It is not saved yet.")
                self.revision, self.unsaved = parked.revision, parked.typed
        self.initial_dict = {self.step.id: self.unsaved}
        response: HttpResponseBase = self.render(self.get_form())
        return response
