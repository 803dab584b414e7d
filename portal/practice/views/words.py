"""What the pages for wording and for translating share: one small form an item, one save a form, nothing lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.intake.purpose import CAPTURE_LABELS
from portal.plans.models import PlanVersion
from portal.plans.selectors import latest_version
from portal.wording.enums import Audience
from portal.wording.models import Wording
from portal.wording.rules import text_hash

from .. import rules
from ..forms.words import WordsForm
from ..selectors.wording import TranslationRow, WordRow
from .base import PlanScreen, known_uuid

DONE = frozenset({"written", "checked"})
R = TypeVar("R", WordRow, TranslationRow)


@dataclass(frozen=True)
class Entry(Generic[R]):
    """One item on the page. `theirs` is what somebody else saved while its writer was writing."""

    row: R
    heading: str
    form: WordsForm
    theirs: Wording | None = None


class Refused(Exception):
    """What a form asks for is not done; the exception's text says why, in the language of the screen."""


class WordsScreen(PlanScreen, Generic[R]):
    """The items of a plan with their words; for the lead, unless a screen says otherwise."""

    action = Action.LEAD_PLAN
    template: ClassVar[str]
    older: ClassVar[Any]  # what is said when the text these words are made from changed meanwhile
    audience: Audience
    version: PlanVersion

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if kwargs["audience"] not in Audience.values:
            raise Http404
        self.audience = Audience(kwargs["audience"])
        self.version = latest_version(self.plan)

    def rows(self) -> Sequence[R]:
        """The items as they are now."""
        raise NotImplementedError

    def save(self, row: R, form: WordsForm, do: str) -> Wording | None:
        """Carry out what a form asks for; None when there is no such thing to ask for. Raises Conflict, Refused."""
        raise NotImplementedError

    def source_of(self, row: R) -> str:
        """The text that these words are made from."""
        raise NotImplementedError

    def words_of(self, row: R) -> tuple[str, int]:
        """What the box holds, and its revision."""
        raise NotImplementedError

    def is_saved(self, row: R, found: Wording, typed: str) -> bool:
        """Whether the words found are what was typed: the form came twice."""
        raise NotImplementedError

    def label(self) -> str:
        raise NotImplementedError

    def tongue(self) -> rules.Tongue:
        """The language people write in here."""
        raise NotImplementedError

    def more(self, rows: Sequence[R]) -> dict[str, Any]:
        """What else the page shows."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        wanted = str(known_uuid(request.POST.get("item", "")))
        row = next((row for row in self.rows() if row.item == wanted), None)
        if row is None:
            raise Http404
        form, do = self._form(row, request.POST), request.POST.get("do", "save")
        if do != "check" and request.POST.get("source", self._source(row)) != self._source(row):
            return self._made_from_older(row)
        if not form.is_valid() and do == "save":
            return self._page(row.item, form, status=422)
        try:
            saved = self.save(row, form, do)
        except Refused as refused:
            form.add_error("text", str(refused))
            return self._page(row.item, form, status=422)
        except Conflict as conflict:
            found = conflict.current
            assert isinstance(found, Wording)  # noqa: S101  only wordings are saved here
            if not self.is_saved(row, found, form.typed.strip()):
                mine = self._form(row, initial=self._initial(row) | {"revision": found.revision, "text": form.typed})
                return self._page(row.item, mine, theirs=found, status=409)
            saved = found
        if saved is None:
            raise Http404
        return HttpResponseRedirect(f"{request.path}#{_anchor(row.item)}")

    def _made_from_older(self, row: R) -> HttpResponse:
        """The text on the left is another one by now: it is shown with what was typed, and nothing is saved (T25)."""
        data = self.request.POST.copy()
        data["source"] = self._source(row)
        form = self._form(row, data)
        form.add_error("text", self.older)
        return self._page(row.item, form, status=409)

    def _source(self, row: R) -> str:
        return text_hash(self.source_of(row))

    def _page(
        self, item: str = "", form: WordsForm | None = None, theirs: Wording | None = None, status: int = 200
    ) -> HttpResponse:
        rows, name = self.rows(), self.template.partition(".")[0]
        self.record(f"{name}.viewed", audience=self.audience)
        captures = [row.capture for row in rows]
        groups: dict[str, list[Entry[R]]] = {}
        for row in rows:
            entries = groups.setdefault(row.capture, [])
            heading = _heading(row.capture, len(entries) + 1, captures.count(row.capture))
            mine = row.item == item and form is not None
            shown = form if mine and form else self._form(row, initial=self._initial(row))
            entries.append(Entry(row, heading, shown, theirs if mine else None))
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "audience": self.audience,
            "own": rules.tongue(self.version.content["language"]),
            "groups": groups,
            "todo": next((row.item for row in rows if row.state not in DONE), ""),
            "form": form,
            "conflict": theirs,
            "has_errors": status != 200,
            "wide": True,
        }
        return self.page(self.template, context | self.more(rows), status=status)

    def _initial(self, row: R) -> dict[str, Any]:
        text, revision = self.words_of(row)
        return {"item": row.item, "revision": revision, "source": self._source(row), "text": text}

    def _form(self, row: R, data: Any = None, initial: dict[str, Any] | None = None) -> WordsForm:
        return WordsForm(data, initial=initial, ident=_anchor(row.item), label=self.label(), tongue=self.tongue())


def _heading(capture: str, number: int, total: int) -> str:
    """ "Concerns: 1 of 2", or just "The child's views" for what there is once."""
    label = rules.label_of(capture, CAPTURE_LABELS)
    if total == 1:
        return label
    return _("%(label)s: %(number)s of %(total)s") % {"label": label, "number": number, "total": total}


def _anchor(item: str) -> str:
    return f"item-{item}"
