"""Remarks on the questions of a step: read, written and settled on a page of their own, so that nothing half typed in
the step can be lost by it."""

from __future__ import annotations

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

from ..fields import kind_of
from ..models import Remark
from ..services import together
from ..spec import Step
from .asking import seen_part
from .filling import Filling, enter
from .parts import short
from .showing import text
from .together import has_colleagues, listed_remarks

SHOWN = 200  # remarks of one step on its page, the newest


class RemarkForm(forms.Form):
    """A remark and the question it is about."""

    use_required_attribute = False

    question = forms.ChoiceField(
        label=gettext_lazy("Which question is it about?"),
        error_messages={"required": gettext_lazy("Choose a question.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Remark"),
        help_text=gettext_lazy("Everybody who fills this step reads it. It is never sent."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write your remark.")},
    )

    def __init__(self, data: Any = None, *, filling: Filling, step: Step) -> None:
        super().__init__(data)
        self.fields["question"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose a question")),
            *(
                (question.id, filling.words.named(f"{question.id}.label"))
                for question in seen_part(step, filling.sees).questions
                if kind_of(question).asks
            ),
        ]

    def clean_text(self) -> str:
        return short(self.cleaned_data["text"])


@never_cache
def remarks(request: HttpRequest, draft: UUID, step: str) -> HttpResponse:
    """The remarks on a step; by POST a new one is written, or one is settled."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("drafts:tasks", args=[draft]))
    with transaction.atomic(savepoint=False):
        filling = enter(request, draft, write=request.method == "POST")
        if not filling.opens(step) or not has_colleagues(filling):
            raise Http404
        if filling.draft.submitted_at is not None:
            return redirect("drafts:tasks", draft)
        asked = filling.form.steps[step]
        if request.method != "POST":
            return _page(filling, asked, RemarkForm(filling=filling, step=asked))
        if "settle" in request.POST:
            _settle(filling, asked, request.POST["settle"])
            return redirect("drafts:remarks", draft, step)
        form = RemarkForm(request.POST, filling=filling, step=asked)
        if not form.is_valid():
            return _page(filling, asked, form, status=422)
        together.remark(draft=filling.draft, step=step, by=request.user, now=timezone.now(), **form.cleaned_data)
    return redirect("drafts:remarks", draft, step)


def _settle(filling: Filling, step: Step, key: str) -> None:
    is_key = key.isascii() and key.isdecimal() and len(key) < 18
    found = filling.draft.remarks.filter(pk=key, step=step.id) if is_key else Remark.objects.none()
    if not listed_remarks(filling, found):  # a remark on a question they do not see is not there
        raise Http404
    together.settle(remark=found[0].pk, now=timezone.now())


def _page(filling: Filling, step: Step, form: RemarkForm, status: int = 200) -> HttpResponse:
    newest = filling.draft.remarks.filter(step=step.id).order_by("-pk")[:SHOWN]
    found = listed_remarks(filling, newest)
    context = {
        "filling": filling,
        "frame": filling.frame,
        "step": step,
        "step_title": text(filling.words, f"{step.id}.title"),
        "remarks": [one for one in found if one["remark"].settled_at is None],
        "settled": [one for one in found if one["remark"].settled_at is not None],
        "form": form,
    }
    return render(filling.request, "forms/draft/remarks_page.html", context, status=status)
