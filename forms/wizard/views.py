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
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ..exceptions import NotFinished, Problem
from ..rules import Status, Walk, status
from ..selectors import all_rows, answers_in, step_states
from ..services import submitting
from .filling import Filling, enter
from .showing import summary, text


@never_cache
def tasks(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Every step on the path and how far it is. A draft that was sent shows that, and where it led."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    filling = enter(request, draft, write=False)
    context = {"filling": filling, "frame": filling.frame, "title": text(filling.words, "form.title")}
    if filling.draft.submitted_at is not None:
        return render(request, "forms/draft/sent.html", context)
    states = step_states(filling.draft)
    names = {
        Status.COMPLETED: (_("Completed"), ""),
        Status.INCOMPLETE: (_("Incomplete"), "blue"),
        Status.NOT_STARTED: (_("Not yet started"), "grey"),
    }
    listed = []
    walk = Walk(filling.form, filling.draft.deciding, timezone.now().date(), filling.calendar)
    for step in walk.steps():
        word, colour = names[status(states.get(step.id))]
        title, href = text(filling.words, f"{step.id}.title"), reverse("drafts:step", args=[draft, step.id])
        listed.append({"title": title, "href": href, "status": word, "colour": colour, "done": states.get(step.id)})
    context |= {"tasks": listed, "done": sum(bool(task["done"]) for task in listed)}
    return render(request, "forms/draft/tasks.html", context | {"intro": text(filling.words, "form.intro")})


@never_cache
def check(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Every relevant answer, what is still missing, and the button that sends."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    filling = enter(request, draft, write=False)
    if filling.draft.submitted_at is not None:
        return redirect("drafts:tasks", draft)
    return _check_page(filling)


def _check_page(filling: Filling, refused: Sequence[Problem] = ()) -> HttpResponse:
    draft, words, people = filling.draft, filling.words, filling.people
    rows = all_rows(draft)
    walk = Walk(filling.form, answers_in(rows.values()), timezone.now().date(), filling.calendar)
    steps = walk.steps()
    found = refused or submitting.problems(steps, rows, words, people)
    context = {
        "filling": filling,
        "frame": filling.frame,
        "cards": [
            (text(words, f"{step.id}.title"), list(summary(draft, step, rows.get(step.id), words, people)))
            for step in steps
        ],
        "problems": [(one.message, _place(draft.pk, one)) for one in found],
        "has_errors": bool(refused),
    }
    return render(filling.request, "forms/draft/check.html", context, status=422 if refused else 200)


def _place(draft: UUID, problem: Problem) -> str:
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
        try:
            result = submitting.submit(
                draft=filling.draft,
                words=filling.words,
                people=filling.people,
                receive=lambda submission: filling.host.receive(submission, by=request.user, now=now),
                by=request.user,
                now=now,
            )
        except NotFinished as refusal:
            return _check_page(filling, refusal.problems)
    return redirect(result)
