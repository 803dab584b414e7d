"""Questions that come up and go within a step: all are in the page, what is hidden is kept and never counts."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from forms.models import Draft, DraftStep, Submission
from portal.people.models import User
from tests.filling import FakeHost, make_draft, page, post

from .rich import ask, made, pets

NOTICE = "Your answers bring up more questions"
FULL = {"pet": "yes", "name": "Rex", "breed": "dog", "lead": "Red", "sea": "no"}


@pytest.fixture
def draft(host: FakeHost, lena: User) -> Draft:
    return make_draft(pets(), lena)


def row(draft: Draft, step: str = "about") -> DraftStep:
    return DraftStep.objects.get(draft=draft, step=step)


def hidden(html: str) -> set[str]:
    """Ids of the questions whose groups are in the page and hidden."""
    return set(re.findall(r'data-question="([a-z]+)"[^>]*\bhidden\b', html))


def on_page(client: Client, draft: Draft, step: str = "about") -> str:
    return client.get(page(draft, step)).content.decode()


def test_all_questions_are_in_the_page_and_those_that_do_not_count_are_hidden(client: Client, draft: Draft) -> None:
    html = on_page(client, draft)
    assert set(re.findall(r'data-question="([a-z]+)"', html)) == {"pet", "name", "breed", "lead", "born", "sea"}
    assert hidden(html) == {"name", "breed", "born"}
    post(client, draft, "about", FULL)
    assert hidden(on_page(client, draft)) == set()


def test_without_javascript_new_questions_are_shown_and_not_called_wrong(client: Client, draft: Draft) -> None:
    html = post(client, draft, "about", {"pet": "yes", "unseen": ["name", "breed", "born"]}).content.decode()
    assert NOTICE in html
    assert "There is a problem" not in html
    assert "<title>Error" not in html
    assert hidden(html) == set()
    assert not row(draft).complete
    html = post(client, draft, "about", {"pet": "yes", "breed": "cat"}).content.decode()
    assert NOTICE not in html
    assert "Enter an answer to “Label name”" in html


def test_what_the_script_has_shown_is_seen(client: Client, draft: Draft) -> None:
    sent = {"pet": "yes", "unseen": ["name", "breed", "born"], "seen": ["name", "breed", "born"]}
    html = post(client, draft, "about", sent).content.decode()
    assert NOTICE not in html
    assert "Enter an answer to “Label name”" in html
    assert "Choose an answer to “Label breed”" in html


def test_an_error_beside_new_questions_is_said_and_they_are_not(client: Client, draft: Draft) -> None:
    sent = {"pet": "yes", "name": "", "breed": "dog", "unseen": ["born"]}
    html = post(client, draft, "about", sent).content.decode()
    assert NOTICE in html
    assert "Enter an answer to “Label name”" in html
    assert "Enter an answer to “Label lead”" in html


def test_hidden_input_is_kept_valid_or_not_and_never_counts_or_errs(client: Client, draft: Draft) -> None:
    sent = {"pet": "no", "name": "Rex", "breed": "dog", "born_day": "40", "lead": "", "sea": "no"}
    assert post(client, draft, "about", sent).status_code == 302
    saved = row(draft)
    assert (saved.complete, saved.answers) == (True, {"pet": False, "name": "Rex", "breed": "dog", "sea": False})
    assert saved.typed == {"born": ["40", "", ""]}
    html = on_page(client, draft)
    assert 'value="Rex"' in html
    assert 'value="40"' in html
    post(client, draft, "later", {"food": "", "note": "x"})
    assert row(draft, "later").complete  # food asks of a breed that does not count
    assert client.post(f"/drafts/{draft.pk}/submit/").status_code == 302
    assert Submission.objects.get().answers == {"pet": False, "sea": False, "note": "x"}


def test_required_if_follows_the_other_answer(client: Client, draft: Draft) -> None:
    dog = {key: value for key, value in FULL.items() if key != "lead"}
    assert "Enter an answer to “Label lead”" in post(client, draft, "about", dog).content.decode()
    assert post(client, draft, "about", dog | {"breed": "cat"}).status_code == 302
    assert "(optional)" not in re.findall(r"Label lead[^<]*", on_page(client, draft))[0]


def test_an_option_that_is_hidden_cannot_be_chosen_and_is_kept(client: Client, draft: Draft) -> None:
    html = on_page(client, draft)
    item = re.search(r'<div class="govuk-radios__item"([^>]*)><input[^>]*value="whale"', html)
    assert item and "hidden" in item[1]
    html = post(client, draft, "about", FULL | {"breed": "whale"}).content.decode()
    assert "Choose an answer to “Label breed”" in html
    assert post(client, draft, "about", FULL | {"breed": "whale", "sea": "yes"}).status_code == 302
    post(client, draft, "about", FULL | {"breed": "whale", "sea": "no"})
    assert row(draft).answers["breed"] == "whale"
    assert not row(draft).complete


def rules(html: str) -> Any:
    found = re.search(r'<script id="app-rules" type="application/json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1]) if found else None


def test_the_page_says_what_the_browser_script_needs_and_no_more(client: Client, draft: Draft) -> None:
    given = rules(on_page(client, draft))
    assert given["rules"] == {key: ["equals", "pet", True] for key in ("name", "breed", "born")}
    assert given["options"] == {"breed": {"whale": ["equals", "sea", True]}}
    assert given["answers"] == given["conditions"] == {}
    post(client, draft, "about", FULL | {"breed": "cat"})
    given = rules(on_page(client, draft, "later"))
    assert given["answers"] == {"breed": "cat"}
    assert "Rex" not in json.dumps(given)


def test_a_step_without_rules_says_nothing(client: Client, host: FakeHost, lena: User) -> None:
    plain = make_draft(made(_plain()), lena)
    assert rules(on_page(client, plain, "plain")) is None


def _plain() -> Any:
    from forms.spec import Step

    return Step("plain", (ask("one"),))


def test_the_authors_own_words_for_errors(client: Client, host: FakeHost, lena: User) -> None:
    from forms.spec import Step

    texts = {"day.required": "Which day? 100% needed", "day.invalid": "That is no day, 100%"}
    asked = (ask("day", "date"), ask("days", "repeat", required=False, questions=(ask("more", "date"),)))
    words = texts | {"more.required": "Which one", "more.invalid": "No day"}
    draft = make_draft(made(Step("s", asked), texts=words), lena)
    assert "Which day? 100% needed" in post(client, draft, "s", {}).content.decode()
    html = post(client, draft, "s", {"day_day": "40", "day_month": "1", "day_year": "2027"}).content.decode()
    assert '<a href="#id_day-day">That is no day, 100%</a>' in html
    cell = f"days-{'a' * 32}-more"
    html = post(client, draft, "s", {"days-row": "a" * 32, f"{cell}_day": "40"}).content.decode()
    assert "Item days 1: No day" in html
