"""Correcting what was sent: a new draft with the same answers, which refers to it. What was sent stays as it is."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ..services.correcting import CannotCorrect
from ..services.correcting import correct as begin
from .filling import enter


@never_cache
def correct(request: HttpRequest, draft: UUID) -> HttpResponse:
    """POST by the owner of a draft that was sent leads to the draft that corrects it; everything else leads back."""
    page = reverse("drafts:tasks", args=[draft])
    if not request.user.is_authenticated:
        return redirect_to_login(page)
    if request.method != "POST":
        enter(request, draft, write=False).owned()
        return redirect(page)
    now = timezone.now()
    with transaction.atomic(savepoint=False):
        filling = enter(request, draft, write=True)
        filling.owned()
        if filling.draft.submitted_at is None:
            return redirect(page)
        try:
            made = begin(submission=filling.draft.submission, by=request.user, now=now)
        except CannotCorrect:
            messages.info(request, _("These answers have been corrected already, or a colleague is correcting them."))
            return redirect(page)
        if made.started_at == now:
            filling.host.started(made, by=request.user, now=now)
    return redirect("drafts:tasks", made.pk)
