"""Putting a plan into words for the family and for the child (R-001-04)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.procedures.reading_templates import Sentence
from portal.procedures.selectors import glossary, phrases
from portal.wording import services
from portal.wording.easing import Ease, ease
from portal.wording.enums import Audience
from portal.wording.exceptions import WordingRefused
from portal.wording.forms import PutOffForm, WordsForm, too_long
from portal.wording.helping import sentences_for
from portal.wording.models import Deferral, Wording
from portal.wording.rows import WordRow, word_rows
from portal.wording.rules import text_hash
from portal.wording.services.saving import MAX_LENGTH
from portal.wording.views.desk import Refused

from .. import rules
from .tasks import audience_words
from .words import WordsScreen

LABELS = {
    Audience.CHILD: gettext_lazy("In words for the child"),
    Audience.EASY: gettext_lazy("In easy words"),
    Audience.FAMILY: gettext_lazy("In words for the family"),
}


class WordingView(WordsScreen[WordRow]):
    """Each item with its professional text and a box for the audience's words."""

    template = "wording.html"
    viewed = "wording.viewed"
    older = gettext_lazy(
        "The plan changed after these words were written. Change them, or save them again if they still fit."
    )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        match request.POST.get("do"):
            case "put_off":
                return self._put_off(PutOffForm(request.POST))
            case "take_up":
                self.hold()
                services.take_up(plan=self.plan, audience=self.audience, by=self.user, now=self.now)
                return HttpResponseRedirect(request.path)
        return super().post(request, **kwargs)

    def _put_off(self, form: PutOffForm) -> HttpResponse:
        self.hold()
        if not form.is_valid():
            return self.show(put_off=form, status=422)
        reason = form.cleaned_data["reason"]
        try:
            services.put_off(plan=self.plan, audience=self.audience, reason=reason, by=self.user, now=self.now)
        except WordingRefused:  # only the child's words can wait
            return self.show(status=409)
        return HttpResponseRedirect(self.request.path)

    def rows(self) -> list[WordRow]:
        return word_rows(self.plan, self.version, self.audience)

    def save(self, row: WordRow, form: WordsForm, do: str) -> Wording | None:
        who: dict[str, Any] = {
            "plan": self.plan, "item": UUID(row.item), "audience": self.audience, "revision": form.seen,
            "by": self.user, "now": self.now,
        }  # fmt: skip
        if do == "accept":
            self._keep_typed(row, form, row.professional)
            if len(row.professional.strip()) > MAX_LENGTH:
                raise Refused(too_long(row.professional.strip()))
            return services.accept(**who)
        if do.startswith("pick:"):
            return self._pick(row, form, do.removeprefix("pick:"), who)
        if do != "save":
            return None
        return services.write(text=form.cleaned_data["text"], **who)

    def _pick(self, row: WordRow, form: WordsForm, key: str, who: dict[str, Any]) -> Wording | None:
        sentence = self._sentence(key)
        if sentence is None:
            return None
        self._keep_typed(row, form, sentence.texts[self.tongue().code])
        return services.pick(phrase=UUID(sentence.key), texts=sentence.texts, symbol=sentence.symbol, **who)

    def _keep_typed(self, row: WordRow, form: WordsForm, instead: str) -> None:
        """What somebody typed is not thrown away by the button beside it."""
        if form.typed.strip() not in {"", instead.strip(), self.words_of(row)[0]}:
            raise Refused(_("You typed other words. Save them, or empty the box first."))

    def _sentence(self, key: str) -> Sentence | None:
        found = phrases(self.plan.jurisdiction, self.audience, self.tongue().code)
        return next((one for one in found if one.key == key), None)

    def help(self, row: WordRow, form: WordsForm, do: str) -> Ease | None:
        if do != "ease":
            return None
        language = self.tongue().code
        return ease(form.typed, language, self.audience, glossary(self.plan.jurisdiction, language))

    def aids(self, rows: Sequence[WordRow]) -> Mapping[str, list[dict[str, Any]]]:
        """{item: the standard sentences that fit it: key, text, and in how many languages they are}."""
        own = self.tongue().code
        found = sentences_for(self.plan.jurisdiction, self.audience, own, (row.capture for row in rows))
        offered = {
            capture: [{"key": one.key, "text": one.texts[own], "languages": len(one.texts)} for one in fitting]
            for capture, fitting in found.items()
        }
        return {row.item: offered[row.capture] for row in rows}

    def is_saved(self, row: WordRow, found: Wording, typed: str) -> bool:
        do = self.request.POST.get("do", "")
        if do == "accept":
            typed = row.professional.strip()
        if do.startswith("pick:"):
            return str(found.phrase) == do.removeprefix("pick:")
        return found.text == typed and found.source_hash == text_hash(row.professional)

    def source_of(self, row: WordRow) -> str:
        return row.professional

    def words_of(self, row: WordRow) -> tuple[str, int]:
        return (row.wording.text if row.wording else ""), row.revision

    def label(self) -> str:
        return str(LABELS[self.audience])

    def tongue(self) -> rules.Tongue:
        return rules.tongue(self.version.content["language"])

    def more(self, rows: Sequence[WordRow]) -> dict[str, Any]:
        found = [row.state for row in rows]
        can_wait = self.audience == Audience.CHILD
        waits = Deferral.objects.filter(plan=self.plan, audience=self.audience, ended_at=None) if can_wait else None
        return {
            "title": audience_words(self.audience),
            "progress": rules.progress(found, "written"),
            "can_wait": can_wait,
            "deferral": waits.first() if waits is not None else None,
            "put_off": PutOffForm(),
        }
