"""Saying something about a part of the plan."""

from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View

from portal.accounts.middleware import microphone
from portal.audit.services import record
from portal.dialogue import rules
from portal.dialogue.enums import Said
from portal.dialogue.exceptions import NotSaid
from portal.dialogue.selectors import Voice, voice
from portal.dialogue.services import say
from portal.dialogue.services.parking import drawn_for, forget, parked
from portal.intake.exceptions import NoForm
from portal.intake.services import start_views, views_form
from portal.wording.selectors import local_words

from .forms import PROBLEMS, YOUNG, AnswerForm
from .keeping import keep_typed, token_of


@method_decorator(microphone, name="dispatch")
class Answering(View):
    """The page on which a reader says something about one part of their plan. What comes after the session ended waits
    until they have signed in again."""

    voice: Voice
    part: rules.Part

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self._signed_out(request, kwargs["plan"])
        self.now = timezone.now()
        self.section, self.entry = kwargs.get("section", ""), kwargs.get("entry", "")
        self.voice = voice(request.user, kwargs["plan"], timezone.localdate(self.now))
        part = rules.part(self.voice.content, self.section, self.entry)
        if part is None and request.method != "POST":
            raise Http404
        self.part = part or rules.Part()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        typed = self._parked()
        record(chain=f"plan:{self.voice.plan.pk}", action="answer.viewed", by=request.user, now=self.now,
               about=f"reading:{self.voice.reading}")  # fmt: skip
        return self._page(self._form(initial=typed or {}), was_parked=typed is not None)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = self._form(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            self._say(form.cleaned_data)
        except NotSaid as refused:
            form.add_error("text", PROBLEMS[refused.reason])
            return self._page(form, status=409)
        token = token_of(request)
        if token:
            forget(token=token, plan=self.voice.plan.pk, part=request.path)
        messages.success(request, _("Thank you. Your %(lead)s will see what you said.") % self._words())
        return HttpResponseRedirect(reverse("family:answers", args=[self.voice.plan.pk]))

    def _say(self, given: dict[str, Any]) -> None:
        """One answer, or two where there is a voice and a picture."""
        common: dict[str, Any] = {
            "plan": self.voice.plan, "person": self.voice.person, "section": self.section, "entry": self.entry,
            "for_lead": given.get("for_lead", False), "by": self.request.user, "now": self.now,
        }  # fmt: skip
        media = given["sound"] or given["picture"]
        say(key=given["key"], said=Said(given["said"]), text=given["text"], media=media, **common)
        if given["sound"] and given["picture"]:
            say(key=uuid5(given["key"], "picture"), said=Said.SAY, media=given["picture"], **common)

    def _form(self, *args: Any, **kwargs: Any) -> AnswerForm:
        kwargs["initial"] = kwargs.get("initial", {}) | {
            "word": drawn_for(self.request.user.pk, self.voice.plan.pk)  # type: ignore[arg-type]
        }
        young, local = self._is_young(), self._words()
        return AnswerForm(*args, voice=self.voice, is_whole=not self.section, is_young=young, local=local, **kwargs)

    def _words(self) -> dict[str, str]:
        return local_words(self.voice.plan.jurisdiction, is_young=self._is_young())

    def _is_young(self) -> bool:
        return not self.voice.is_advocate and self.voice.content["level"] in YOUNG

    def _page(self, form: AnswerForm, *, was_parked: bool = False, status: int = 200) -> HttpResponse:
        context = {
            "voice": self.voice,
            "plan": self.voice.plan.pk,
            "part": self.part,
            "anchor": self.section,
            "form": form,
            "was_parked": was_parked,
            "is_young": self._is_young(),
            "local": self._words(),
            "has_form": not self.section and views_form(self.voice.plan) is not None,
            "exit_this_page": True,
        }
        return render(self.request, "family/answering/answer.html", context, status=status)

    def _parked(self) -> dict[str, str] | None:
        token = token_of(self.request)
        if token is None:
            return None
        user: Any = self.request.user
        return parked(token=token, plan=self.voice.plan.pk, part=self.request.path, user=user.pk, now=self.now)

    def _signed_out(self, request: HttpRequest, plan: UUID) -> HttpResponse:
        return keep_typed(request, plan, ("key", "said", "text", "for_lead"))


class StartForm(LoginRequiredMixin, View):
    """To the questions that policy staff ask of families here."""

    def post(self, request: HttpRequest, plan: UUID) -> HttpResponse:
        now = timezone.now()
        speaks = voice(request.user, plan, timezone.localdate(now))
        try:
            draft = start_views(plan=speaks.plan, by=request.user, now=now)  # type: ignore[arg-type]
        except NoForm as none:
            raise Http404 from none
        return HttpResponseRedirect(reverse("drafts:tasks", args=[draft.pk]))
