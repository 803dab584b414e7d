"""What every screen of words shares: one small form an item, one save a form, nothing lost.

A room mixes these into its own screens, which say who may come in and what is recorded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from portal.access.editing import Conflict
from portal.people.models import User
from portal.plans.models import Plan, PlanVersion
from portal.plans.selectors import latest_version

from ..enums import Audience
from ..forms import WordsForm
from ..models import Wording
from ..rows import TranslationRow, WordRow
from ..rules import text_hash
from ..tongues import Tongue, tongue

DONE = frozenset({"written", "checked"})
R = TypeVar("R", WordRow, TranslationRow)


@dataclass(frozen=True)
class Entry(Generic[R]):
    """One item on the page. `theirs` is what somebody else saved while its writer was writing; `help` what is said
    about the text in the box, `aid` what is offered to its writer."""

    row: R
    heading: str
    form: WordsForm
    theirs: str = ""
    their_wording: Wording | None = None
    help: Any = None
    aid: Any = None


class Refused(Exception):
    """What a form asks for is not done; the exception's text says why, in the language of the screen."""


class Desk(Generic[R]):
    """The items of a plan with their words. The room's own screen gives `page`, `hold`, `record` and `labels`."""

    template: ClassVar[str]
    viewed: ClassVar[str]  # what the record calls a look at the page
    older: ClassVar[Any]  # what is said when the text these words are made from changed meanwhile
    labels: ClassVar[Mapping[str, Any]]  # what a capture is called
    before_hold: ClassVar[frozenset[str]] = frozenset()  # what takes long: it is asked for before anything is locked
    request: HttpRequest
    user: User
    now: datetime
    plan: Plan
    audience: Audience
    version: PlanVersion

    def enter(self, audience: str) -> None:
        """Whose words; Http404 for an audience there is none of."""
        if audience not in Audience.values:
            raise Http404
        self.audience = Audience(audience)
        self.version = latest_version(self.plan)

    def page(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        raise NotImplementedError

    def hold(self) -> None:
        raise NotImplementedError

    def record(self, action: str, about: str = "", **detail: Any) -> None:
        raise NotImplementedError

    def rows(self) -> Sequence[R]:
        """The items as they are now."""
        raise NotImplementedError

    def save(self, row: R, form: WordsForm, do: str) -> Wording | None:
        """Carry out what a form asks for; None when there is no such thing to ask for. Raises Conflict, Refused."""
        raise NotImplementedError

    def help(self, row: R, form: WordsForm, do: str) -> Any:
        """Something to say about the text in the box, saving nothing; None when this is not what was asked for."""
        return None

    def source_of(self, row: R) -> str:
        """The text that these words are made from."""
        raise NotImplementedError

    def words_of(self, row: R) -> tuple[str, int]:
        """What the box holds, and its revision."""
        raise NotImplementedError

    def text_of(self, row: R, wording: Wording) -> str:
        """How a wording stands in the box."""
        return wording.text

    def is_saved(self, row: R, found: Wording, typed: str) -> bool:
        """Whether the words found are what was typed: the form came twice."""
        raise NotImplementedError

    def aids(self, rows: Sequence[R]) -> Mapping[str, Any]:
        """{item: what is offered to its writer}."""
        return {}

    def label(self) -> str:
        raise NotImplementedError

    def tongue(self) -> Tongue:
        """The language people write in here."""
        raise NotImplementedError

    def more(self, rows: Sequence[R]) -> dict[str, Any]:
        """What else the page shows."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.show()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        do = request.POST.get("do", "save")
        if do not in self.before_hold:
            self.hold()
        wanted = str(item_id(request.POST.get("item", "")))
        row = next((row for row in self.rows() if row.item == wanted), None)
        if row is None:
            raise Http404
        form = self._form(row, request.POST)
        said = self.help(row, form, do)
        if said is not None:
            return self.show(row.item, form, help=said)
        if do != "check" and request.POST.get("source", self._source(row)) != self._source(row):
            return self._made_from_older(row)
        if not form.is_valid() and do == "save":
            return self.show(row.item, form, status=422)
        return self._save(row, form, do)

    def _save(self, row: R, form: WordsForm, do: str) -> HttpResponse:
        try:
            saved = self.save(row, form, do)
        except Refused as refused:
            form.add_error("text", str(refused))
            return self.show(row.item, form, status=422)
        except Conflict as conflict:
            found = conflict.current
            assert isinstance(found, Wording)  # noqa: S101  only wordings are saved here
            if not self.is_saved(row, found, form.typed.strip()):
                mine = self._form(row, initial=self._initial(row) | {"revision": found.revision, "text": form.typed})
                return self.show(row.item, mine, theirs=found, status=409)
            saved = found
        if saved is None:
            raise Http404
        return HttpResponseRedirect(f"{self.request.path}#{anchor(row.item)}")

    def _made_from_older(self, row: R) -> HttpResponse:
        """The text on the left is another one by now: it is shown with what was typed, and nothing is saved (T25)."""
        data = self.request.POST.copy()
        data["source"] = self._source(row)
        form = self._form(row, data)
        form.add_error("text", self.older)
        return self.show(row.item, form, status=409)

    def _source(self, row: R) -> str:
        return text_hash(self.source_of(row))

    def show(
        self, item: str = "", form: WordsForm | None = None, theirs: Wording | None = None, help: Any = None,
        status: int = 200, **more: Any,
    ) -> HttpResponse:  # fmt: skip
        """The page; `item` is the one whose form came."""
        rows = self.rows()
        aids = self.aids(rows)
        self.record(self.viewed, audience=self.audience)
        captures = [row.capture for row in rows]
        groups: dict[str, list[Entry[R]]] = {}
        for row in rows:
            entries = groups.setdefault(row.capture, [])
            heading = self._heading(row.capture, len(entries) + 1, captures.count(row.capture))
            if row.item == item and form is not None:
                text = self.text_of(row, theirs) if theirs else ""
                entries.append(Entry(row, heading, form, text, theirs, help, aids.get(row.item)))
            else:
                mine = self._form(row, initial=self._initial(row))
                entries.append(Entry(row, heading, mine, aid=aids.get(row.item)))
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "audience": self.audience,
            "own": tongue(self.version.content["language"]),
            "groups": groups,
            "todo": next((row.item for row in rows if row.state not in DONE), ""),
            "form": form if status != 200 else None,
            "conflict": theirs,
            "has_errors": status != 200,
            "wide": True,
        }
        return self.page(self.template, context | self.more(rows) | more, status=status)

    def _initial(self, row: R) -> dict[str, Any]:
        text, revision = self.words_of(row)
        return {"item": row.item, "revision": revision, "source": self._source(row), "text": text}

    def _form(self, row: R, data: Any = None, initial: dict[str, Any] | None = None) -> WordsForm:
        return WordsForm(data, initial=initial, ident=anchor(row.item), label=self.label(), tongue=self.tongue())

    def _heading(self, capture: str, number: int, total: int) -> str:
        """ "Concerns: 1 of 2", or just "The child's views" for what there is once."""
        label = str(self.labels.get(capture) or capture)
        if total == 1:
            return label
        return _("%(label)s: %(number)s of %(total)s") % {"label": label, "number": number, "total": total}


def item_id(text: str) -> UUID:
    """The id of an item that a form carries; Http404 for anything else."""
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def anchor(item: str) -> str:
    """Where an item stands on the page."""
    return f"item-{item}"
