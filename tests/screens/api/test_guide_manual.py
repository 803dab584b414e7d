"""The worked example of docs/headless.md: its calls are sent as they stand there, and answered as it says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

from content.api import renew_search
from portal.api import signing
from portal.api.models import Webhook
from tests.cast import Cast
from tests.manuals import in_welsh, make_manual

from .test_guide import holds, send

pytestmark = pytest.mark.django_db
GUIDE = (Path(__file__).parents[3] / "docs" / "headless.md").read_text(encoding="utf-8")


def test_the_worked_example(cast: Cast) -> None:
    make_manual()
    in_welsh()
    renew_search()
    part = GUIDE.partition("## The manual: a worked example")[2].partition("\n## ")[0]
    steps = re.findall(r"```sh\n(.+?)```\s+```json\n(.+?)```", part, re.DOTALL)
    assert len(steps) == 9
    for call, said in steps:
        response = send(Client(), call, {"BASE": ""})
        assert response.status_code == 200, (call, response.content)
        assert holds(response.json(), json.loads(said)), (call, response.json())


def test_what_it_says_of_waits_settings_and_events() -> None:
    waits = "1 and 10 minutes, 1, 6, 18 and 24 hours"
    hours = [wait.total_seconds() / 3600 for wait in signing.WAITS]
    assert waits in " ".join(GUIDE.split()) and hours == [1 / 60, 1 / 6, 1, 6, 18, 24]
    for name in set(re.findall(r"\b((?:API|WEBHOOK|HEADLESS)_[A-Z_]+)\b", GUIDE)):
        assert hasattr(django_settings, name), name
    assert Webhook(generation=1).secret.startswith("whsec_")


def test_every_address_of_the_manual_is_in_it(client: Client, db: None) -> None:
    described: Any = client.get("/api/v1/openapi.json").json()["paths"]
    for path, methods in described.items():
        if set(methods["get"].get("tags", ()) if "get" in methods else ()) & {"manual", "places"}:
            first = path.removeprefix("/api/v1/").partition("{")[0].rstrip("/")
            assert f"/api/v1/{first}" in GUIDE, path
