"""The worked example of docs/headless-forms.md: its calls are sent as they stand there, and answered as it says."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from forms import selectors
from forms.headless import drafts
from forms.models import FormVersion, Submission
from portal.people.models import User
from tests.filling import make_version
from tests.headless import OpenHost, token_for

pytestmark = pytest.mark.django_db

GUIDE = (Path(__file__).parents[3] / "docs" / "headless-forms.md").read_text(encoding="utf-8")
SOME = "…"  # stands in the guide for what is different each time


def example() -> Iterator[tuple[str, Any]]:
    """(call, answer) of each step of the worked example."""
    part = GUIDE.partition("## A worked example")[2].partition("\n## ")[0]
    for call, answer in re.findall(r"```sh\n(.+?)```\s+```json\n(.+?)```", part, re.DOTALL):
        yield call, json.loads(answer)


def send(client: Client, call: str, known: dict[str, str]) -> Any:
    """What curl would send for this, as a shell would read it."""
    for name, value in known.items():
        call = call.replace(f"${name}", value.replace('"', '\\"') if name == "ETAG" else value)
    words = shlex.split(call.replace("\\\n", " "))
    assert words[0] == "curl"
    method, headers, body, address = "GET", {}, "", ""
    rest = iter(words[1:])
    for word in rest:
        if word == "-X":
            method = next(rest)
        elif word == "-H":
            name, _colon, value = next(rest).partition(": ")
            headers[name] = value
        elif word == "-d":
            body = next(rest)
        elif word != "-s":
            address = word
    kind = headers.pop("Content-Type", "application/octet-stream")
    return client.generic(method, address, body, content_type=kind, headers=headers)


def holds(answer: Any, said: Any) -> bool:
    """Whether the answer has everything the guide shows of it."""
    if said == SOME:
        return True
    if isinstance(said, dict):
        return isinstance(answer, dict) and all(key in answer and holds(answer[key], said[key]) for key in said)
    if isinstance(said, list):
        if said == [SOME]:
            return isinstance(answer, list) and len(answer) > 0
        return (
            isinstance(answer, list)
            and all(any(holds(one, wanted) for one in answer) for wanted in said)
            and (bool(said) or not answer)
        )
    return bool(answer == said)


@pytest.fixture
def walk(host: OpenHost, lena: User, monkeypatch: pytest.MonkeyPatch) -> FormVersion:
    """The form of the guide, current although it has no page."""
    made = make_version()
    host.creators.add(lena.pk)
    from forms.headless import catalogue

    def current(purpose: str) -> list[FormVersion]:
        return [made]

    for module in (catalogue, drafts):
        assert module.current_versions is selectors.current_versions
        monkeypatch.setattr(module, "current_versions", current)
    return made


def test_the_worked_example(walk: FormVersion, lena: User) -> None:
    client, known = Client(enforce_csrf_checks=True), {"BASE": "", "TOKEN": token_for(lena)}
    steps = list(example())
    assert len(steps) == 8
    for call, said in steps:
        response = send(client, call, known)
        assert response.status_code in (200, 201), (call, response.content)
        answer = response.json()
        assert holds(answer, said), (call, answer)
        if isinstance(answer, list):
            known["VERSION"] = answer[0]["version"]
        known |= {"DRAFT": answer["draft"]} if "draft" in answer else {}
        known |= {"ETAG": response["ETag"]} if "/drafts" in call and "ETag" in response else {}
    assert Submission.objects.get().answers["place"] == "The wood"


def test_every_code_of_a_refusal_is_in_the_guide() -> None:
    table = GUIDE.partition("## Refusals")[2]
    code = "".join(file.read_text() for file in Path(drafts.__file__).parent.glob("*.py"))
    used = set(re.findall(r'(?:Refusal|problem)\(\d{3}, "(\w+)"', code))
    assert len(used) > 10 and [one for one in sorted(used) if f"`{one}`" not in table] == []
