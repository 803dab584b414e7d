"""What the gate lets through can be filled: random forms × whatever is sent, on screen or by API, never a 500."""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms import purposes
from forms.models import Draft
from forms.purposes import Known, Purpose
from forms.spec import Question, Spec
from portal.people.models import User
from tests.filling import PURPOSE, FakeHost, make_draft, make_version, page, post

from .random_filled import VALUES, Making, mended
from .rich import texts_of

ROW, INNER = "a" * 32, "b" * 32
ROLES = (("lead", "Lead"), ("family", "Family"))
EXAMPLES = int(os.environ.get("GATED_FORMS", "25"))
JUNK = (
    "", "x", "yes", "no", "1", "-3", "1,5", "31", "2", "12", "0000", "9999", "10000", "1e999", "NaN", "2026", "12:30",
    "99:99", "p-1", "o-1", "new", "a@b.cy", "\u202eabc", "x" * 500, "=1+1", "\ufffd", "٣", "9" * 40, "true", "on", ROW,
    "01632 960101", "6f0f31a0-0000-4000-8000-0d15ab1ed000", "{}", "%s", "{0}", "<b>",
)  # fmt: skip
ENDS = ("", "_day", "_month", "_year", "_hour", "_minute", "_time", "_new", "_name", "_role", "_line_1", "_line_2",
        "_town", "_postcode", "_r1", "_r1_c1", "_r2_c2", "-time", "-date", "-new", "-name", "-file")  # fmt: skip


def sent_to(questions: tuple[Question, ...], choose: random.Random, within: str = "", row: str = ROW) -> dict[str, Any]:
    """Something in boxes of every name a kind has, rows in rows too."""
    found: dict[str, Any] = {}
    for one in questions:
        name = f"{within}{one.id}"
        if one.questions:
            found |= {f"{name}-row": row} | sent_to(one.questions, choose, f"{name}-{row}-", INNER)
            continue
        known = [option.id for option in one.options]
        likely = [str(value) for value in VALUES.get(one.kind, ())] + known
        for end in ENDS:
            if choose.random() < 0.7:
                found[f"{name}{end}"] = [choose.choice([*JUNK, *likely * 6]) for _n in range(choose.choice((1, 1, 2)))]
    return found


def test_a_form_that_is_published_can_be_filled(
    client: Client, host: FakeHost, lena: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    purpose = Purpose(PURPOSE, "Walk", (), host, ROLES, (Known("name", "Name", "subject"),))
    monkeypatch.setitem(purposes._purposes, PURPOSE, purpose)
    host.roles, host.known = {lena.pk: frozenset({"lead"})}, {"name": "Robin"}
    filled = Counter[str]()

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(seed=st.integers(0, 10**9))
    def fills(seed: int) -> None:
        choose = random.Random(seed)  # noqa: S311
        spec = mended(Making(choose).spec(), purpose)
        if spec is not None:
            filled["forms"] += 1
            filled["rules"] += sum(one.visible_if is not None for one in spec.questions())
            cache.clear()  # the API counts calls
            visit(client, make_draft(make_version(spec, texts_of(spec)), lena), spec, choose)

    fills()
    assert filled["rules"] > filled["forms"] > EXAMPLES // 2, filled


def visit(client: Client, draft: Draft, spec: Spec, choose: random.Random) -> None:
    """Every page of the draft, twice, with junk saved in between; then the API, then sending."""
    for _turn in range(2):
        for step in spec.steps:
            given = sent_to(step.questions, choose)
            for more in choose.sample([{"come-back": "1"}, {"autosave": "1"}, {}, {"unseen": step.questions[0].id}], 2):
                assert post(client, draft, step.id, given, **more).status_code in (200, 302)
            for path in (page(draft, step.id), f"/drafts/{draft.pk}/", f"/drafts/{draft.pk}/check/"):
                assert client.get(path).status_code in (200, 302)
        other = sent_to(spec.steps[0].questions, choose)
        assert post(client, draft, spec.steps[0].id, other, revision=77).status_code in (200, 302, 409)
    held = client.get(f"/api/v1/drafts/{draft.pk}")
    assert held.status_code == 200
    assert client.get(f"/api/v1/drafts/{draft.pk}/schema").status_code == 200
    junk: dict[str, Any] = {
        step.id: {one.id: choose.choice([1, "x", None, [], {}, [{"id": ROW}]]) for one in step.questions}
        for step in spec.steps
    }
    for body in ({"steps": junk}, {"steps": {one["step"]: one["answers"] for one in held.json()["steps"]}}):
        checked = client.post(f"/api/v1/drafts/{draft.pk}/validate", json.dumps(body), content_type="application/json")
        assert checked.status_code in (200, 422), checked.content
    assert client.post(f"/drafts/{draft.pk}/submit/").status_code in (302, 422)
