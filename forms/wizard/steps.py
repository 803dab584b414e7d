"""One step of a draft on formtools' `WizardView`: it runs the step, the draft's rows keep it.

What formtools does otherwise and this does not: a GET writes nothing and resets nothing; an unknown step is 404; the
prefix is the draft's, so two drafts in two tabs never mix; what is not valid is kept; Back drops nothing; it knows of
no step but the current one, so that a form of any length costs the same; the path is `Walk`'s.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from ..enums import Kind
from ..fields import kind_of
from ..fields.base import Raw, blank
from ..models import Parked
from ..services import receiving
from . import guards, moved, parking, together
from .browser import page_rules
from .deciding import SEEN, UNSEEN
from .filling import enter
from .form import StepForm, step_form
from .place import Place
from .prefilling import Prefilling
from .progress import first_unfinished
from .saving import AUTOSAVE, SavingMixin
from .showing import text


@method_decorator([csrf_exempt, never_cache], name="dispatch")  # checked in dispatch, where nothing is lost by it
class StepView(SavingMixin):
    """GET shows the step; POST saves it, whatever is in it, and goes on when it is whole."""

    form_list: Any = [StepForm]  # formtools asks for one; `_open` gives the form of the step
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
        receiving.bound(request)
        try:
            guards.clean_sent(request)
        except guards.TOO_MUCH:
            return render(request, "forms/draft/too_much.html", status=413)
        reason = guards.forged(request)
        if reason and (guards.other_site(request) or not signed_in):
            return guards.refuse(request, reason)
        if not signed_in:
            parked = parking.park(request, draft, step, max(self.revision_shown(), 0), self.now)
            return parking.for_script(parked) if AUTOSAVE in request.POST else parked
        if reason and AUTOSAVE in request.POST:
            return JsonResponse({}, status=403)
        with transaction.atomic(savepoint=False):
            return self._enter(draft, step, write=not reason)

    def _enter(self, draft: UUID, step: str, *, write: bool) -> HttpResponseBase:
        self.filling = enter(self.request, draft, write=write)
        older = moved.version_sent(self.request.POST, self.filling.draft)
        if older is not None:
            return moved.refuse(self.request, self.filling, older, step, by_script=AUTOSAVE in self.request.POST)
        parked = self._parked(step)
        if parked is not None and parked.version_id != self.filling.draft.version_id:
            shown = moved.parked_before(self.request, self.filling, parked)
            if shown is not None:
                return shown
        if not self.filling.opens(step):
            raise Http404
        self.place = Place(self.filling, self.filling.form.steps[step], self.now)
        self.step = self.place.step
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

    def _show_again(self, draft: UUID, step: str) -> HttpResponseBase:
        """Somebody signed in again in another tab: this page's token is old, what they typed is not.

        The step is shown with it, unsaved: nothing is written on a request without a good token.
        """
        self.unsaved, self.revision = self.make_form(self.request.POST).raw(), self.revision_shown()
        self.notice = _("You signed in again since you opened this page. Check what you typed, then save it.")
        self.request.method = "GET"
        response: HttpResponseBase = super().dispatch(self.request, draft=draft, step=step)
        response.status_code = 403
        return response

    def _too_late(self) -> HttpResponseBase:
        """The form was sent while this page was open: what was typed is shown, to copy."""
        if AUTOSAVE in self.request.POST:
            return JsonResponse({"revision": self.revision_shown()}, status=409)
        words, known, raw = self.filling.words, self.place.known, self.make_form(self.request.POST).raw()
        typed = [
            (text(words, f"{question.id}.label"), kind_of(question).spoken(question, raw[question.id], words, known))
            for question in self.step.questions
            if not blank(raw.get(question.id))
        ]
        context = {"filling": self.filling, "frame": self.filling.frame, "typed": typed}
        return render(self.request, "forms/draft/sent.html", context, status=409)

    # formtools' hooks

    def get_prefix(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return f"draft-{kwargs['draft']}"

    def get_form(self, step: str | None = None, data: Any = None, files: Any = None) -> StepForm:
        """The form that has been validated: formtools asks again for it."""
        self.get_form_list()  # what this keeps, formtools' `post` deletes: without it that is an AttributeError
        if self._bound is None or self._bound.data is not data:
            self._bound = self.make_form(data)
        return self._bound

    def make_form(self, data: QueryDict, problems: dict[str, list[str]] | None = None) -> StepForm:
        unseen = frozenset(data.getlist(UNSEEN)) - frozenset(data.getlist(SEEN))
        self._bound = self._class(data, asking=self.place.asking(unseen=unseen, problems=problems or {}))
        return self._bound

    @property
    def _class(self) -> type[StepForm]:
        return step_form(self.filling.draft.version, get_language(), self.step.id)

    def process_step(self, form: StepForm) -> Any:
        return {"answers": form.answers, "typed": form.typed, "complete": True}

    def get_context_data(self, form: StepForm, **kwargs: Any) -> dict[str, Any]:
        filling = self.filling
        context: dict[str, Any] = super().get_context_data(form=form, **kwargs)
        walk = form.settled.walk if form.settled else self.place.stored
        return context | {
            "form": form,
            "parts": list(form.parts()),
            "frame": filling.frame,
            "draft": filling.draft,
            "filling": filling,
            "step": self.step,
            "step_title": text(filling.words, f"{self.step.id}.title"),
            "guidance": text(filling.words, f"{self.step.id}.guidance"),
            "pointers": filling.host.pointers(self.step.procedure, get_language()) if self.step.procedure else [],
            "prefix": self.prefix,
            "revision": self.revision,
            "notice": self.notice,
            "rules": page_rules(filling, self.step, walk) if form.dynamic else None,
            "unseen": sorted(form.settled.hidden) if form.settled else [],
            **together.extras(filling, self.place.full),
            "takes_files": any(question.kind == Kind.FILE for question in self.step.questions),
        }

    def _open(self) -> None:
        """Read the current step; formtools is given this step alone, whatever the form."""
        self.storage.bind(
            draft=self.filling.draft, full=self.place.full, step=self.step, row=self.place.row, now=self.now
        )
        self.form_list = {self.step.id: self._class}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self._open()
        if self.unsaved is None:
            elsewhere = self._elsewhere()
            if elsewhere is not None:
                return elsewhere
            self.revision, self.unsaved = self.storage.revision(), self.storage.raw()
            parked = self._parked(self.step.id)
            if parked is not None and parked.version_id == self.filling.draft.version_id:
                self.notice = _("What you typed before you were signed out is here. It is not saved yet.")
                self.revision, self.unsaved = parked.revision, parked.typed
            elif self.place.row is None:
                self.unsaved = Prefilling(self.filling).raw(self.step.questions)
        response: HttpResponseBase = self.render(self._class.showing(self.unsaved, self.place.asking()))
        return response

    def _parked(self, step: str) -> Parked | None:
        """What this browser parked for the step; asked once, and by somebody who opens it."""
        if self.request.method != "GET":
            return None
        if not hasattr(self, "_found"):
            self._found = parking.parked_for(self.request, self.filling.draft, step, self.now)
        return self._found

    def _elsewhere(self) -> HttpResponseBase | None:
        """Where somebody is led who cannot open this step now."""
        draft = self.filling.draft.pk
        if not self.place.stored.shows_step(self.step.id):
            return redirect("drafts:tasks", draft)
        earlier = first_unfinished(self.filling, self.step.id, self.now)
        return redirect("drafts:step", draft, earlier) if earlier else None
