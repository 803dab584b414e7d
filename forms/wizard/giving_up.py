"""Giving a draft up: asked once, done by POST, undone by saving anything in it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ..services.deleting import abandon
from .filling import enter
from .showing import text


@never_cache
def give_up(request: HttpRequest, draft: UUID) -> HttpResponse:
    """GET asks the draft's owner, POST does it. A draft that was sent leads to what it is now."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    with transaction.atomic(savepoint=False):
        filling = enter(request, draft, write=request.method == "POST")
        filling.owned()
        if filling.draft.submitted_at is not None:
            return redirect("drafts:tasks", draft)
        if request.method != "POST":
            days = filling.form.spec.keep.get("abandoned")
            context = {"filling": filling, "frame": filling.frame, "title": text(filling.words, "form.title")}
            return render(request, "forms/draft/give_up.html", context | {"days": days})
        abandon(draft=filling.draft, by=request.user, now=timezone.now())
        messages.success(request, _("You have given this form up. Open it to take it up again."))
        return redirect(filling.frame.back_url)
