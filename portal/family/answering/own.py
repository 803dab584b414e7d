"""Reading what one said, and what was replied."""

from uuid import UUID

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from portal.audit.services import record
from portal.dialogue import rules
from portal.dialogue.models import Answer
from portal.dialogue.selectors import Voice, answers_of, voice
from portal.dialogue.services import looked
from portal.plans.media import ENDINGS
from portal.plans.services import file_bytes
from portal.ui.sending import send_file
from portal.wording.selectors import local_words

from .forms import YOUNG, said_words


class _Own(LoginRequiredMixin, View):
    """What this reader, or whom they speak for, said about one plan."""

    def find(self, request: HttpRequest, plan: UUID, action: str, about: str = "") -> tuple[Voice, list[Answer]]:
        now = timezone.now()
        speaks = voice(request.user, plan, timezone.localdate(now))
        found = answers_of(speaks)
        record(chain=f"plan:{plan}", action=action, by=request.user, now=now, about=about)
        return speaks, found


class OwnAnswers(_Own):
    """Everything they said, newest first, with the replies beside it."""

    def get(self, request: HttpRequest, plan: UUID) -> HttpResponse:
        speaks, found = self.find(request, plan, "own_answers.viewed")
        looked(plan=plan, by=request.user, now=timezone.now())
        young = not speaks.is_advocate and speaks.content["level"] in YOUNG
        rows = [
            {
                "answer": one,
                "said": said_words(one.said, is_child=young),
                # The words are those of the Reading they have now: what has been taken out of it stays out.
                "part": rules.part(speaks.content, one.section, one.entry),
                "by_another": one.said_by_id != request.user.pk,
            }
            for one in found
        ]
        local = local_words(speaks.plan.jurisdiction, is_young=young)
        context = {"voice": speaks, "plan": plan, "rows": rows, "local": local, "exit_this_page": True}
        return render(request, "family/answering/answers.html", context)


class AnswerFile(_Own):
    """A voice or a picture of one's own."""

    def get(self, request: HttpRequest, plan: UUID, answer: UUID) -> HttpResponse:
        _speaks, found = self.find(request, plan, "answer_file.viewed", f"answer:{answer}")
        one = next((one for one in found if one.pk == answer and one.file is not None), None)
        if one is None or one.file is None:
            raise Http404
        kind = one.file.type
        return send_file(request, file_bytes(one.file), kind, f"answer.{ENDINGS[kind]}")
