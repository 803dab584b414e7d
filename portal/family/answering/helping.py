"""What somebody needs to take part: theirs alone, how far it is, and a form to ask for more (R-002-17)."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views import View

from portal.audit.services import record
from portal.dialogue.selectors import Voice, voice
from portal.dialogue.services.parking import drawn_for, forget, parked
from portal.engagement.enums import NeedKind
from portal.engagement.exceptions import TooManyNeeds
from portal.engagement.rules import MOST
from portal.engagement.selectors import needs_of
from portal.engagement.services import ask_for_help

from .keeping import keep_typed, token_of


class HelpForm(forms.Form):
    """One thing that would help. `key` makes a form that is sent twice one need; `word` says for whom it was drawn."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    word = forms.CharField(max_length=400, required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=gettext_lazy("What would help you to take part?"),
        choices=NeedKind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose one of these."),
            "invalid_choice": gettext_lazy("Choose one of these."),
        },
    )
    text = forms.CharField(
        label=gettext_lazy("Tell us what you need"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial={"key": uuid4()} | initial)
        for name in ("kind", "text"):
            self.fields[name].widget.label_size = "m"
        self.fields["text"].widget.optional = True

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > MOST:
            raise forms.ValidationError(_("This is too long."))
        return text

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = self.cleaned_data
        if given.get("kind") == NeedKind.OTHER and "text" in given and not given["text"].strip():
            self.add_error("text", _("Tell us what you need."))
        return given


class HelpView(View):
    """Their own needs; an advocate sees those of whom they speak for."""

    voice: Voice

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return keep_typed(request, kwargs["plan"], ("key", "kind", "text"))
        self.now = timezone.now()
        self.voice = voice(request.user, kwargs["plan"], timezone.localdate(self.now))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, plan: UUID) -> HttpResponse:
        token, user = token_of(request), self.voice.reader.user_id or 0
        typed = parked(token=token, plan=plan, part=request.path, user=user, now=self.now) if token else None
        return self._page(self._form(initial=typed or {}), was_parked=typed is not None)

    def post(self, request: HttpRequest, plan: UUID) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        given = form.cleaned_data
        try:
            ask_for_help(
                key=given["key"], plan=self.voice.plan, person=self.voice.person, kind=NeedKind(given["kind"]),
                what=given["text"], language=get_language() or "", by=request.user, now=self.now,  # type: ignore[arg-type]
            )  # fmt: skip
        except TooManyNeeds:
            form.add_error(
                "kind", _("You have asked for many things. We are working on them. You can ask for more later.")
            )
            return self._page(form, status=422)
        token = token_of(request)
        if token:
            forget(token=token, plan=plan, part=request.path)
        messages.success(request, _("Thank you. We are working on it."))
        return HttpResponseRedirect(request.path)

    def _form(self, data: Any = None, initial: dict[str, Any] | None = None) -> HelpForm:
        word = drawn_for(self.voice.reader.user_id or 0, self.voice.plan.pk)
        return HelpForm(data, initial=(initial or {}) | {"word": word})

    def _page(self, form: HelpForm, *, was_parked: bool = False, status: int = 200) -> HttpResponse:
        plan = self.voice.plan
        record(chain=f"plan:{plan.pk}", action="own_needs.viewed", by=self.request.user, now=self.now)
        context = {
            "voice": self.voice,
            "plan": plan.pk,
            "form": form if plan.ended_on is None else None,
            "needs": needs_of(plan, self.voice.person.pk),
            "was_parked": was_parked,
            "exit_this_page": True,
        }
        return render(self.request, "family/answering/help.html", context, status=status)
