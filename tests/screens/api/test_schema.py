"""The schema that is served and the form that judges say the same, but for what no schema can say."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from forms.models import Draft, FormVersion
from forms.selectors import form_of
from tests.filling import PEOPLE
from tests.headless import ANSWERS, Api, every_kind

pytestmark = pytest.mark.django_db
FLAT = {key: answer for answers in ANSWERS.values() for key, answer in answers.items()}
STEP_OF = {question.id: step.id for step in every_kind()[0].steps for question in step.questions}
KIND_OF = {question.id: question.kind for question in every_kind()[0].questions()}


def valid(schema: Any, answer: Any) -> bool:
    checker = Draft202012Validator.FORMAT_CHECKER
    return bool(Draft202012Validator(schema, format_checker=checker).is_valid(answer))


def test_it_is_a_schema_and_takes_what_the_form_takes(version: FormVersion, api: Api) -> None:
    schema = api.get(f"/forms/versions/{version.pk}/schema").json()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema") and valid(schema, FLAT)
    assert set(schema["properties"]) == set(FLAT), "what nobody answers is not in it"
    for unwanted in ({**FLAT, "other": 1}, {key: FLAT[key] for key in FLAT if key != "name"}):
        assert not valid(schema, unwanted)


def test_what_is_always_required_and_nothing_else(version: FormVersion, api: Api) -> None:
    schema = api.get(f"/forms/versions/{version.pk}/schema").json()
    assert set(schema["required"]) == {
        "name", "count", "born", "at", "met", "dog", "colour", "likes", "mood", "true",
    }, "the first step alone is on every path: it can end the form"  # fmt: skip
    visit = schema["properties"]["visit"]
    assert (visit["minItems"], visit["maxItems"]) == (1, 3)
    assert visit["items"]["required"] == ["id", "what"]


def test_words_come_in_the_language_asked_for(version: FormVersion, api: Api) -> None:
    schema = api.get(f"/forms/versions/{version.pk}/schema?language=pl").json()
    assert schema["title"] == "Wszystko"
    assert schema["properties"]["name"]["title"] == "Imię" and schema["properties"]["born"]["title"] == "The born"
    assert schema["properties"]["name"]["description"] == "As on the door"


def test_who_can_be_chosen_is_in_the_schema_of_the_draft_alone(draft: Draft, api: Api) -> None:
    general = api.get(f"/forms/versions/{draft.version_id}/schema").content.decode()
    assert not [name for _key, name in PEOPLE if name in general]
    schema = api.get(f"/drafts/{draft.pk}/schema").json()
    assert schema["properties"]["holder"]["oneOf"] == [{"const": key, "title": name} for key, name in PEOPLE]
    assert valid(schema, FLAT) and not valid(schema, FLAT | {"holder": "p-9"})
    assert valid(schema["properties"]["helper"], "p-2") and not valid(schema["properties"]["helper"], "p-9")
    assert valid(schema["properties"]["school"], "o-1") and not valid(schema["properties"]["school"], "o-9")


# the schema against the form


def from_schema(schema: Any) -> st.SearchStrategy[Any]:
    """Answers this schema takes, and near misses."""
    for word in ("oneOf", "anyOf"):
        if word in schema:
            return st.one_of([from_schema(one) for one in schema[word]])
    if "const" in schema:
        return st.just(schema["const"])
    match schema.get("type"):
        case "boolean":
            return st.booleans()
        case "integer":
            return st.integers(-100, 100)
        case "number":
            return st.one_of(st.integers(-100, 100), st.integers(-1000, 1000).map(lambda tenths: tenths / 10), _floats)
        case "array":
            return st.lists(from_schema(schema["items"]), max_size=4)
        case "object":
            properties = {key: from_schema(one) for key, one in schema["properties"].items()}
            return st.fixed_dictionaries({}, optional=properties)
        case _:
            return _texts(schema)


_floats = st.floats(-60, 60, allow_nan=False).map(lambda number: round(number, 3))
_dates = st.dates().map(date.isoformat)


def _texts(schema: Any) -> st.SearchStrategy[str]:
    near = [st.text(max_size=30), st.sampled_from(["", " ", "\n", "x" * 501, " x ", "\x00", "2026-02-30", "@", "a@b"])]
    if "pattern" in schema:
        near.append(st.from_regex(re.compile(schema["pattern"], re.ASCII)).filter(lambda text: len(text) < 60))
    if schema.get("format") == "date":
        near.append(_dates)
    if schema.get("format") == "email":
        near.append(st.emails())
    return st.one_of(near)


_junk = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


def strings(answer: Any) -> list[str]:
    if isinstance(answer, dict):
        return [text for one in answer.values() for text in strings(one)]
    if isinstance(answer, list):
        return [text for one in answer for text in strings(one)]
    return [answer] if isinstance(answer, str) else []


def unsaid(kind: str, answer: Any) -> bool:
    """Whether the form has a rule about this answer that the schema cannot say."""
    if any(
        not text.strip() or re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffd]", text)
        for text in strings(answer)
    ):
        return True  # blanks alone are no text; signs that no database keeps
    if any(text != text.strip() for text in strings(answer)):
        return True  # blanks around a text are taken away before it is measured
    return {
        "number": isinstance(answer, float) and round(answer, 1) != answer,  # how many decimals
        "several_choices": isinstance(answer, list) and "none" in answer,  # "none of these" with another
        "email": True,  # which addresses are real is more than "format"
        "telephone": True,  # how many digits it takes
        "date": isinstance(answer, str) and answer[:1] == "0",  # years of three figures
        "date_time": True,  # whether that day exists
        "address": True,  # how a postcode is written
    }.get(kind, False)


@pytest.mark.parametrize("question", sorted(key for key in FLAT if key != "visit"))
def test_schema_and_form_agree(question: str, draft: Draft, api: Api) -> None:
    schema = api.get(f"/drafts/{draft.pk}/schema").json()["properties"][question]
    step = STEP_OF[question]

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(answer=st.one_of(from_schema(schema), _junk))
    @example(answer=FLAT[question])
    def agree(answer: Any) -> None:
        if answer is None or answer == "" or answer == [] or answer == {}:
            return  # takes an answer away
        given_now = {"steps": {**ANSWERS, step: {**ANSWERS[step], question: answer}}}
        response = api.send("POST", f"/drafts/{draft.pk}/validate", given_now)
        assert response.status_code in (200, 422), response.content
        taken = question not in {one["question"] for one in response.json()["problems"]}
        if taken != valid(schema, answer):
            assert unsaid(KIND_OF[question], answer), (answer, taken, response.json()["problems"])

    agree()


def test_the_whole_is_told_by_the_schema_of_the_version(version: FormVersion) -> None:
    assert set(form_of(version.pk).questions) == set(STEP_OF)
