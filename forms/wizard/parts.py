"""Asking a colleague to fill some steps, and what comes after: done, accepted, returned, ended."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from ..fields.date import DateField
from ..models import Part
from ..services import together
from .filling import Filling, enter
from .together import called, has_colleagues, is_over, shown

MOST = 2_000  # characters of a message or a reason


class AskForm(forms.Form):
    """Whom to ask for which steps, until when."""

    use_required_attribute = False

    colleague = forms.ChoiceField(
        label=gettext_lazy("Whom do you ask?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a colleague.")},
    )
    steps = forms.MultipleChoiceField(
        label=gettext_lazy("Which steps?"),
        help_text=gettext_lazy("They see these steps only, and nothing else of the form."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one step.")},
    )
    message = forms.CharField(
        label=gettext_lazy("Message"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, filling: Filling, today: date) -> None:
        super().__init__(data)
        self.today = today
        self.fields["due"] = DateField(
            named=_("By when?"), label=_("By when?"), help_text=_("For example, 27 3 2027"), required=False
        )
        colleagues = list(filling.host.colleagues(filling.draft))
        self.fields["colleague"].choices = colleagues  # type: ignore[attr-defined]
        self.fields["steps"].choices = [  # type: ignore[attr-defined]
            (step, filling.words.named(f"{step}.title")) for step in filling.form.steps
        ]
        self.fields["colleague"].widget.label_size = self.fields["steps"].widget.label_size = "m"
        self.fields["message"].widget.optional = self.fields["due"].widget.optional = True
        self.order_fields(["colleague", "steps", "due", "message"])

    def clean_due(self) -> date | None:
        given = self.cleaned_data["due"]
        due = date.fromisoformat(given) if given else None
        if due is not None and due < self.today:
            raise forms.ValidationError(_("The day must not be in the past."))
        return due

    def clean_message(self) -> str:
        return short(self.cleaned_data["message"])


class ReasonForm(forms.Form):
    """Why a part is returned."""

    use_required_attribute = False

    reason = forms.CharField(
        label=gettext_lazy("What is still missing?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Say what is still missing.")},
    )

    def clean_reason(self) -> str:
        return short(self.cleaned_data["reason"])


def short(given: str) -> str:
    """A text as it is stored; raises ValidationError for one that is too long to be a message."""
    given = given.replace("\r\n", "\n")
    if len(given) > MOST:
        raise forms.ValidationError(_("Use %(most)s characters or fewer.") % {"most": MOST})
    return given


@never_cache
def ask(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The owner asks a colleague; by GET the form for it."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("drafts:tasks", args=[draft]))
    with transaction.atomic(savepoint=False):
        filling = enter(request, draft, write=request.method == "POST")
        filling.owned()
        if not has_colleagues(filling):
            raise Http404
        if filling.draft.submitted_at is not None:
            return redirect("drafts:tasks", draft)
        now = timezone.now()
        sent = request.POST if request.method == "POST" else None
        form = AskForm(sent, filling=filling, today=timezone.localdate(now))
        if sent is not None and form.is_valid():
            together.ask(draft=filling.draft, by=request.user, now=now, **form.cleaned_data)
            return redirect("drafts:tasks", draft)
    context = {"filling": filling, "frame": filling.frame, "form": form}
    return render(request, "forms/draft/parts_ask.html", context, status=422 if sent is not None else 200)


@never_cache
def part(request: HttpRequest, draft: UUID, part: UUID) -> HttpResponse:
    """One part, for its owner and whom they asked; by POST what the pressed button says."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("drafts:tasks", args=[draft]))
    if request.method != "POST":
        filling = enter(request, draft, write=False)
        return _page(filling, _found(filling, part), ReasonForm())
    with transaction.atomic(savepoint=False):
        filling = enter(request, draft, write=True)
        found = _found(filling, part)
        form = ReasonForm(request.POST if "return" in request.POST else None)
        try:
            changed = _press(filling, found, form)
        except together.Refused:  # somebody else was first: the page shows how it is now
            return _page(filling, _found(filling, part), ReasonForm(), status=409)
        return redirect("drafts:tasks", draft) if changed else _page(filling, found, form, status=422)


def _found(filling: Filling, key: UUID) -> Part:
    mine = {} if filling.admission.owner else {"asked": filling.request.user.pk, "accepted_at": None, "ended_at": None}
    found = Part.objects.filter(draft=filling.draft, pk=key, **mine).first()
    if found is None:
        raise Http404
    return found


def _press(filling: Filling, found: Part, form: ReasonForm) -> bool:
    """Do what the button says; False when the reason it needs is missing."""
    sent, by, now = filling.request.POST, filling.request.user, timezone.now()
    if not filling.admission.owner:
        if "done" not in sent:
            raise together.Refused
        together.done(part=found.pk, by=by, now=now)
    elif "accept" in sent:
        together.accept(part=found.pk, by=by, now=now)
    elif "end" in sent:
        together.end(part=found.pk, by=by, now=now)
    elif "return" in sent:
        if not form.is_valid():
            return False
        together.give_back(part=found.pk, reason=form.cleaned_data["reason"], by=by, now=now)
    else:
        raise together.Refused
    return True


def _page(filling: Filling, found: Part, form: ReasonForm, status: int = 200) -> HttpResponse:
    names = called(filling, {found.asked_id, found.asked_by_id})
    context = {
        "filling": filling,
        "frame": filling.frame,
        "owner": filling.admission.owner,
        "shown": shown(filling, found),
        "is_over": is_over(found),
        "asked": names[found.asked_id],
        "asked_by": names[found.asked_by_id],
        "form": form,
    }
    return render(filling.request, "forms/draft/parts_one.html", context, status=status)
