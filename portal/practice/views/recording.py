"""Reading a plan aloud for those who would rather hear it: whose copy, which section, a voice."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from portal.accounts.middleware import microphone
from portal.plans.media import ENDINGS
from portal.plans.services import file_bytes
from portal.ui.sending import send_file
from portal.wording.rules import spoken_lines
from portal.wording.selectors import recordings_of
from portal.wording.services import keep_recording, remove_recording

from .. import rules
from ..forms.recording import RecordingForm
from ..selectors.recordings import Heard, Voiced, heard
from .base import PlanScreen


class RecordingsView(PlanScreen):
    """Everybody who has the plan to read, and how much of it they can hear."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.record("recordings.viewed")
        rows = [(one, rules.tongue(one.reading.language)) for one in heard(self.plan)]
        return self.page("recordings.html", {"plan": self.plan, "child": self.plan.child, "rows": rows})


class _OneReader(PlanScreen):
    """A screen on one reader's copy."""

    heard: Heard

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        found = [one for one in heard(self.plan) if one.known.person.pk == kwargs["person"]]
        if not found:
            raise Http404
        self.heard = found[0]


class ReaderRecordingsView(_OneReader):
    """The sections of one person's copy, each with its voice or the way to record one."""

    def get(self, request: HttpRequest, person: UUID, **_kwargs: Any) -> HttpResponse:
        self.record("recordings.viewed", about=f"person:{person}")
        rows = [(one, rules.tongue(one.language)) for one in self.heard.sections]
        context = {"plan": self.plan, "heard": self.heard, "rows": rows}
        return self.page("reader_recordings.html", context | {"tongue": rules.tongue(self.heard.reading.language)})


@method_decorator(microphone, name="dispatch")
class RecordView(_OneReader):
    """The words of one section to read aloud, and the voice that is kept with them."""

    voiced: Voiced

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        found = [one for one in self.heard.sections if one.section.key == kwargs["section"]]
        if not found:
            raise Http404
        self.voiced = found[0]

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._form(RecordingForm())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        if request.POST.get("do") == "remove":
            return self._remove()
        if request.POST.get("spoken") != self.voiced.section.spoken:
            # What was read aloud is no longer what stands there: it would be played with other words.
            return self._form(RecordingForm(), status=409, is_newer=True)
        form = RecordingForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._form(form, status=422)
        keep_recording(
            plan=self.plan,
            language=self.voiced.language,
            spoken=self.voiced.section.spoken,
            data=form.cleaned_data["sound"],
            by=self.user,
            now=self.now,
        )
        messages.success(self.request, _("The recording is kept. Whoever reads these words can hear it now."))
        return self._to_sections()

    def _remove(self) -> HttpResponse:
        pk = self.voiced.recording
        found = recordings_of(self.plan.pk).filter(pk=pk).first() if pk else None
        if found is not None:
            remove_recording(recording=found, by=self.user, now=self.now)
            messages.success(self.request, _("The recording is removed."))
        return self._to_sections()

    def _to_sections(self) -> HttpResponse:
        person = self.heard.known.person.pk
        return HttpResponseRedirect(reverse("practice:reader_recordings", args=[self.plan.pk, person]))

    def _form(self, form: RecordingForm, status: int = 200, *, is_newer: bool = False) -> HttpResponse:
        self.record("recordings.viewed", about=f"person:{self.heard.known.person.pk}")
        section = self.voiced.section
        context = {
            "plan": self.plan,
            "heard": self.heard,
            "voiced": self.voiced,
            "lines": spoken_lines(section)[1:],  # the heading stands above them
            "tongue": rules.tongue(self.voiced.language),
            "form": form,
            "is_newer": is_newer,
        }
        return self.page("record.html", context, status=status)


class SoundView(PlanScreen):
    """A recording, for those who see the plan."""

    def get(self, request: HttpRequest, sound: UUID, **_kwargs: Any) -> HttpResponse:
        found = recordings_of(self.plan.pk).select_related("file").filter(pk=sound).first()
        if found is None:
            raise Http404
        self.record("recording.heard", about=f"recording:{found.pk}")
        kind = found.file.type
        return send_file(request, file_bytes(found.file), kind, f"sound.{ENDINGS[kind]}")
