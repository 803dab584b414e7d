"""A colleague's program reaches the steps they were asked to fill and the questions of their roles, and no more."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from forms.models import Draft, Part
from forms.spec import Question, Spec, Step
from portal.people.models import User
from tests.cast import Cast, account
from tests.filling import PURPOSE, make_draft, make_version
from tests.headless import OTHER_ROW, ROW, Api, OpenHost, token_for

pytestmark = pytest.mark.django_db

SPEC = Spec(
    "shared",
    PURPOSE,
    (
        Step("family", (Question("home", "short_text"),)),
        Step(
            "health",
            (
                Question("weight", "number"),
                Question("secret", "short_text", required=False, roles=("doctor",), restricted=True),
                Question("owned", "short_text", required=False, restricted=True),
                Question("diagnosis", "short_text", roles=("doctor",)),
                Question(
                    "visit",
                    "repeat",
                    required=False,
                    questions=(Question("what", "short_text"), Question("finding", "short_text", roles=("doctor",))),
                    settings={"max": 5},
                ),
            ),
        ),
    ),
)


@pytest.fixture
def tom(cast: Cast) -> User:
    return account(cast.tom)


@pytest.fixture
def draft(host: OpenHost, lena: User, tom: User) -> Draft:
    """Lena's; Tom, a doctor, is asked to fill "health"."""
    made = make_draft(make_version(SPEC, {"form.title": "Shared"}), lena)
    host.helpers.add(tom.pk)
    host.roles[tom.pk] = frozenset({"doctor"})
    Part.objects.create(draft=made, steps=["health"], asked=tom, asked_by=lena, asked_at=timezone.now())
    return made


def step(response: Any, key: str) -> Any:
    assert response.status_code == 200, response.content
    return next(one for one in response.json()["steps"] if one["step"] == key)


def test_each_sees_what_they_are_asked(draft: Draft, api: Api, tom: User) -> None:
    doctor = Api(token_for(tom))
    own = api.get(f"/drafts/{draft.pk}")
    assert [one["step"] for one in own.json()["steps"]] == ["family", "health"] and own.json()["owner"] is True
    assert step(own, "health")["questions"] == ["weight", "owned", "visit"]
    asked = doctor.get(f"/drafts/{draft.pk}")
    assert [one["step"] for one in asked.json()["steps"]] == ["health"] and asked.json()["owner"] is False
    assert step(asked, "health")["questions"] == ["weight", "diagnosis", "visit"]
    schemas = [one.get(f"/drafts/{draft.pk}/schema").json()["properties"] for one in (api, doctor)]
    assert set(schemas[0]) == {"home", "weight", "owned", "visit"}
    assert set(schemas[1]) == {"weight", "diagnosis", "visit"}
    assert set(schemas[1]["visit"]["items"]["properties"]) == {"id", "what", "finding"}
    assert set(schemas[0]["visit"]["items"]["properties"]) == {"id", "what"}


def test_nobody_overwrites_what_they_are_not_asked(draft: Draft, api: Api, tom: User) -> None:
    doctor = Api(token_for(tom))
    finding = {"id": ROW, "what": "Check", "finding": "Well"}
    api.patch(draft.pk, {"family": {"home": "Hill Road"}, "health": {"owned": "mine"}})
    written = doctor.patch(draft.pk, {"health": {"weight": 40, "diagnosis": "None", "visit": [finding]}})
    assert step(written, "health")["answers"] == {"weight": 40, "diagnosis": "None", "visit": [finding]}
    again = api.patch(
        draft.pk, {"health": {"weight": 41, "visit": [{"id": ROW, "what": "Look"}, {"id": OTHER_ROW, "what": "x"}]}}
    )
    assert step(again, "health")["answers"]["visit"] == [{"id": ROW, "what": "Look"}, {"id": OTHER_ROW, "what": "x"}]
    assert draft.steps.get(step="health").answers == {
        "owned": "mine", "weight": 41, "diagnosis": "None",
        "visit": [{"id": ROW, "what": "Look", "finding": "Well"}, {"id": OTHER_ROW, "what": "x"}],
    }  # fmt: skip


@pytest.mark.parametrize("body", [{"family": {"home": "x"}}, {"health": {"owned": "x"}}, {"health": {"secret": "x"}}])
def test_what_is_not_asked_is_unknown(draft: Draft, tom: User, body: Any) -> None:
    doctor = Api(token_for(tom))
    response = doctor.patch(draft.pk, body)
    assert response.status_code == 422
    assert response.json()["problems"][0]["code"] in ("unknown_step", "unknown_question")
    assert not draft.steps.exists()


def test_the_owner_alone_sends_it(draft: Draft, tom: User) -> None:
    assert Api(token_for(tom)).send("POST", f"/drafts/{draft.pk}/submit").status_code == 404


def test_an_ended_part_ends_it(draft: Draft, tom: User) -> None:
    Part.objects.update(ended_at=timezone.now())
    assert Api(token_for(tom)).get(f"/drafts/{draft.pk}").status_code == 404


def test_the_owner_is_told_whom_it_waits_for(draft: Draft, api: Api) -> None:
    api.patch(draft.pk, {"family": {"home": "Hill Road"}, "health": {"weight": 40}})
    assert step(api.get(f"/drafts/{draft.pk}"), "health")["waits_for"] == ["Family doctor"]
    refused = api.send("POST", f"/drafts/{draft.pk}/submit")
    assert refused.status_code == 422 and "Family doctor" in refused.content.decode()
