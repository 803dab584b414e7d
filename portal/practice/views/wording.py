"""Putting a plan into words for the family and for the child (R-001-04)."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.wording import services
from portal.wording.enums import Audience
from portal.wording.models import Wording
from portal.wording.rules import text_hash
from portal.wording.services.writing import MAX_LENGTH

from .. import rules
from ..forms.words import WordsForm, too_long
from ..selectors.wording import WordRow, word_rows
from .tasks import audience_words
from .words import Refused, WordsScreen


class WordingView(WordsScreen[WordRow]):
    """Each item with its professional text and a box for the audience's words."""

    template = "wording.html"
    older = gettext_lazy(
        "The plan changed after these words were written. Change them, or save them again if they still fit."
    )

    def rows(self) -> list[WordRow]:
        return word_rows(self.plan, self.version, self.audience)

    def save(self, row: WordRow, form: WordsForm, do: str) -> Wording | None:
        item = form.cleaned_data["item"]
        who: dict[str, Any] = {"by": self.user, "now": self.now}
        if do == "accept":
            if form.typed.strip() not in {"", row.professional.strip(), self.words_of(row)[0]}:
                raise Refused(_("You typed other words. Save them, or empty the box to use the professional words."))
            if len(row.professional.strip()) > MAX_LENGTH:
                raise Refused(too_long(row.professional.strip()))
            return services.accept(plan=self.plan, item=item, audience=self.audience, revision=form.seen, **who)
        if do != "save":
            return None
        text = form.cleaned_data["text"]
        return services.write(plan=self.plan, item=item, audience=self.audience, text=text, revision=form.seen, **who)

    def is_saved(self, row: WordRow, found: Wording, typed: str) -> bool:
        if self.request.POST.get("do") == "accept":
            typed = row.professional.strip()
        return found.text == typed and found.source_hash == text_hash(row.professional)

    def source_of(self, row: WordRow) -> str:
        return row.professional

    def words_of(self, row: WordRow) -> tuple[str, int]:
        return (row.wording.text if row.wording else ""), row.revision

    def label(self) -> str:
        return _("In words for the child") if self.audience == Audience.CHILD else _("In words for the family")

    def tongue(self) -> rules.Tongue:
        return rules.tongue(self.version.content["language"])

    def more(self, rows: Sequence[WordRow]) -> dict[str, Any]:
        states = [row.state for row in rows]
        return {"title": audience_words(self.audience), "progress": rules.progress(states, "written")}
