"""A form of twelve steps with all an author can make, in English, Welsh and Urdu: tests/corpus/twelve_steps.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from wagtail.models import Locale

from forms.models import Draft, FormPage, FormVersion, Submission
from forms.purposes import Known, Purpose
from forms.selectors import current_version
from forms.services.importing import import_form
from tests.filling import FakeHost

FILE = Path(__file__).parent / "corpus" / "twelve_steps.json"
LANGUAGES = ("en", "cy", "ur")
VISIT = "visit"
STEPS = (
    "visit", "talking", "seen", "people", "rooms", "repairs", "money", "child", "week", "harm", "next", "sign",
)  # what this file calls the steps, in order  # fmt: skip


class VisitHost(FakeHost):
    """A host that counts working days without holidays and knows two organisations."""

    def calendar(self, draft: Draft) -> WorkingDays:
        return WorkingDays()

    def receive(self, submission: Submission, *, by: Any, now: datetime) -> str:
        super().receive(submission, by=by, now=now)
        return f"/drafts/{submission.draft_id}/"

    def organisations(self, draft: Draft) -> list[tuple[str, str]]:
        return [("o-1", "Hill Housing"), ("o-2", "Valley Interpreters")]


class WorkingDays:
    """Monday to Friday."""

    def add(self, day: date, working_days: int) -> date:
        found = day.toordinal()
        while working_days:
            found += 1
            working_days -= date.fromordinal(found).weekday() < 5
        return date.fromordinal(found)


def make_visit(host: FakeHost) -> Purpose:
    """The purpose of the form, for tests that need no plan."""
    known = (Known("own_key", "The person who fills it", "person", ("person",)),)
    return Purpose(VISIT, "Visit", (), host, (("lead", "Lead"), ("core_group", "Core group")), known)


@cache
def data() -> dict[str, Any]:
    """What stands in the file."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def step_id(name: str) -> str:
    """The id of the step with this name of `STEPS`."""
    found: str = data()["steps"][STEPS.index(name)]["id"]
    return found


def words(language: str) -> Mapping[str, str]:
    """Its words by key."""
    found: Mapping[str, str] = data()["texts"][language]
    return found


def bring_in(*, publish: bool = True) -> FormPage:
    """Import the form; its purpose must be registered. Raises AssertionError for any finding."""
    for language in LANGUAGES:
        Locale.objects.get_or_create(language_code=language)
    form, findings = import_form(FILE.read_bytes(), publish=publish)
    assert not findings.found, findings.found
    assert form is not None
    return form


def version() -> FormVersion:
    """The form as published."""
    found = current_version(bring_in().translation_key)
    assert found is not None
    return found
