"""The screens around the steps: the task list, check your answers, send."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from ..exceptions import NotFinished, Problem
from ..rules import Walk
from ..selectors import all_rows, answers_in
from ..services import submitting
from . import together
from .filling import Filling, enter
from .listing import task_sections
from .place import calendar, everybody
from .progress import stages
from .showing import text
from .summary import check_sections


@never_cache
def tasks(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Every step on the path and how far it is. A draft that was sent shows that, and where it led."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    filling = enter(request, draft, write=False)
    context = {"filling": filling, "frame": filling.frame, "title": text(filling.words, "form.title")}
    if filling.draft.submitted_at is not None:
        return render(request, "forms/draft/sent.html", context)
    found = stages(filling, timezone.now())
    context |= {
        "sections": task_sections(filling, found),
        "total": len(found),
        "done": sum(stage.done for stage in found),
        "fixed": filling.form.spec.fixed_order,
        "intro": text(filling.words, "form.intro"),
    } | together.extras(filling, None)
    return render(request, "forms/draft/tasks.html", context)


@never_cache
def check(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Every relevant answer, what is still missing, and the button that sends; or the text with which the form ends."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    filling = enter(request, draft, write=False)
    filling.owned()
    if filling.draft.submitted_at is not None:
        return redirect("drafts:tasks", draft)
    return _check_page(filling)


def _check_page(filling: Filling, refused: Sequence[Problem] = ()) -> HttpResponse:
    draft, words, known = filling.draft, filling.words, everybody(filling)
    rows = all_rows(draft)
    walk = Walk(filling.form, answers_in(rows.values()), timezone.localdate(), calendar(filling))
    end = walk.end()
    sendable = end is None or end.sendable
    found = refused
    if not refused and sendable:
        found = [*submitting.refusals(draft, walk), *submitting.problems(walk, rows, words, known, filling.sees)]
    context = {
        "filling": filling,
        "frame": filling.frame,
        "title": text(words, "form.title"),
        "sections": check_sections(filling, walk, rows, known),
        "end": text(words, f"{end.id}.text") if end else "",
        "sendable": sendable,
        "problems": [(one.message, _place(draft.pk, one)) for one in found],
        "has_errors": bool(refused),
    }
    return render(filling.request, "forms/draft/check.html", context, status=422 if refused else 200)


def _place(draft: UUID, problem: Problem) -> str:
    if not problem.step:
        return ""
    page = reverse("drafts:step", args=[draft, problem.step])
    return f"{page}?return=check" + (f"#id_{problem.question}" if problem.question else "")


@never_cache
def submit(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Send the draft, by POST, once: a second POST leads where the first did (T26)."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("drafts:check", args=[draft]))
    if request.method != "POST":
        enter(request, draft, write=False)
        return redirect("drafts:check", draft)
    now = timezone.now()
    with transaction.atomic(savepoint=False):
        filling = enter(request, draft, write=True)
        filling.owned()
        try:
            result = submitting.submit(
                draft=filling.draft,
                words=filling.words,
                people=everybody(filling),
                receive=lambda submission: filling.host.receive(submission, by=request.user, now=now),
                by=request.user,
                now=now,
                calendar=filling.calendar,
                sees=filling.sees,
            )
        except NotFinished as refusal:
            return _check_page(filling, refusal.problems)
    return redirect(result)
