"""The translator's desk: source and target side by side, names hidden, checked by a second person (R-001-22)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import names, services
from ..enums import Audience
from ..exceptions import MachineUnavailable, WordingRefused
from ..forms import WordsForm
from ..helping import Aid, translation_aids
from ..models import Wording
from ..rows import TranslationRow, people_of, translation_rows, work_number
from ..rules import text_hash
from ..services import machine
from ..states import progress
from ..tongues import Tongue, tongue
from .desk import Desk, Refused

REFUSALS = {
    "own_check": _("You translated this yourself. Somebody else has to check it."),
    "no_source": _("The words were changed after this was translated. Translate them anew."),
    "machine": _("A machine wrote this. Read it, put it right and save it first; then somebody else checks it."),
    "has_words": _("Somebody translated these words already. A machine does not write over that."),
    "restricted": _("This item holds something restricted. It is never given to a machine."),
}


def refusal(refused: WordingRefused) -> str:
    """What is said of a translation that is refused."""
    if refused.reason == "names":
        tokens = ", ".join(refused.tokens)
        return gettext("Look at the names: %(tokens)s. Each must stand in the translation as in the source.") % {
            "tokens": tokens
        }
    return str(REFUSALS[refused.reason])


class TranslationDesk(Desk[TranslationRow]):
    """Each item that is in words, with a box for the translation into `language`."""

    viewed = "translation.viewed"
    older = _("The words changed after this was translated.")
    before_hold = frozenset({"draft"})
    language: str

    def rows(self) -> list[TranslationRow]:
        return translation_rows(self.plan, self.version, self.audience, self.language, self.user)

    def save(self, row: TranslationRow, form: WordsForm, do: str) -> Wording | None:
        try:
            if do == "save":
                text = names.joined(form.cleaned_data["text"])
                return services.translate_masked(text=text, people=people_of(self.plan), **self._where(row, form))
            if do == "draft":
                return self._draft(row, form)
            if do != "check" or row.translation is None:
                return None
            if names.joined(form.typed.strip()) != row.target:
                raise Refused(gettext("You changed the text. Save it first; then somebody else checks it."))
            return services.check(**self._where(row, form))
        except WordingRefused as refused:
            raise Refused(refusal(refused)) from refused

    def _draft(self, row: TranslationRow, form: WordsForm) -> Wording | None:
        if names.joined(form.typed.strip()) not in {"", row.target}:
            raise Refused(gettext("You typed something. Save it, or empty the box for a draft."))
        where = {"plan": self.plan, "item": UUID(row.item), "audience": self.audience, "language": self.language}
        try:
            text = machine.suggest(people=people_of(self.plan), **where)  # type: ignore[arg-type]
        except MachineUnavailable as error:
            raise Refused(gettext("The machine does not answer. Translate it yourself, or try later.")) from error
        self.hold()
        return machine.keep_draft(text=text, made_from=text_hash(row.words.text), **self._where(row, form))

    def _where(self, row: TranslationRow, form: WordsForm) -> dict[str, Any]:
        return {
            "plan": self.plan, "item": UUID(row.item), "audience": self.audience, "language": self.language,
            "revision": form.seen, "by": self.user, "now": self.now,
        }  # fmt: skip

    def is_saved(self, row: TranslationRow, found: Wording, typed: str) -> bool:
        if self.request.POST.get("do") == "check":
            return found.checked_by_id == self.user.pk
        is_same = names.masked(found.text, row.names)[0] == names.joined(typed)
        return is_same and found.source_hash == row.words_hash

    def text_of(self, row: TranslationRow, wording: Wording) -> str:
        return self._boxed(names.masked(names.marked(wording.text, row.people), row.names)[0])

    def _boxed(self, text: str) -> str:
        return names.isolated(text) if self.tongue().dir == "rtl" else text

    def source_of(self, row: TranslationRow) -> str:
        return row.words.text

    def words_of(self, row: TranslationRow) -> tuple[str, int]:
        return self._boxed(row.target), row.revision

    def aids(self, rows: Sequence[TranslationRow]) -> dict[str, Aid]:
        own = self.version.content["language"]
        sources = {row.item: row.source for row in rows}
        return translation_aids(self.plan.jurisdiction, self.audience, own, self.language, sources) if rows else {}

    def label(self) -> str:
        return gettext("In %(language)s") % {"language": self.tongue().name}

    def tongue(self) -> Tongue:
        return tongue(self.language)

    def more(self, rows: Sequence[TranslationRow]) -> dict[str, Any]:
        own = self.version.content["language"]
        found = [row.state for row in rows]
        return {
            "title": translation_title(self.audience, self.language),
            "tongue": self.tongue(),
            "progress": progress(found, "checked"),
            "number": work_number(self.plan.pk, self.audience, self.language),
            "may_draft": bool(rows) and machine.is_set_up(own, self.language),
        }


def translation_title(audience: str, language: str) -> str:
    """The heading of the page on which an audience's words are translated."""
    said = {"language": tongue(language).name}
    if audience == Audience.CHILD:
        return gettext("Words for the child in %(language)s") % said
    if audience == Audience.EASY:
        return gettext("Easy words in %(language)s") % said
    return gettext("Words for the family in %(language)s") % said
