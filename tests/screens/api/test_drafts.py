"""A program fills a form completely: what it is told is enough, and it is judged like the screens judge."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from forms.models import Draft, DraftStep, FormVersion, Submission
from forms.wizard.typed import as_posted, as_typed
from portal.people.models import User
from tests.cast import Cast, account, sign_in
from tests.drafts import make_draft as plan_draft
from tests.filling import make_draft, post
from tests.headless import ANSWERS, ROW, SUBJECT, Api, OpenHost, every_kind, token_for

pytestmark = pytest.mark.django_db


def codes(response: Any) -> list[tuple[str, str]]:
    return [(one["question"] or one["step"], one["code"]) for one in response.json()["problems"]]


def test_filled_in_one_go_and_sent_once(draft: Draft, api: Api, host: OpenHost) -> None:
    response = api.patch(draft.pk, ANSWERS)
    assert response.status_code == 200, response.content
    state = response.json()
    assert state["problems"] == []
    assert [(step["step"], step["status"]) for step in state["steps"]] == [
        ("about", "completed"), ("people", "completed"), ("visits", "completed"),
    ]  # fmt: skip
    assert {step["step"]: step["answers"] for step in state["steps"]} == ANSWERS
    assert state["steps"][2]["calculated"] == {"total": 2}
    first = api.send("POST", f"/drafts/{draft.pk}/submit")
    assert first.status_code == 200, first.content
    second = api.send("POST", f"/drafts/{draft.pk}/submit")
    assert second.status_code == 200 and second.json() == first.json()
    submission = Submission.objects.get()
    assert first.json()["submission"] == str(submission.pk) and first.json()["result"] == f"/plans/{submission.pk}/"
    sent = {key: answer for answers in ANSWERS.values() for key, answer in answers.items()} | {"total": 2}
    assert submission.answers == sent and len(host.received) == 1
    after = api.patch(draft.pk, {"about": {"name": "Wren"}})
    assert after.status_code == 409 and after.json()["code"] == "submitted"
    assert api.get(f"/drafts/{draft.pk}").json()["state"] == "submitted"


def test_started_over_http(version: FormVersion, lena: User, host: OpenHost, api: Api) -> None:
    host.creators.add(lena.pk)
    response = api.send("POST", "/drafts", {"version": str(version.pk), "subject": SUBJECT})
    assert response.status_code == 409 and response.json()["code"] == "superseded", "no page, so not current"
    assert not Draft.objects.exists()


def test_step_by_step_with_what_is_said_to_be_missing(draft: Draft, api: Api) -> None:
    start = api.get(f"/drafts/{draft.pk}").json()
    assert [step["step"] for step in start["steps"]] == ["about", "people"], "the visits wait for the dog"
    missing = {one["question"] for one in start["problems"] if one["code"] == "required"}
    assert missing == {
        "name", "count", "born", "at", "met", "dog", "colour", "likes", "mood", "true", "holder",
    }  # fmt: skip
    half = api.patch(draft.pk, {"about": {"name": "Robin", "dog": True}}).json()
    assert half["steps"][0]["status"] == "incomplete" and half["steps"][0]["answers"] == {"name": "Robin", "dog": True}
    assert [step["step"] for step in half["steps"]] == ["about", "people", "visits"]
    refused = api.send("POST", f"/drafts/{draft.pk}/submit")
    assert refused.status_code == 422 and refused.json()["code"] == "unfinished"
    assert ("visits", "unfinished") in codes(refused) and ("count", "unfinished") in codes(refused)
    assert not Submission.objects.exists()


def test_what_is_no_answer_is_kept_as_typed_and_said(draft: Draft, api: Api) -> None:
    response = api.patch(draft.pk, {"about": {**ANSWERS["about"], "count": 60, "born": "2021-02-30", "mail": "@"}})
    assert response.status_code == 200
    step = response.json()["steps"][0]
    assert step["status"] == "incomplete" and step["typed"].keys() == {"count", "born", "mail"}
    assert not step["answers"].keys() & step["typed"].keys()
    wrong = {one["question"]: one["message"] for one in response.json()["problems"] if one["step"] == "about"}
    assert wrong.keys() == {"count", "born", "mail"} and "The born" in wrong["born"]
    again = api.patch(draft.pk, {"about": {"count": 3, "born": "2021-02-28", "mail": None}}).json()["steps"][0]
    assert again["status"] == "completed" and again["typed"] == {}
    assert "mail" not in again["answers"] and again["answers"]["story"] == "Two\nlines", "the others stay"


def test_messages_come_in_the_language_asked_for(draft: Draft, api: Api) -> None:
    said = {
        language: api.send("POST", f"/drafts/{draft.pk}/validate?language={language}").json()["problems"]
        for language in ("en", "pl", "ur")
    }
    name = {
        language: next(one["message"] for one in found if one["question"] == "name") for language, found in said.items()
    }
    assert "Imię" in name["pl"] and "The name" in name["en"] and "The name" in name["ur"]
    assert len(set(name.values())) == 3
    assert api.get(f"/drafts/{draft.pk}?language=xx").status_code == 422


def test_rows_name_the_row_that_is_wrong(draft: Draft, api: Api) -> None:
    visits = {"visit": [{"id": ROW, "what": "Tea", "late": True}]}
    response = api.patch(draft.pk, {**ANSWERS, "visits": visits})
    wrong = [one for one in response.json()["problems"] if one["question"] == "why"]
    assert [(one["step"], one["row"], one["code"]) for one in wrong] == [("visits", ROW, "required")]


@pytest.mark.parametrize(
    ("steps", "code", "question"),
    [
        ({"nowhere": {}}, "unknown_step", ""),
        ({"about": {"nothing": 1}}, "unknown_question", "nothing"),
        ({"about": {"holder": "p-1"}}, "unknown_question", "holder"),
        ({"about": {"intro": "x"}}, "unknown_question", "intro"),
        ({"visits": {"total": 4}}, "unknown_question", "total"),
        ({"about": {"name": 3}}, "wrong_type", "name"),
        ({"about": {"name": ["Robin"]}}, "wrong_type", "name"),
        ({"about": {"count": "3"}}, "wrong_type", "count"),
        ({"about": {"count": True}}, "wrong_type", "count"),
        ({"about": {"dog": 1}}, "wrong_type", "dog"),
        ({"about": {"born": "9 March"}}, "wrong_type", "born"),
        ({"about": {"colour": "green"}}, "wrong_type", "colour"),
        ({"about": {"likes": "balls"}}, "wrong_type", "likes"),
        ({"about": {"week": {"sun": ["am"]}}}, "wrong_type", "week"),
        ({"about": {"week": {"mon": ["night"]}}}, "wrong_type", "week"),
        ({"about": {"home": {"planet": "Earth"}}}, "wrong_type", "home"),
        ({"about": {"true": False}}, "wrong_type", "true"),
        ({"visits": {"visit": {"id": ROW}}}, "wrong_type", "visit"),
        ({"visits": {"visit": [{"id": ROW, "late": ""}]}}, "wrong_type", "late"),
        ({"visits": {"visit": [{"what": "Tea"}]}}, "wrong_type", "visit"),
        ({"visits": {"visit": [{"id": "../../etc", "what": "Tea"}]}}, "wrong_type", "visit"),
        ({"visits": {"visit": [{"id": ROW}, {"id": ROW}]}}, "rows", "visit"),
        ({"visits": {"visit": [{"id": f"{n:032x}", "what": "x"} for n in range(10_000)]}}, "rows", "visit"),
        ({"visits": {"visit": [{"id": ROW, "born": "2020-01-01"}]}}, "unknown_question", "born"),
        ({"visits": {"visit": [{"id": ROW, "what": [1]}]}}, "wrong_type", "what"),
    ],
)
def test_what_no_page_could_send_is_refused_whole(draft: Draft, api: Api, steps: Any, code: str, question: str) -> None:
    response = api.patch(draft.pk, {"people": {"holder": "p-1"}, **steps})
    assert response.status_code == 422 and response.json()["code"] == "misfit"
    assert [(one["code"], one["question"]) for one in response.json()["problems"]] == [(code, question)]
    assert not DraftStep.objects.exists()


def test_a_person_who_is_not_in_the_network_is_no_answer(draft: Draft, api: Api) -> None:
    step = api.patch(draft.pk, {"people": {"holder": "p-9"}}).json()["steps"][1]
    assert step["answers"] == {} and step["typed"] == {"holder": "p-9"}


def test_two_at_once_are_shown_both_texts(draft: Draft, api: Api) -> None:
    tag = api.get(f"/drafts/{draft.pk}")["ETag"]
    assert api.patch(draft.pk, {"about": {"name": "Robin"}}, tag).status_code == 200
    late = api.patch(draft.pk, {"about": {"name": "Wren", "dog": True}}, tag)
    assert late.status_code == 412
    data = late.json()
    assert data["code"] == "stale" and data["differences"] == [
        {"step": "about", "question": "name", "yours": "Wren", "theirs": "Robin"},
        {"step": "about", "question": "dog", "yours": True, "theirs": None},
    ]
    assert data["current"]["steps"][0]["answers"] == {"name": "Robin"}
    assert api.patch(draft.pk, {"about": {"name": "Wren"}}, late["ETag"]).status_code == 200
    assert draft.steps.get(step="about").answers == {"name": "Wren"}


@pytest.mark.parametrize("match", [{}, {"If_Match": "*"}, {"If_Match": ""}])
def test_a_change_must_say_what_it_changes(draft: Draft, api: Api, match: dict[str, str]) -> None:
    response = api.send("PATCH", f"/drafts/{draft.pk}", {"steps": {"about": {"name": "Wren"}}}, **match)
    assert response.status_code == 428 and not DraftStep.objects.exists()


def test_weak_and_foreign_tags_do_not_match(draft: Draft, api: Api) -> None:
    tag = api.get(f"/drafts/{draft.pk}")["ETag"]
    assert api.patch(draft.pk, {}, f"W/{tag}").status_code == 412
    assert api.patch(draft.pk, {}, '"other"').status_code == 412
    assert api.patch(draft.pk, {}, f'"other", {tag}').status_code == 200


def test_validating_saves_nothing(draft: Draft, api: Api) -> None:
    path = f"/drafts/{draft.pk}/validate"
    assert api.send("POST", path).json()["valid"] is False
    whole = api.send("POST", path, {"steps": ANSWERS}).json()
    assert whole == {"valid": True, "steps": ["about", "people", "visits"], "end": None, "problems": []}
    stopped = api.send("POST", path, {"steps": {**ANSWERS, "about": {**ANSWERS["about"], "name": "Stop"}}}).json()
    assert stopped["steps"] == ["about"] and stopped["end"] == {"end": "stop", "text": "Stop here.", "sendable": False}
    assert not DraftStep.objects.exists()


def test_hidden_answers_are_kept_and_do_not_count(draft: Draft, api: Api) -> None:
    api.patch(draft.pk, ANSWERS)
    state = api.patch(draft.pk, {"about": {"dog": False, "colour": "red"}}).json()
    assert [step["step"] for step in state["steps"]] == ["about", "people"] and state["problems"] == []
    api.send("POST", f"/drafts/{draft.pk}/submit")
    assert "visit" not in Submission.objects.get().answers
    assert draft.steps.get(step="visits").answers == ANSWERS["visits"]


@pytest.mark.parametrize("who", ["owen", "amina", "pat"])
def test_a_draft_of_somebody_else_is_not_there(draft: Draft, cast: Cast, who: str) -> None:
    stranger = Api(token_for(account(getattr(cast, who))))
    for method, path in (
        ("GET", ""), ("PATCH", ""), ("GET", "/schema"), ("POST", "/validate"), ("POST", "/submit"),
    ):  # fmt: skip
        response = stranger.send(method, f"/drafts/{draft.pk}{path}", {"steps": {}}, If_Match='"x"')
        invented = stranger.send(method, f"/drafts/{'0' * 8}-0000-4000-8000-{'0' * 12}{path}", {"steps": {}})
        assert response.status_code == 404 and response.content == invented.content


def test_nothing_of_a_draft_is_kept_on_the_way(draft: Draft, api: Api) -> None:
    for path in (f"/drafts/{draft.pk}", f"/drafts/{draft.pk}/schema"):
        assert api.get(path)["Cache-Control"] == "no-store"
    assert api.patch(draft.pk, ANSWERS)["Cache-Control"] == "no-store"
    assert api.patch(draft.pk, {}, '"x"')["Cache-Control"] == "no-store"


READ_QUERIES, CHECK_QUERIES, CHANGE_QUERIES, SUBMIT_QUERIES = 13, 12, 15, 20


@pytest.mark.parametrize("steps", [3, 40])
def test_the_queries_do_not_grow_with_the_form(cast: Cast, steps: int, django_assert_max_num_queries: Any) -> None:
    draft, api = plan_draft(cast.robin, cast.lena, steps=steps, questions=3), Api(token_for(account(cast.lena)))
    answers = {f"s{n}": {f"s{n}q1": True, f"s{n}q2": "x", f"s{n}q3": "y"} for n in range(1, steps + 1)}
    assert api.patch(draft.pk, answers).json()["problems"] == []
    with django_assert_max_num_queries(READ_QUERIES):
        tag = api.get(f"/drafts/{draft.pk}")["ETag"]
    with django_assert_max_num_queries(CHECK_QUERIES):
        api.send("POST", f"/drafts/{draft.pk}/validate")
    with django_assert_max_num_queries(CHANGE_QUERIES):
        assert api.patch(draft.pk, {"s2": {"s2q2": "z"}}, tag).status_code == 200


def test_the_queries_are_few(draft: Draft, api: Api, django_assert_max_num_queries: Any) -> None:
    api.patch(draft.pk, ANSWERS)
    with django_assert_max_num_queries(READ_QUERIES):
        tag = api.get(f"/drafts/{draft.pk}")["ETag"]
    with django_assert_max_num_queries(CHANGE_QUERIES + 4):  # three steps
        assert api.patch(draft.pk, ANSWERS, tag).status_code == 200
    with django_assert_max_num_queries(SUBMIT_QUERIES):
        assert api.send("POST", f"/drafts/{draft.pk}/submit").status_code == 200


def test_the_screens_keep_the_same(draft: Draft, api: Api, lena: User, client: Client) -> None:
    """What the pages make of typed answers is what the API keeps of the same answers, valid or not."""
    other = make_draft(draft.version, lena)
    wrong = {**ANSWERS["about"], "born": "2021-02-30", "mail": "@", "likes": ["none", "balls"], "name": None}
    api.patch(draft.pk, {**ANSWERS, "about": wrong})
    sign_in(client, lena)
    for step in every_kind()[0].steps:
        answers = {key: one for key, one in {**ANSWERS, "about": wrong}[step.id].items() if one is not None}
        typed = dict(as_posted(step, as_typed(step, answers)).lists())
        assert post(client, other, step.id, typed).status_code in (200, 302)
    rows = [
        {row.step: (row.answers, row.typed, row.complete) for row in one.steps.all()} for one in (draft, other)
    ]  # fmt: skip
    assert rows[0] == rows[1] and rows[0]["about"][2] is False
