"""Every kind of question on one page: typed, kept, shown again, checked and sent."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from forms.fields import KINDS
from forms.fields.base import blank, readable
from forms.models import Draft, DraftStep, Submission
from forms.spec import Question, Spec, Step
from portal.people.models import User
from tests.filling import PURPOSE, FakeHost, make_draft, make_version, page, post
from tests.unit.forms.fields.examples import BAD, GOOD, PEOPLE, TEXTS, question


def asked(number: int, kind: str, settings: dict[str, Any]) -> Question:
    made = question(kind, settings)
    return Question(f"q{number}", kind, options=made.options, settings=made.settings)


def texts_of(number: int, label: str) -> dict[str, str]:
    own = {key.removeprefix("q."): text for key, text in TEXTS.items() if key.startswith("q.")}
    return {f"q{number}.{word}": text for word, text in own.items()} | {f"q{number}.label": label}


@pytest.fixture
def questions() -> list[Question]:
    return [asked(number, kind, settings) for number, (kind, settings, *_rest) in enumerate(GOOD)]


@pytest.fixture
def draft(host: FakeHost, lena: User, questions: list[Question]) -> Draft:
    host.organisations = lambda draft: PEOPLE.organisations  # type: ignore[method-assign]
    texts = TEXTS | {"form.title": "All", "all.title": "All kinds"}
    for number, one in enumerate(questions):
        texts |= texts_of(number, f"Label {number} of {one.kind}")
    return make_draft(make_version(Spec("all", PURPOSE, (Step("all", tuple(questions)),)), texts), lena)


def typed(questions: list[Question]) -> dict[str, Any]:
    """What a browser sends for the good examples."""
    sent: dict[str, Any] = {}
    for one, (_kind, _settings, raw, *_rest) in zip(questions, GOOD, strict=True):
        for name, value in KINDS[one.kind].posted(one, one.id, raw):
            sent.setdefault(name, []).append(value)
    return sent


def boxes(html: str) -> dict[str, list[str]]:
    """What the page would send: the name and value of everything that is filled, ticked or chosen."""
    found: dict[str, list[str]] = {}
    for box in BeautifulSoup(html, "html.parser").select("main form input, main form textarea, main form select"):
        value = box.get("value", "")
        if box.name == "select":
            chosen = box.select_one("option[selected]")
            value = chosen["value"] if chosen else ""
        elif box.name == "textarea":
            value = box.text.removeprefix("\n")
        elif box.get("type") in ("radio", "checkbox") and not box.has_attr("checked"):
            continue
        found.setdefault(str(box.get("name")), []).append(str(value))
    return found


def test_what_is_typed_is_kept_shown_again_and_sent(client: Client, draft: Draft, questions: list[Question]) -> None:
    assert post(client, draft, "all", typed(questions))["Location"] == f"/drafts/{draft.pk}/check/"
    row = DraftStep.objects.get(draft=draft)
    answers = {one.id: answer for one, (_k, _s, _r, answer, _said) in zip(questions, GOOD, strict=True)}
    assert (row.answers, row.typed) == (answers, {})
    html = client.get(f"/drafts/{draft.pk}/check/").content.decode()
    shown = " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())
    for _kind, _settings, _raw, _answer, said in GOOD:
        assert " ".join(said.split()) in shown
    assert client.post(f"/drafts/{draft.pk}/submit/").status_code == 302
    assert Submission.objects.get().answers == answers


def test_the_page_sends_back_what_it_shows(client: Client, draft: Draft, questions: list[Question]) -> None:
    post(client, draft, "all", typed(questions))
    before = DraftStep.objects.get(draft=draft)
    shown = boxes(client.get(page(draft, "all")).content.decode())
    again = {name: value for name, value in shown.items() if name.startswith("q")}
    assert post(client, draft, "all", again).status_code == 302
    assert DraftStep.objects.get(draft=draft).answers == before.answers


def test_every_question_says_what_it_is(client: Client, draft: Draft, questions: list[Question]) -> None:
    page_of = BeautifulSoup(client.get(page(draft, "all")).content, "html.parser")
    found = {group["data-question"]: group["data-kind"] for group in page_of.select("[data-question]")}
    assert found == {one.id: one.kind for one in questions}
    ids = [one["id"] for one in page_of.select("[id]")]
    assert len(ids) == len(set(ids))
    for label in page_of.select("main label[for]"):
        assert label["for"] in ids


def test_an_empty_page_says_of_every_question_what_is_missing(client: Client, draft: Draft) -> None:
    page_of = BeautifulSoup(post(client, draft, "all").content, "html.parser")
    links = page_of.select(".govuk-error-summary a")
    assert len(links) == len(GOOD)
    for link in links:
        target = page_of.select_one(f"[id='{str(link['href'])[1:]}']")
        assert target is not None
        assert target.name in ("input", "textarea", "select")


@pytest.mark.parametrize(("kind", "settings", "raw", "message"), BAD)
def test_what_is_wrong_is_kept_as_it_was_typed(
    host: FakeHost, lena: User, client: Client, kind: str, settings: Any, raw: Any, message: str
) -> None:
    one = asked(0, kind, settings)
    texts = TEXTS | texts_of(0, "Label 0") | {"all.title": "All"}
    draft = make_draft(make_version(Spec("all", PURPOSE, (Step("all", (one,)),)), texts), lena)
    sent: dict[str, Any] = {}
    for name, value in KINDS[kind].posted(one, "q0", raw):
        sent.setdefault(name, []).append(value)
    response = post(client, draft, "all", sent)
    page_of = BeautifulSoup(response.content, "html.parser")
    assert message in page_of.text
    link = page_of.select_one(".govuk-error-summary a")
    assert link is not None
    assert page_of.select_one(f"[id='{str(link['href'])[1:]}']") is not None
    row = DraftStep.objects.get(draft=draft)
    assert row.answers == {}
    assert row.typed == ({} if blank(raw) else {"q0": readable(raw)})
