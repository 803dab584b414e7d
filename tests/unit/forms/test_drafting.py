"""Starting, saving and reading drafts; what a submission gives to its destination."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from forms import purposes
from forms.api import captured, drafts_about, start_draft, submissions_about
from forms.exceptions import Stale
from forms.models import Draft, DraftStep, FormText, FormVersion, Submission
from forms.services.drafting import save_step
from forms.spec import Option, Spec
from forms.wizard.form import step_form
from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import make_user
from tests.filling import NOW, PURPOSE, FakeHost, make_draft, make_purpose, make_version, walk

ROW, OTHER = "a" * 32, "b" * 32
ANSWERS: dict[str, Any] = {
    "place": "The wood",
    "why": "It is near.\nIt is quiet.",
    "when": "2027-02-03",
    "dog": True,
    "breed": "poodle",
    "likes": ["balls", "water"],
    "holder": "p-2",
    "actions": [
        {"id": ROW, "what": "Buy a lead", "by": "2027-01-05"},
        {"id": OTHER, "what": "Ask", "note": "By phone"},
    ],
}


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> FakeHost:
    host = FakeHost()
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(host))
    return host


@pytest.fixture
def lena(db: None) -> User:
    return make_user("lena.hart", AccountKind.PRACTITIONER)


@pytest.fixture
def earlier(host: FakeHost, lena: User) -> Submission:
    draft = make_draft(make_version(), lena)
    return Submission.objects.create(
        draft=draft, version=draft.version, subject=draft.subject, answers=ANSWERS, content_hash="0" * 64,
        submitted_by=lena, submitted_at=NOW,
    )  # fmt: skip


def again(earlier: Submission, lena: User, spec: Spec | None = None) -> Draft:
    version = make_version(spec, walk()[1], form=earlier.version.form, number=2)
    return start_draft(version=version, subject="child:robin", by=lena, now=NOW, copy_from=earlier)


def test_a_draft_from_an_earlier_submission_holds_its_answers_and_row_ids(earlier: Submission, lena: User) -> None:
    rows = {row.step: row for row in again(earlier, lena, walk()[0]).steps.all()}
    assert {key: value for row in rows.values() for key, value in row.answers.items()} == ANSWERS
    assert all(row.complete and row.revision == 1 for row in rows.values())


def test_what_no_longer_fits_is_shown_and_not_complete(earlier: Submission, lena: User, host: FakeHost) -> None:
    spec, _texts = walk()
    start, dog, tasks = spec.steps
    breed = replace(dog.questions[0], options=(Option("collie"),))
    group = replace(tasks.questions[0], questions=tasks.questions[0].questions[:1])
    host.somebody = host.somebody[:1]
    spec = replace(
        spec, steps=(start, replace(dog, questions=(breed, *dog.questions[1:])), replace(tasks, questions=(group,)))
    )
    rows = {row.step: row for row in again(earlier, lena, spec).steps.all()}
    assert rows["start"].complete
    assert not rows["dog-step"].complete
    assert rows["dog-step"].typed == {"breed": "poodle", "holder": "p-2"}
    assert rows["tasks"].answers["actions"] == [{"id": ROW, "what": "Buy a lead"}, {"id": OTHER, "what": "Ask"}]


def test_only_the_same_form_can_be_copied(earlier: Submission, lena: User) -> None:
    with pytest.raises(ValueError, match="another form"):
        start_draft(version=make_version(), subject="child:robin", by=lena, now=NOW, copy_from=earlier)


def test_drafts_about_are_the_open_ones_newest_first(host: FakeHost, lena: User) -> None:
    version = make_version()
    old, new = (make_draft(version, lena) for _two in range(2))
    assert list(drafts_about("child:robin")) == [new, old]
    Draft.objects.filter(pk=new.pk).update(submitted_at=NOW)
    assert list(drafts_about("child:robin")) == [old]
    assert not drafts_about("child:wren")


def test_a_save_at_an_old_revision_is_refused_and_changes_nothing(host: FakeHost, lena: User) -> None:
    draft = make_draft(make_version(), lena)

    def save(place: str, revision: int) -> int:
        return save_step(
            draft=draft, step="start", answers={"place": place}, typed={}, complete=True, revision=revision, now=NOW
        )

    assert save("One", 0) == 1
    assert save("Two", 1) == 2
    for revision in (0, 1, 3):
        with pytest.raises(Stale):
            save("Three", revision)
    assert DraftStep.objects.get().answers == {"place": "Two"}


def test_captured_sorts_answers_by_what_they_are_for(earlier: Submission) -> None:
    found = captured(earlier, "en")
    assert found.values["place"] == {"type": "text", "value": "The wood", "display": "The wood"}
    assert found.values["when"] == {"type": "date", "value": "2027-02-03", "display": "3 February 2027"}
    assert found.values["lead"] == {"type": "person", "value": "p-2", "display": "Tom Bell"}
    first, second = found.values["actions"]
    assert first == {
        "row": ROW,
        "fields": {
            "what": {"type": "text", "value": "Buy a lead", "display": "Buy a lead"},
            "when": {"type": "date", "value": "2027-01-05", "display": "5 January 2027"},
        },
    }
    assert second["row"] == OTHER
    assert found.other == [
        ("Why there, 100% sure?", "It is near.\nIt is quiet."),
        ("Is there a dog?", "Yes"),
        ("Which breed?", "Poodle"),
        ("What it likes", "Balls, Water"),
        ("Action 2: Note", "By phone"),
    ]
    assert list(submissions_about("child:robin")) == [earlier]


def test_captured_speaks_the_language_asked_for(earlier: Submission) -> None:
    FormText.objects.create(version=earlier.version, language="cy", texts={"poodle.label": "Pwdl", "dog.label": "Ci?"})
    FormVersion.objects.filter(pk=earlier.version_id).update(texts_revision=2)
    earlier.version.refresh_from_db()
    found = captured(earlier, "cy")
    assert ("Ci?", "Ie") in found.other or ("Ci?", "Yes") in found.other
    assert ("Which breed?", "Pwdl") in found.other
    assert found.values["when"]["display"] == "3 Chwefror 2027"


def test_a_text_published_later_is_seen_at_once(host: FakeHost, lena: User) -> None:
    version = make_version()
    before = step_form(version, "cy", "start")
    assert step_form(version, "cy", "start") is before
    assert before.base_fields["place"].label == "Where do you go?"
    FormText.objects.create(version=version, language="cy", texts={"place.label": "Ble?"})
    version.texts_revision = 2
    assert step_form(version, "cy", "start").base_fields["place"].label == "Ble?"
    assert step_form(version, "en", "start").base_fields["place"].label == "Where do you go?"
