"""A plan read aloud by somebody who recorded it."""

from typing import Any
from uuid import UUID

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views import View

from portal.audit.services import record
from portal.plans.media import ENDINGS
from portal.plans.services import file_bytes
from portal.ui.sending import send_file
from portal.wording.models import Recording
from portal.wording.selectors import given_to, heard, recordings_of, spoken_of

from .rules import Filled
from .selectors import Page


def voices(user: Any, plan: UUID, page: Page) -> Filled:
    """The recordings of this Reading's sections, in their slots. One query where there is any."""
    found = heard(user, plan) if page.is_heard else {}
    here = spoken_of(page.content) if found else ()
    return {
        ("aloud", text): {"address": reverse("family:sound", args=[plan, found[language, text]])}
        for language, text in here
        if (language, text) in found
    }


class Sound(LoginRequiredMixin, View):
    """One recording, to whoever may read now exactly the text that it speaks; the grant is asked for each time."""

    def get(self, request: HttpRequest, plan: UUID, sound: UUID) -> HttpResponse:
        (content,) = given_to(request.user, plan, "reading__content")
        found = recordings_of(plan).select_related("file").filter(pk=sound).first()
        if not isinstance(found, Recording) or (found.language, found.text_hash) not in spoken_of(content):
            raise Http404
        about = f"recording:{found.pk}"
        record(chain=f"plan:{plan}", action="recording.heard", by=request.user, now=timezone.now(), about=about)
        kind = found.file.type
        return send_file(request, file_bytes(found.file), kind, f"sound.{ENDINGS[kind]}")
