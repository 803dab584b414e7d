"""A newer version of the form: the notice, what changed, moving or staying, what was left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from forms.models import Draft, FormVersion, LeftAnswer
from forms.services.moving import move
from forms.spec import Question, Spec
from tests.cast import sign_in
from tests.filling import START, FakeHost, make_version, page, post, sent, walk

BUDGET = 10  # of the task list with a newer version
NOTICE = "There is a newer version of this form"


def changed() -> tuple[Spec, dict[str, str]]:
    """The walk without its dog, with a new question and new words for the place."""
    spec, texts = walk()
    start, _dog, tasks = spec.steps
    place, why, when, _asked = start.questions
    more = Question("shoes", "short_text")
    start = replace(start, questions=(place, replace(why, required=True), when, more))
    return replace(spec, steps=(start, tasks)), {**texts, "shoes.label": "Which shoes?", "place.label": "Whereto?"}


@pytest.fixture
def newer(draft: Draft, client: Client) -> FormVersion:
    post(client, draft, "start", {"place": "The wood", "dog": "yes", "when_day": "3"}, **{"come-back": "1"})
    return make_version(*changed(), form=draft.version.form, number=2)


def address(draft: Draft, name: str = "newer") -> str:
    return f"/drafts/{draft.pk}/{name}/"


def tasks(client: Client, draft: Draft) -> str:
    return str(client.get(f"/drafts/{draft.pk}/").content.decode())


def test_no_notice_without_a_newer_version(client: Client, draft: Draft) -> None:
    make_version(number=2)  # of another form
    assert NOTICE not in tasks(client, draft)
    assert client.get(address(draft)).status_code == 302


def test_what_changed_is_shown_in_words(client: Client, draft: Draft, newer: FormVersion) -> None:
    assert NOTICE in tasks(client, draft)
    html = client.get(address(draft)).content.decode()
    for words in (
        "“Whereto?” has new words.",
        "Where do you go?",
        "“Which shoes?” is new.",
        "“Is there a dog?” is no longer asked.",
        "Whether “Why there, 100% sure?” must be answered has changed.",
        "This step is gone.",
        "Move to the new version",
    ):
        assert words in html, words


def test_moving_keeps_answers_and_lists_what_was_left(client: Client, draft: Draft, newer: FormVersion) -> None:
    response = client.post(address(draft), {"version": "2", "move": "1"})
    assert response.headers["Location"] == address(draft, "left")
    html = client.get(address(draft, "left")).content.decode()
    assert "Is there a dog?" in html and "Yes" in html
    draft.refresh_from_db()
    assert draft.version == newer
    row = draft.steps.get(step="start")
    assert row.answers == {"place": "The wood"} and row.typed == {"when": ["3", "", ""]}
    html = tasks(client, draft)
    assert NOTICE not in html and address(draft, "left") in html
    assert client.get(page(draft, "dog-step")).status_code == 404


def test_staying_is_remembered_until_the_next_version(client: Client, draft: Draft, newer: FormVersion) -> None:
    client.post(address(draft), {"version": "2", "stay": "1"})
    draft.refresh_from_db()
    assert draft.version.number == 1 and draft.declined == 2
    html = tasks(client, draft)
    assert NOTICE not in html and address(draft) in html  # they can still change their mind
    make_version(*changed(), form=draft.version.form, number=3)
    assert NOTICE in tasks(client, draft)


def test_a_version_that_came_out_since_is_shown_before_anything_moves(
    client: Client, draft: Draft, newer: FormVersion
) -> None:
    make_version(*changed(), form=draft.version.form, number=3)
    for asked in ({"version": "2", "move": "1"}, {"move": "1"}, {"version": "x"}, {"version": "3"}):
        response = client.post(address(draft), asked)
        assert response.status_code == 302 and response.headers["Location"] == address(draft)
    draft.refresh_from_db()
    assert draft.version.number == 1 and not LeftAnswer.objects.exists()


@pytest.mark.parametrize(
    ("step", "key", "words"), [("start", "place", "Where do you go?"), ("dog-step", "breed", "Poodle")]
)
def test_a_page_of_the_old_version_is_not_saved_and_what_was_typed_is_shown(
    client: Client, draft: Draft, newer: FormVersion, step: str, key: str, words: str
) -> None:
    shown = f'name="draft-{draft.pk}-version" value="1"'
    assert shown in client.get(page(draft, "start")).content.decode()
    client.post(address(draft), {"version": "2", "move": "1"})
    before = list(draft.steps.values())
    typed = {key: "poodle", f"draft-{draft.pk}-version": "1"}
    response = post(client, draft, step, typed)
    html = response.content.decode()
    assert response.status_code == 409 and words in html and "poodle" in html.lower()
    assert post(client, draft, step, typed | {"autosave": "1"}).status_code == 409
    assert list(draft.steps.values()) == before
    for odd in ("x", "99", "9" * 30, "-1"):
        assert post(client, draft, "start", {**typed, f"draft-{draft.pk}-version": odd}).status_code != 500


def test_nobody_else_and_nothing_sent(client: Client, draft: Draft, newer: FormVersion, owen: Any) -> None:
    other = sign_in(Client(), owen)
    for name in ("newer", "left"):
        assert other.get(address(draft, name)).status_code == 404
        assert Client().get(address(draft, name)).status_code == 302
    assert other.post(address(draft), {"version": "2", "move": "1"}).status_code == 404
    Draft.objects.filter(pk=draft.pk).update(submitted_at=timezone.now())
    assert client.post(address(draft), {"version": "2", "move": "1"}).status_code == 302
    draft.refresh_from_db()
    assert draft.version.number == 1


def test_the_task_list_keeps_its_budget(
    client: Client, draft: Draft, newer: FormVersion, host: FakeHost, django_assert_max_num_queries: Any
) -> None:
    client.post(address(draft), {"version": "2", "move": "1"})
    make_version(*changed(), form=draft.version.form, number=3)
    with django_assert_max_num_queries(BUDGET):
        tasks(client, draft)


def test_what_was_parked_before_the_move_is_shown_once_and_is_under_no_other_question(
    draft: Draft, newer: FormVersion, lena: Any
) -> None:
    browser = Client()
    browser.post(page(draft, "start"), sent(draft, "start", START | {"place": "The lost wood"}))
    move(draft=draft, to=newer, by=lena, now=timezone.now())
    sign_in(browser, lena)
    shown = browser.get(page(draft, "start"))
    assert "The lost wood" in shown.content.decode()
    assert "Copy what you still need" in shown.content.decode()
    again = f"{page(draft, 'start')}?parked=seen"
    assert again in shown.content.decode()
    opened = browser.get(again).content.decode()
    assert "The lost wood" not in opened
    assert 'type="submit"' in opened
    assert "The lost wood" not in Client().get(page(draft, "start"), follow=True).content.decode()
