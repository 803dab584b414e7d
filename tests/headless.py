"""A form with every kind of question, and what a program needs to fill it over HTTP."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.test import Client

from forms.conditions import AnyRow, Equals
from forms.models import Draft, FormText, FormVersion
from forms.purposes import Admission
from forms.spec import End, Option, Question, Spec, Step
from portal.accounts.enums import Scope
from portal.accounts.services import create_token
from portal.people.models import User
from tests.filling import PURPOSE, FakeHost, make_version

ROW, OTHER_ROW = "a" * 32, "b" * 32
SUBJECT = "child:robin"


class OpenHost(FakeHost):
    """As the fake host, and lets everybody who is signed in read the forms; `creators` may start drafts. Its `helpers`
    own no draft."""

    def __init__(self) -> None:
        super().__init__()
        self.creators: set[Any] = set()

    def admit(self, request: HttpRequest, draft: Draft, *, write: bool) -> Admission:
        return replace(super().admit(request, draft, write=write), owner=request.user.pk == draft.owner_id)

    def may_read(self, request: HttpRequest) -> bool:
        return True

    def may_create(self, request: HttpRequest, subject: str, form: str) -> bool:
        return subject == SUBJECT and request.user.pk in self.creators

    def organisations(self, draft: Any) -> Any:
        return [("o-1", "Hill School"), ("o-2", "Clinic")]


def every_kind() -> tuple[Spec, dict[str, str]]:
    """About (all kinds) → people → visits (rows, only with a dog) ; ends early when nothing is wanted."""
    about = Step(
        "about",
        (
            Question("intro", "guidance", required=False),
            Question("name", "short_text"),
            Question("story", "long_text", required=False),
            Question("count", "number", settings={"decimals": 1, "min": 0, "max": 50}),
            Question("born", "date"),
            Question("moved", "date", required=False, settings={"precision": "month"}),
            Question("at", "time"),
            Question("met", "date_time"),
            Question("dog", "yes_no"),
            Question("colour", "single_choice", options=(Option("red"), Option("blue", Equals("dog", True)))),
            Question(
                "likes", "several_choices", options=(Option("balls"), Option("water"), Option("none", exclusive=True))
            ),
            Question("mood", "scale", settings={"lowest": 1, "highest": 5}),
            Question("mail", "email", required=False),
            Question("phone", "telephone", required=False),
            Question("home", "address", required=False),
            Question(
                "week",
                "grid",
                required=False,
                settings={"rows": ["mon", "tue"], "columns": ["am", "pm"], "cell": "tick"},
            ),
            Question("notes", "grid", required=False, settings={"rows": ["mon"], "columns": ["am"], "cell": "text"}),
            Question("true", "declaration"),
        ),
        ends=(End("stop", Equals("name", "Stop")),),
    )
    people = Step(
        "people",
        (
            Question("holder", "person"),
            Question("helper", "person", required=False, settings={"allow_new": True}),
            Question("school", "organisation", required=False),
        ),
    )
    visits = Step(
        "visits",
        (
            Question(
                "visit",
                "repeat",
                questions=(
                    Question("what", "short_text"),
                    Question("when", "date", required=False),
                    Question("late", "yes_no", required=False),
                    Question("why", "short_text", visible_if=Equals("late", True)),
                ),
                settings={"min": 1, "max": 3},
            ),
            Question("total", "calculated", required=False, settings={"formula": "count", "group": "visit", "of": []}),
            Question("excuse", "long_text", visible_if=AnyRow("visit", Equals("late", True))),
        ),
        visible_if=Equals("dog", True),
    )
    spec = Spec("every", PURPOSE, (about, people, visits))
    texts = {f"{question.id}.label": f"The {question.id}" for question in spec.questions()}
    texts |= {f"{step.id}.title": f"Step {step.id}" for step in spec.steps}
    texts |= {f"{option}.label": option.title() for option in ("red", "blue", "balls", "water", "none")}
    texts |= {f"{part}.label": part.title() for part in ("mon", "tue", "am", "pm")}
    texts |= {
        "form.title": "Everything",
        "name.hint": "As on the door",
        "visit.item": "Visit",
        "stop.text": "Stop here.",
    }
    return spec, texts


ANSWERS: dict[str, dict[str, Any]] = {
    "about": {
        "name": "Robin", "story": "Two\nlines", "count": 2.5, "born": "2014-03-09", "moved": "2020-11", "at": "09:05",
        "met": "2026-01-02T10:30", "dog": True, "colour": "blue", "likes": ["balls", "water"], "mood": 4,
        "mail": "robin@example.org", "phone": "01632 960101", "home": {"line_1": "1 Hill Road", "postcode": "AB1 2CD"},
        "week": {"mon": ["am"], "tue": ["am", "pm"]}, "notes": {"mon": {"am": "School"}}, "true": True,
    },
    "people": {"holder": "p-1", "helper": {"name": "Jo Moss", "role": "Neighbour"}, "school": {"name": "River Club"}},
    "visits": {
        "visit": [{"id": ROW, "what": "Tea", "when": "2026-02-01", "late": True, "why": "Rain"},
                  {"id": OTHER_ROW, "what": "Walk", "late": False}],
        "excuse": "The bus",
    },
}  # fmt: skip


def published() -> FormVersion:
    """The form with every kind, with some words in Polish."""
    version = make_version(*every_kind())
    FormText.objects.create(version=version, language="pl", texts={"form.title": "Wszystko", "name.label": "Imię"})
    return version


def token_for(owner: User, *scopes: Scope) -> str:
    """What a program sends to act as this account: for everything, unless scopes are named."""
    now = datetime.now(tz=UTC) - timedelta(minutes=1)
    return create_token(owner=owner, name="Test", scopes=scopes or list(Scope), days=1, now=now)[1]


class Api:
    """A program with a token: no cookie, no session."""

    def __init__(self, token: str) -> None:
        self.client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {token}"})

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"/api/v1{path}", headers=_names(headers))

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """With a body of JSON, or of bytes as they are."""
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        return self.client.generic(
            method, f"/api/v1{path}", data, content_type="application/json", headers=_names(headers)
        )

    def patch(self, draft: Any, steps: Any, tag: str | None = None, query: str = "") -> Any:
        """Change a draft in the state it is in, unless a tag says otherwise."""
        tag = tag or self.get(f"/drafts/{draft}")["ETag"]
        return self.send("PATCH", f"/drafts/{draft}{query}", {"steps": steps}, If_Match=tag)


def _names(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
