"""A translation as a file for an agency, and what the agency sends back: shown first, then saved unchecked."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.access.editing import Conflict

from .. import services
from ..exceptions import WordingRefused
from ..exchange import KINDS, MOST, Change, Received, Unit, Unreadable, compared, read, unit_id, write
from ..forms import FileForm
from ..rows import TranslationRow, people_of, work_number
from ..services.saving import MAX_LENGTH
from ..tongues import tongue
from .translation import TranslationDesk, translation_title

UNREADABLE = {
    "too_large": _("This file is too large. It can have at most 1 MB."),
    "broken": _("This file is damaged. Ask for it again."),
    "forbidden": _("This file has parts that a translation does not need. It was not opened."),
    "encoding": _("This file is not in UTF-8. Ask for it in UTF-8."),
    "not_ours": _("This is neither an XLIFF nor a PO file."),
    "language": _("This file is in another language."),
}
PROBLEMS = {
    "same": _("No change"),
    "unknown": _("This text is not one of this work."),
    "stale": _("The words changed after this file was made."),
    "too_long": _("This text is too long."),
    "characters": _("This text has characters that cannot be kept."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a file as the page shows it; `why` is "" for one that will be saved."""

    change: Change
    source: str
    why: str


def units_of(rows: Sequence[TranslationRow]) -> list[Unit]:
    """The texts of the work as they go into a file."""
    return [
        Unit(
            unit_id(row.words.pk, row.words_hash), row.source,
            row.target if row.state in {"checked", "needs_checking"} else "", row.state == "checked",
        )
        for row in rows
    ]  # fmt: skip


class ExportDesk(TranslationDesk):
    """The words with their translation as a file, the names hidden."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        kind = str(kwargs["kind"])
        if kind not in KINDS:
            raise Http404
        rows, own = self.rows(), self.version.content["language"]
        number = work_number(self.plan.pk, self.audience, self.language)
        self.record("translation.exported", audience=self.audience, language=self.language, texts=len(rows))
        ending, content_type = KINDS[kind]
        response = HttpResponse(
            write(kind, units_of(rows), own, self.language, number), content_type=f"{content_type}; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="{number}-{self.language}.{ending}"'
        return response

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})


class ImportDesk(TranslationDesk):
    """Two steps: what the file would change, then the change. Between them nothing is kept on the server."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self._page({"form": FileForm()})

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        if request.POST.get("do") == "save":
            return self._apply(request.POST.get("texts", ""))
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page({"form": form}, status=422)
        file = form.cleaned_data["file"]
        try:
            if file.size > MOST:
                raise Unreadable("too_large")
            return self._preview(read(file.read()))
        except Unreadable as error:
            form.add_error("file", str(UNREADABLE[error.reason]))
            return self._page({"form": form}, status=422)

    def _compared(self, received: Received) -> tuple[list[Change], Mapping[str, TranslationRow]]:
        rows = {unit_id(row.words.pk, row.words_hash): row for row in self.rows()}
        hidden = {key: row.names for key, row in rows.items()}
        return compared(received, units_of(list(rows.values())), hidden, self.language, MAX_LENGTH), rows

    def _preview(self, received: Received, status: int = 200, **more: Any) -> HttpResponse:
        changes, rows = self._compared(received)
        good = [one for one in changes if not one.problem]
        carried = [[one.id, one.after, rows[one.id].revision] for one in good]
        lines = [Line(one, rows[one.id].source if one.id in rows else "", _why(one)) for one in changes]
        context = {
            "previewed": True,
            "good": [one for one in lines if not one.why],
            "refused": [one for one in lines if one.why and one.change.problem != "same"],
            "same": sum(one.problem == "same" for one in changes),
            "texts": json.dumps(carried, ensure_ascii=False, separators=(",", ":")),
            "form": FileForm(),
        }
        return self._page(context | more, status)

    def _apply(self, carried: str) -> HttpResponse:
        texts = _carried(carried)
        received = Received("", {key: text for key, text, _revision in texts})
        changes, rows = self._compared(received)
        revisions = {key: revision for key, _text, revision in texts}
        moved = [one for one in changes if one.problem not in {"", "same"}]
        if moved or any(rows[one.id].revision != revisions[one.id] for one in changes if not one.problem):
            return self._preview(received, status=409, moved=True)
        try:
            with transaction.atomic():
                for one in changes:
                    if not one.problem:
                        self._save_text(rows[one.id], one.after, revisions[one.id])
        except (Conflict, WordingRefused):
            return self._preview(received, status=409, moved=True)
        self.record("translation.imported", audience=self.audience, language=self.language, texts=len(texts))
        return HttpResponseRedirect(self.desk_url())

    def _save_text(self, row: TranslationRow, text: str, revision: int) -> None:
        services.translate_masked(
            plan=self.plan, item=UUID(row.item), audience=self.audience, language=self.language, text=text,
            revision=revision, by=self.user, now=self.now, people=people_of(self.plan),
        )  # fmt: skip

    def desk_url(self) -> str:
        """Where the translations are looked at."""
        raise NotImplementedError

    def _page(self, context: dict[str, Any], status: int = 200) -> HttpResponse:
        self.record(self.viewed, audience=self.audience)
        about = {
            "plan": self.plan,
            "child": self.plan.child,
            "audience": self.audience,
            "title": translation_title(self.audience, self.language),
            "number": work_number(self.plan.pk, self.audience, self.language),
            "tongue": self.tongue(),
            "own": tongue(self.version.content["language"]),
            "back": self.desk_url(),
            "has_errors": status == 422,
        }
        return self.page("import.html", about | context, status)


def _why(one: Change) -> str:
    if one.problem == "names":
        return gettext("Look at the names: %(tokens)s.") % {"tokens": ", ".join(one.tokens)}
    return str(PROBLEMS[one.problem]) if one.problem else ""


def _carried(text: str) -> list[tuple[str, str, int]]:
    """What the page with the preview carried: (unit id, translation, revision); Http404 for anything else."""
    try:
        return [(str(key), str(words), int(revision)) for key, words, revision in json.loads(text)]
    except (ValueError, TypeError, RecursionError) as error:
        raise Http404 from error
