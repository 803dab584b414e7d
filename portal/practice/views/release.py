"""Who may read the plan: giving it to one person, and taking it back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from portal.access.actions import Action
from portal.access.editing import Conflict
from portal.dialogue.selectors import last_read
from portal.plans.models import PlanVersion
from portal.plans.rules import content_hash
from portal.plans.selectors import latest_version
from portal.wording import services
from portal.wording.enums import Audience
from portal.wording.exceptions import ReleaseRefused
from portal.wording.models import Release
from portal.wording.reading import Reading, from_json, to_json
from portal.wording.rules import build, not_easy
from portal.wording.selectors import making, source

from ..forms.sharing import ShareForm
from ..selectors.items import harder
from ..selectors.sharing import SOON, ReaderRow, reader_rows, reviews_due, to_do, to_review
from ..selectors.ways import ways_of
from .base import PlanScreen, known_uuid
from .steps import steps_of


class Changed(Exception):
    """What the person would be given is not what the giver was shown."""


class ReleaseView(PlanScreen):
    """The readers with what each has. Sharing and taking back ask once more first (an interruption page)."""

    action = Action.LEAD_PLAN
    version: PlanVersion

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.version = latest_version(self.plan)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        for name, page in (("share", self._ask_to_share), ("take_back", self._ask_to_take_back)):
            if name in request.GET:
                return page(self._row(known_uuid(request.GET[name])))
        return self._readers()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.hold()
        form = ShareForm(request.POST)
        if not form.is_valid():
            raise Http404
        row = self._row(form.cleaned_data["person"])
        match request.POST.get("do"):
            case "share":
                return self._share(row, form.cleaned_data["revision"], form.cleaned_data["reading"])
            case "take_back":
                return self._take_back(row, form.cleaned_data["revision"])
        raise Http404

    def _share(self, row: ReaderRow, revision: int, seen: str) -> HttpResponse:
        try:
            with transaction.atomic():
                given = services.release(
                    plan=self.plan, known=row.known, revision=revision, by=self.user, now=self.now,
                    last_read=self._last_read(row),
                )  # fmt: skip
                if given.reading is None or given.reading.content_hash != seen:
                    raise Changed
        except ReleaseRefused:
            self.record("release.refused", about=f"person:{row.known.person.pk}")
            return self._readers(refused=row, status=409)
        except Changed:
            return self._conflict(row, changed=True)
        except Conflict as conflict:
            if not (isinstance(conflict.current, Release) and _holds(conflict.current, seen)):
                return self._conflict(row)
        messages.success(self.request, _("The plan is shared."))
        return HttpResponseRedirect(self.request.path)

    def _take_back(self, row: ReaderRow, revision: int) -> HttpResponse:
        if row.release is None:
            raise Http404
        try:
            services.withdraw(given=row.release, revision=revision, by=self.user, now=self.now)
        except Conflict as conflict:
            if not (isinstance(conflict.current, Release) and conflict.current.reading_id is None):
                return self._conflict(row)
        messages.success(self.request, _("The plan is taken back. They cannot read it any more."))
        return HttpResponseRedirect(self.request.path)

    def _last_read(self, row: ReaderRow) -> Reading | None:
        """What they read last, against which they are told what changed."""
        since = row.advocacy.agreed_at if row.advocacy else None
        content = last_read(self.plan.pk, row.known.person.pk, since)
        return from_json(content) if content else None

    def _row(self, person: UUID) -> ReaderRow:
        for row in reader_rows(self.plan, self.version.number, self.today):
            if row.known.person.pk == person:
                return row
        raise Http404

    def _ask_to_share(self, row: ReaderRow) -> HttpResponse:
        parts = making(self.plan, row.known, self.today, self.version)
        if row.state in {"withheld", "unagreed"} or to_do(parts.source, parts.reader.audience):
            return self._readers(refused=row)
        self.record("release.viewed", about=f"person:{row.known.person.pk}")
        reading = build(*parts, self._last_read(row))
        shown = content_hash(to_json(reading))
        form = ShareForm(initial={"person": row.known.person.pk, "revision": row.revision, "reading": shown})
        shown_with = {"reading": reading, "form": form, "harder": harder(not_easy(parts.source, reading))}
        return self.page("share.html", self._about(row) | shown_with)

    def _ask_to_take_back(self, row: ReaderRow) -> HttpResponse:
        if not row.reads:
            return self._readers()
        self.record("release.viewed", about=f"person:{row.known.person.pk}")
        form = ShareForm(initial={"person": row.known.person.pk, "revision": row.revision})
        return self.page("take_back.html", self._about(row) | {"form": form})

    def _readers(self, refused: ReaderRow | None = None, status: int = 200) -> HttpResponse:
        self.record("release.viewed")
        facts = source(self.plan, self.version.content["language"], self.version)
        steps = {audience.value: steps_of(self.plan, facts, to_do(facts, audience)) for audience in Audience}
        rows = reader_rows(self.plan, self.version.number, self.today)
        again = to_review(self.plan)
        ways = ways_of([row.known.person for row in rows], now=self.now)
        context = {
            "plan": self.plan,
            "child": self.plan.child,
            "version": self.version,
            "rows": [(row, not steps[row.audience], ways[row.known.person.pk]) for row in rows],
            "questions": [row for row in rows if row.is_open_question],
            "again": [row for row in rows if row.known.person.pk in again],
            "reviews": reviews_due(self.plan, self.today + timedelta(days=SOON)),
            "today": self.today,
            "to_do": steps,
            "refused": refused,
            "wide": True,
            "has_errors": refused is not None,
        }
        return self.page("release.html", context, status=status)

    def _conflict(self, row: ReaderRow, *, changed: bool = False) -> HttpResponse:
        self.record("release.viewed", about=f"person:{row.known.person.pk}")
        now = self._row(row.known.person.pk)
        return self.page("release_conflict.html", self._about(now) | {"changed": changed}, status=409)

    def _about(self, row: ReaderRow) -> dict[str, Any]:
        return {"plan": self.plan, "child": self.plan.child, "version": self.version, "row": row}


def _holds(release: Release, seen: str) -> bool:
    return release.reading is not None and release.reading.content_hash == seen
