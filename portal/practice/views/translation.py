"""Translating the words, and checking what somebody else translated (R-001-22)."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.access.actions import Action
from portal.wording import services
from portal.wording.exceptions import WordingRefused
from portal.wording.models import Wording
from portal.wording.rules import text_hash
from portal.wording.selectors import readers

from .. import rules
from ..forms.words import WordsForm
from ..selectors.wording import TranslationRow, languages_for, translation_rows
from .tasks import translation_words
from .words import Refused, WordsScreen

REFUSALS = {
    "own_check": _("You translated this yourself. Somebody else has to check it."),
    "no_source": _("The words were changed after this was translated. Translate them anew."),
}


class TranslationView(WordsScreen[TranslationRow]):
    """Each item that is in words, with a box for the translation. Languages are those that readers prefer."""

    # Nobody checks what they translated themselves, so a practitioner of the core group may translate and check too:
    # they see the professional plan already, and change nothing that a family reads without the other's eyes.
    action = Action.VIEW_PLAN
    template = "translation.html"
    older = _("The words changed after this was translated.")
    language: str

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.language = kwargs["language"]
        if (self.audience, self.language) not in languages_for(readers(self.plan), self.version.content["language"]):
            raise Http404

    def rows(self) -> list[TranslationRow]:
        return translation_rows(self.plan, self.version, self.audience, self.language, self.user)

    def save(self, row: TranslationRow, form: WordsForm, do: str) -> Wording | None:
        where: dict[str, Any] = {
            "item": form.cleaned_data["item"],
            "audience": self.audience,
            "language": self.language,
        }
        who: dict[str, Any] = {"revision": form.seen, "by": self.user, "now": self.now}
        if do == "save":
            return services.translate(plan=self.plan, text=form.cleaned_data["text"], **where, **who)
        if do != "check" or row.translation is None:
            return None
        if form.typed.strip() != row.translation.text:
            raise Refused(gettext("You changed the text. Save it first; then somebody else checks it."))
        try:
            return services.check(plan=self.plan, **where, **who)
        except WordingRefused as refused:
            raise Refused(REFUSALS[refused.reason]) from refused

    def is_saved(self, row: TranslationRow, found: Wording, typed: str) -> bool:
        if self.request.POST.get("do") == "check":
            return found.checked_by_id == self.user.pk
        return found.text == typed and found.source_hash == text_hash(row.words.text)

    def source_of(self, row: TranslationRow) -> str:
        return row.words.text

    def words_of(self, row: TranslationRow) -> tuple[str, int]:
        return (row.translation.text if row.translation else ""), row.revision

    def label(self) -> str:
        return gettext("In %(language)s") % {"language": self.tongue().name}

    def tongue(self) -> rules.Tongue:
        return rules.tongue(self.language)

    def more(self, rows: Sequence[TranslationRow]) -> dict[str, Any]:
        states = [row.state for row in rows]
        return {
            "title": translation_words(self.audience, self.language),
            "tongue": self.tongue(),
            "progress": rules.progress(states, "checked"),
        }
