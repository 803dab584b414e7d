"""A file of a draft, for whoever is admitted to the draft and asked its question. It is saved, never shown in place."""

from __future__ import annotations

import logging
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..models import Upload
from .filling import Filling, enter

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def file(request: HttpRequest, draft: UUID, upload: UUID) -> HttpResponseBase:
    """The bytes as they were added, under the name they had. Http404 for a file of any other draft (T7)."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("drafts:tasks", args=[draft]))
    filling = enter(request, draft, write=False)
    found = Upload.objects.filter(pk=upload, draft=filling.draft.pk).first()
    if found is None or not _reads(filling, found.question):
        raise Http404
    try:
        held = found.file.open("rb")
    except FileNotFoundError:
        logger.exception("the bytes of an upload are gone")
        raise Http404 from None
    response = FileResponse(held, as_attachment=True, filename=found.name, content_type=found.type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "no-store"
    return response


def _reads(filling: Filling, question: str) -> bool:
    """Whether this person is asked the question a file was added to; one that is gone from the form is its owner's."""
    asked = filling.form.questions.get(question)
    if asked is None:
        return filling.admission.owner
    return filling.opens(filling.form.home[question]) and filling.sees(asked)
