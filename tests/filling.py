"""A form, a purpose and a host for tests of drafts: no Wagtail page, no plan, nobody real."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.test import Client
from django.utils import timezone

from forms.conditions import Equals
from forms.models import Draft, FormText, FormVersion, Submission
from forms.purposes import Admission, Capture, Frame, Host, Pointer, Purpose
from forms.services.drafting import start_draft
from forms.spec import Option, Question, Spec, Step
from forms.spec_json import encode
from portal.people.models import User

PURPOSE = "walk"
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
PEOPLE = [("p-1", "Dana Green"), ("p-2", "Tom Bell")]


class FakeHost(Host):
    """Admits the draft's owner and nobody else; remembers what it received."""

    def __init__(self) -> None:
        self.received: list[Submission] = []
        self.writes: list[bool] = []
        self.helpers: set[Any] = set()
        self.somebody = list(PEOPLE)
        self.roles: dict[Any, frozenset[str]] = {}  # by user id
        self.known: dict[str, str] = {}

    def admit(self, request: HttpRequest, draft: Draft, *, write: bool) -> Admission:
        self.writes.append(write)
        if request.user.pk != draft.owner_id and request.user.pk not in self.helpers:
            raise Http404
        return Admission(roles=self.roles.get(request.user.pk, frozenset()))

    def frame(self, request: HttpRequest, draft: Draft) -> Frame:
        return Frame(subject="Robin Green", back_url="/children/")

    def prefills(self, draft: Draft, by: Any) -> Mapping[str, str]:
        return self.known

    def people(self, draft: Draft) -> Sequence[tuple[str, str]]:
        return self.somebody

    def pointers(self, procedure: str, language: str) -> Sequence[Pointer]:
        return [Pointer(f"About {procedure}", "Listen first.", "/en/listen/", "en")] if procedure else []

    def receive(self, submission: Submission, *, by: Any, now: datetime) -> str:
        self.received.append(submission)
        return f"/plans/{submission.pk}/"


def make_purpose(host: FakeHost) -> Purpose:
    return Purpose(PURPOSE, "Walk", (Capture("place", "Place", ("short_text",)),), host, (("doctor", "Family doctor"),))


def walk() -> tuple[Spec, dict[str, str]]:
    """A form with every kind: start → (dog, only with a dog) → tasks."""
    start = Step(
        "start",
        (
            Question("place", "short_text", capture="place"),
            Question("why", "long_text", required=False),
            Question("when", "date", capture="when"),
            Question("dog", "yes_no"),
        ),
        procedure="listening",
    )
    dog = Step(
        "dog-step",
        (
            Question("breed", "single_choice", options=(Option("collie"), Option("poodle"))),
            Question(
                "likes", "several_choices", required=False, options=(Option("balls"), Option("water"), Option("cats"))
            ),
            Question("holder", "person", capture="lead"),
        ),
        visible_if=Equals("dog", True),
    )
    tasks = Step(
        "tasks",
        (
            Question(
                "actions",
                "repeat",
                capture="actions",
                questions=(
                    Question("what", "short_text", capture="actions.what"),
                    Question("by", "date", required=False, capture="actions.when"),
                    Question("note", "short_text", required=False),
                ),
                settings={"min": 1, "max": 3},
            ),
        ),
    )
    labels = {
        "form.title": "Plan a walk",
        "start.title": "Where to go",
        "dog-step.title": "The dog",
        "tasks.title": "Who does what",
        "place.label": "Where do you go?",
        "place.hint": "A park, a wood",
        "why.label": "Why there, 100% sure?",
        "when.label": "First walk",
        "dog.label": "Is there a dog?",
        "breed.label": "Which breed?",
        "collie.label": "Collie",
        "poodle.label": "Poodle",
        "likes.label": "What it likes",
        "balls.label": "Balls",
        "water.label": "Water",
        "cats.label": "Cats",
        "holder.label": "Who holds the lead?",
        "actions.label": "Actions",
        "actions.item": "Action",
        "what.label": "What",
        "by.label": "By when",
        "note.label": "Note",
    }
    return Spec("walk", PURPOSE, (start, dog, tasks)), labels


def make_version(
    spec: Spec | None = None, texts: dict[str, str] | None = None, *, form: uuid.UUID | None = None, number: int = 1
) -> FormVersion:
    """A published version, of the walk if no spec is given."""
    if spec is None:
        spec, texts = walk()
    version = FormVersion.objects.create(
        form=form or uuid.uuid4(), purpose=spec.purpose, number=number, spec=encode(spec), content_hash="0" * 64,
        source_language="en", published_at=NOW,
    )  # fmt: skip
    FormText.objects.create(version=version, language="en", texts=texts or {})
    return version


def make_draft(version: FormVersion, owner: User, **more: Any) -> Draft:
    return start_draft(version=version, subject="child:robin", by=owner, now=timezone.now(), **more)


def page(draft: Draft, step: str, query: str = "") -> str:
    return f"/drafts/{draft.pk}/steps/{step}/{query}"


def sent(
    draft: Draft, step: str, answers: dict[str, Any] | None = None, *, revision: int = 0, **more: Any
) -> dict[str, Any]:
    """What the page of this step sends."""
    prefix = f"draft-{draft.pk}"
    return {f"{prefix}-current_step": step, f"{prefix}-revision": str(revision), **(answers or {}), **more}


def post(client: Client, draft: Draft, step: str, answers: dict[str, Any] | None = None, **more: Any) -> Any:
    """Save a step as its page does, at the revision it has now unless `revision` says otherwise."""
    row = draft.steps.filter(step=step).first()
    revision = more.pop("revision", row.revision if row else 0)
    query = more.pop("query", "")
    return client.post(page(draft, step, query), sent(draft, step, answers, revision=revision, **more))


START = {"place": "The wood", "why": "", "when_day": "3", "when_month": "2", "when_year": "2027", "dog": "no"}
ROW = "a" * 32
TASKS = {"actions-row": ROW, f"actions-{ROW}-what": "Buy a lead", f"actions-{ROW}-by_day": ""}
