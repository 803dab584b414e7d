"""Whatever is sent as a body, the answer says what is wrong with it: never a 500, never something half saved."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.models import Draft, DraftStep
from portal.people.models import User
from tests.headless import ANSWERS, ROW, Api, every_kind

pytestmark = pytest.mark.django_db

QUESTIONS = [question.id for question in every_kind()[0].questions()]
STEPS = [step.id for step in every_kind()[0].steps]

_scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=True)
    | st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=12)
    | st.sampled_from(["\x00", "\ud800", "=cmd()", "../../x", ROW, "2026-02-30", "x" * 30_000, "9" * 400, "1e999"])
)
_json = st.recursive(
    _scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*QUESTIONS, "id", "name", "line_1", "\x00"]) | st.text(max_size=3), inner, max_size=4
        )
    ),
    max_leaves=8,
)
_rows = st.lists(
    st.fixed_dictionaries({"id": st.just(ROW) | _scalars}, optional=dict.fromkeys(QUESTIONS, _json)), max_size=3
)
_steps = st.dictionaries(
    st.sampled_from(STEPS) | st.text(max_size=3),
    st.dictionaries(st.sampled_from(QUESTIONS) | st.text(max_size=3), _json | _rows, max_size=4) | _json,
    max_size=3,
)
_bodies = _json | st.fixed_dictionaries({"steps": _steps})
CALLS = [("PATCH", ""), ("POST", "/validate"), ("POST", "/submit")]


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_any_json(draft: Draft, api: Api, method: str, path: str) -> None:
    @settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
    @given(body=_bodies)
    def answered(body: Any) -> None:
        tag = api.get(f"/drafts/{draft.pk}")["ETag"]
        response = api.send(method, f"/drafts/{draft.pk}{path}", body, If_Match=tag)
        assert response.status_code in (200, 400, 409, 413, 422), response.content
        if response.status_code != 200:
            assert response["Content-Type"] == "application/problem+json"
            assert response.json().keys() >= {"type", "title", "status", "code", "problems"}
        assert api.get(f"/drafts/{draft.pk}").status_code == 200

    answered()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b'{"steps":' + b'{"a":' * 20 + b"1" + b"}" * 21, 400),
        (b'{"steps": {"about": {"count": NaN}}}', 400),
        (b'{"steps": {"about": {"count": 1e999}}}', 400),
        (b'{"steps": {"about": {"count": ' + b"9" * 5000 + b"}}}", 400),
        (b'{"steps": {"about": {"name": "a", "name": "b"}}}', 400),
        (b'{"steps": {"about": {"name": "' + b"x" * 10_000_000 + b'"}}}', 413),
        (b"[]", 422),
        (b'{"steps": []}', 422),
        (b'{"steps": {"about": 1}}', 422),
        (b'{"step": {}}', 422),
        (b"", 200),
    ],
)
def test_bodies_that_are_none(draft: Draft, api: Api, body: bytes, status: int) -> None:
    tag = api.get(f"/drafts/{draft.pk}")["ETag"]
    for method, path in (("PATCH", ""), ("POST", "/validate")):
        assert api.send(method, f"/drafts/{draft.pk}{path}", body, If_Match=tag).status_code == status
    assert not DraftStep.objects.exists()


def test_control_characters_are_shown_and_refused(draft: Draft, api: Api) -> None:
    response = api.patch(draft.pk, {"about": {"name": "Ro\x00bin\ud800", "story": "a\r\nb"}})
    step = response.json()["steps"][0]
    assert step["typed"] == {"name": "Ro\N{REPLACEMENT CHARACTER}bin\N{REPLACEMENT CHARACTER}"}
    assert step["answers"] == {"story": "a\nb"}
    assert [one["code"] for one in response.json()["problems"] if one["question"] == "name"] == ["damaged"]


def test_a_long_text_is_kept_and_said_to_be_too_long(draft: Draft, api: Api) -> None:
    response = api.patch(draft.pk, {"about": {"story": "x" * 500_000}})
    assert response.status_code == 200 and len(response.json()["steps"][0]["typed"]["story"]) == 500_000
    wrong = [one for one in response.json()["problems"] if one["question"] == "story"]
    assert len(wrong) == 1 and len(wrong[0]["message"]) < 500


def test_ids_in_addresses_that_are_none(api: Api, draft: Draft) -> None:
    for path in ("/drafts/x", "/drafts/%00", "/forms/versions/1", f"/drafts/{draft.pk}/questions/%F0%9F%98%80/files"):
        assert api.send("POST", path).status_code in (404, 405)


def test_formulas_stay_text(draft: Draft, api: Api) -> None:
    api.patch(draft.pk, {**ANSWERS, "about": {**ANSWERS["about"], "name": "=1+1"}})
    assert draft.steps.get(step="about").answers["name"] == "=1+1"


def test_a_body_of_another_type_is_no_way_around(draft: Draft, lena: User, api: Api) -> None:
    tag = api.get(f"/drafts/{draft.pk}")["ETag"]
    given = json.dumps({"steps": {"about": {"name": "Robin"}}})
    client: Client = api.client
    response = client.generic(
        "PATCH", f"/api/v1/drafts/{draft.pk}", given, content_type="multipart/form-data; boundary=x",
        headers={"If-Match": tag},
    )  # fmt: skip
    assert response.status_code in (200, 400, 422)
