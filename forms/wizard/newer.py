"""A newer version of the form is out: what changed in it, and the filler's choice to move there or to stay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ..changes import GONE, Change, What, changes
from ..fields import kind_of
from ..fields.base import Offered
from ..models import FormVersion, LeftAnswer
from ..selectors import form_of, words_of
from ..services import moving
from ..services.uploads import file_names
from ..spec import Question, Spec, inside
from ..words import Words
from .filling import Filling, enter
from .showing import lines, text


def notice(filling: Filling) -> dict[str, Any]:
    """For the task list of the owner: whether there is a newer version, and whether some answers were left. Two
    queries."""
    found = moving.newer_version(filling.draft)
    return {
        "newer": found,
        "newer_declined": found is not None and found.number == filling.draft.declined,
        "has_left": filling.draft.left.exists(),
    }


@never_cache
def newer(request: HttpRequest, draft: UUID) -> HttpResponse:
    """What changed; by POST the owner moves the draft, or finishes it as it is."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("drafts:tasks", args=[draft]))
    if request.method == "POST":
        with transaction.atomic(savepoint=False):
            return _decide(request, draft)
    filling = enter(request, draft, write=False)
    filling.owned()
    found = moving.newer_version(filling.draft)
    if found is None or filling.draft.submitted_at is not None:
        return redirect("drafts:tasks", draft)
    words = words_of(found, get_language())
    context = {
        "filling": filling,
        "frame": filling.frame,
        "version": found,
        "title": text(words, "form.title"),
        "groups": told(filling, found, words),
    }
    return render(request, "forms/draft/newer.html", context)


def _decide(request: HttpRequest, draft: UUID) -> HttpResponse:
    filling = enter(request, draft, write=True)
    filling.owned()
    found = moving.newer_version(filling.draft)
    # What they read was about this version; one that came out since is shown first.
    if found is None or request.POST.get("version") != str(found.number):
        return redirect("drafts:newer", draft)
    if "stay" in request.POST:
        moving.stay(draft=filling.draft, at=found)
        return redirect("drafts:tasks", draft)
    if "move" not in request.POST or filling.draft.submitted_at is not None:
        return redirect("drafts:newer", draft)
    left = moving.move(draft=filling.draft, to=found, by=request.user, now=timezone.now())
    return redirect("drafts:left" if left else "drafts:tasks", draft)


@never_cache
def left(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The answers that lost their question, in the words of the version that asked them."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("drafts:tasks", args=[draft]))
    filling = enter(request, draft, write=False)
    filling.owned()
    # A version asks each question once, so this grows with what somebody answered, and a version is read once.
    found = list(filling.draft.left.select_related("version").defer("version__spec").order_by("-version__number", "pk"))
    offered = Offered.of([*filling.people, *file_names(filling.draft)], filling.host.organisations(filling.draft))
    rows = [row for one in found for row in _left(one, offered)]
    context = {"filling": filling, "frame": filling.frame, "rows": rows}
    return render(request, "forms/draft/left.html", context)


def told(filling: Filling, version: FormVersion, words: Words) -> list[dict[str, Any]]:
    """The changes up to this version, step by step: [{"title", "lines": [{"text", "was", "now"}]}]."""
    old, new = filling.form.spec, form_of(version.pk).spec
    found = changes(old, new, filling.words, words)
    groups = []
    for step in dict.fromkeys([*(step.id for step in new.steps), *(step.id for step in old.steps)]):
        here = [one for one in found if one.step == step]
        if here:
            gone = step not in {one.id for one in new.steps}
            title = text(filling.words if gone else words, f"{step}.title")
            groups.append({"title": title, "lines": [_line(one, filling.words, words) for one in here]})
    return groups


def _line(one: Change, old: Words, new: Words) -> dict[str, str]:
    words = old if one.what in GONE else new
    said = format_html(_SAID[one.what](), question=_called(words, new, old, one), option=_option(words, one))
    line: dict[str, str] = {"text": said}
    if one.key:
        line |= {"was": text(old, one.key), "now": text(new, one.key)}
    return line


def _called(words: Words, new: Words, old: Words, one: Change) -> str:
    # An option can be gone from a question that is still there.
    known = new if one.option and one.what in GONE and new(f"{one.question}.label") else words
    return text(known, f"{one.question}.label") if one.question else ""


def _option(words: Words, one: Change) -> str:
    return text(words, f"{one.option}.label") if one.option else ""


def _left(one: LeftAnswer, offered: Offered) -> Iterator[dict[str, Any]]:
    """The lines of the list: what was asked, and what was answered or only typed."""
    words = words_of(one.version, get_language())
    asked = _outermost(form_of(one.version_id).spec, one.question)
    if asked is None:
        return
    label = text(words, f"{one.question}.label")
    if asked.id != one.question:
        label = format_html("{}: {}", text(words, f"{asked.id}.label"), label)
    kind = kind_of(asked)
    if one.answer is not None:
        yield {"key": label, "value": lines(kind.display(asked, one.answer, words, offered))}
    if one.typed is not None:
        yield {"key": label, "value": lines(kind.spoken(asked, one.typed, words, offered))}


def _outermost(spec: Spec, question: str) -> Question | None:
    """The question of a step that this is, or that it stands in: a group keeps what its rows held."""
    found = (one for step in spec.steps for one in step.questions)
    return next((one for one in found if any(inner.id == question for inner in inside((one,)))), None)


_SAID: dict[What, Any] = {
    What.STEP_ADDED: lambda: _("This step is new."),
    What.STEP_REMOVED: lambda: _("This step is gone."),
    What.STEP_RENAMED: lambda: _("This step has a new name."),
    What.STEP_MOVED: lambda: _("This step comes at another place."),
    What.STEP_REWORDED: lambda: _("The guidance of this step has changed."),
    What.STEP_RULE: lambda: _("This step is shown in other cases now."),
    What.ENDS: lambda: _("After this step the form ends in other cases now, or with other words."),
    What.ADDED: lambda: _("“{question}” is new."),
    What.REMOVED: lambda: _("“{question}” is no longer asked."),
    What.MOVED: lambda: _("“{question}” has moved here."),
    What.RETYPED: lambda: _("“{question}” is answered in another way now."),
    What.LIMITS: lambda: _("“{question}” accepts other answers now."),
    What.REWORDED: lambda: _("“{question}” has new words."),
    What.RULE: lambda: _("“{question}” is asked in other cases now."),
    What.REQUIRED: lambda: _("Whether “{question}” must be answered has changed."),
    What.ASKED: lambda: _("“{question}” is asked of other people now."),
    What.OPTION_ADDED: lambda: _("“{question}” has the new option “{option}”."),
    What.OPTION_REMOVED: lambda: _("“{question}” no longer has the option “{option}”."),
    What.OPTION_REWORDED: lambda: _("An option of “{question}” has new words."),
    What.OPTION_RULE: lambda: _("“{question}” offers “{option}” in other cases now."),
}
