"""Moving a draft to a newer version: by id, nothing lost, nothing under another question."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from forms import purposes
from forms.conditions import Equals
from forms.models import Draft, DraftStep, LeftAnswer, Part, Remark
from forms.services.moving import CannotMove, move, newer_version, stay
from forms.spec import Question, Spec
from portal.people.enums import AccountKind
from portal.people.models import User
from tests.cast import make_user
from tests.filling import NOW, PURPOSE, FakeHost, make_draft, make_purpose, make_version, walk

ROW, OTHER = "a" * 32, "b" * 32


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> FakeHost:
    host = FakeHost()
    monkeypatch.setitem(purposes._purposes, PURPOSE, make_purpose(host))
    return host


@pytest.fixture
def lena(db: None) -> User:
    return make_user("lena.hart", AccountKind.PRACTITIONER)


def stored(draft: Draft, step: str, answers: dict[str, Any], *, typed: Any = None, complete: bool = True) -> None:
    DraftStep.objects.create(
        draft=draft, step=step, answers=answers, typed=typed or {}, complete=complete, revision=3, saved_at=NOW
    )


def moved(draft: Draft, lena: User, spec: Spec) -> list[LeftAnswer]:
    version = make_version(spec, walk()[1], form=draft.version.form, number=draft.version.number + 1)
    left = move(draft=draft, to=version, by=lena, now=NOW)
    draft.refresh_from_db()
    return left


def rows(draft: Draft) -> dict[str, DraftStep]:
    return {row.step: row for row in draft.steps.all()}


def test_answers_stay_and_a_question_takes_its_answer_to_its_new_step(host: FakeHost, lena: User) -> None:
    draft = make_draft(make_version(), lena)
    stored(draft, "start", {"place": "The wood", "when": "2027-02-03", "dog": True})
    start, dog, tasks = walk()[0].steps
    place, *others = start.questions
    spec = replace(
        walk()[0],
        steps=(replace(start, questions=tuple(others)), dog, replace(tasks, questions=(*tasks.questions, place))),
    )
    assert moved(draft, lena, spec) == []
    found = rows(draft)
    assert found["start"].answers == {"when": "2027-02-03", "dog": True}
    assert found["start"].complete and found["start"].revision == 4
    assert found["tasks"].answers == {"place": "The wood"}
    assert not found["tasks"].complete and found["tasks"].revision == 1
    assert draft.version.number == 2 and draft.deciding == {"dog": True}


def test_what_lost_its_question_is_left_with_the_version_that_asked(host: FakeHost, lena: User) -> None:
    draft = make_draft(make_version(), lena)
    first = draft.version
    stored(draft, "start", {"place": "The wood", "dog": True}, typed={"why": "because", "when": ["3", "", ""]})
    stored(draft, "dog-step", {"breed": "poodle"})
    start, _dog, tasks = walk()[0].steps
    kept = tuple(q for q in start.questions if q.id not in ("why", "dog"))
    place = replace(kept[0], kind="yes_no")
    spec = replace(walk()[0], steps=(replace(start, questions=(place, *kept[1:])), tasks))
    left = {one.question: (one.answer, one.typed, one.version) for one in moved(draft, lena, spec)}
    assert left == {
        "place": ("The wood", None, first),
        "dog": (True, None, first),
        "why": (None, "because", first),
        "breed": ("poodle", None, first),
    }
    found = rows(draft)
    assert set(found) == {"start"}
    assert found["start"].answers == {} and found["start"].typed == {"when": ["3", "", ""]}
    assert not found["start"].complete


def test_an_option_that_is_gone_is_typed_and_readable_in_the_old_words(host: FakeHost, lena: User) -> None:
    draft = make_draft(make_version(), lena)
    stored(draft, "dog-step", {"breed": "poodle", "likes": ["balls", "cats"], "holder": "p-1"})
    start, dog, tasks = walk()[0].steps
    breed, likes, holder = dog.questions
    dog = replace(dog, questions=(replace(breed, options=breed.options[:1]), replace(likes, kind="long_text"), holder))
    left = {one.question: one.answer for one in moved(draft, lena, replace(walk()[0], steps=(start, dog, tasks)))}
    row = rows(draft)["dog-step"]
    assert row.typed == {"breed": "poodle"} and row.answers == {"holder": "p-1"} and not row.complete
    assert left == {"breed": "poodle", "likes": ["balls", "cats"]}


def test_rows_keep_their_ids_and_a_cell_without_a_question_is_left(host: FakeHost, lena: User) -> None:
    draft = make_draft(make_version(), lena)
    actions = [{"id": ROW, "what": "Buy", "note": "Soon"}, {"id": OTHER, "what": "Ask", "by": "2027-01-05"}]
    stored(draft, "tasks", {"actions": actions})
    start, dog, tasks = walk()[0].steps
    group = replace(tasks.questions[0], questions=tasks.questions[0].questions[:2])
    spec = replace(walk()[0], steps=(start, dog, replace(tasks, questions=(group,))))
    left = moved(draft, lena, spec)
    assert [(one.question, one.answer) for one in left] == [("note", [{"id": ROW, "note": "Soon"}])]
    assert rows(draft)["tasks"].answers["actions"] == [
        {"id": ROW, "what": "Buy"},
        {"id": OTHER, "what": "Ask", "by": "2027-01-05"},
    ]
    assert rows(draft)["tasks"].complete


def test_a_group_that_now_lacks_a_cell_is_typed_and_not_complete(host: FakeHost, lena: User) -> None:
    draft = make_draft(make_version(), lena)
    stored(draft, "tasks", {"actions": [{"id": ROW, "what": "Buy", "by": "2027-01-05"}]})
    start, dog, tasks = walk()[0].steps
    what, by, note = tasks.questions[0].questions
    group = replace(tasks.questions[0], questions=(what, by, replace(note, required=True)))
    assert moved(draft, lena, replace(walk()[0], steps=(start, dog, replace(tasks, questions=(group,))))) == []
    row = rows(draft)["tasks"]
    assert row.answers == {} and row.typed == {"actions": [{"id": ROW, "what": "Buy", "by": ["5", "1", "2027"]}]}
    assert not row.complete


def test_a_new_required_question_reopens_its_step_where_it_is_asked(host: FakeHost, lena: User) -> None:
    for rule, complete in ((None, False), (Equals("dog", True), True)):
        draft = make_draft(make_version(), lena)
        stored(draft, "start", {"place": "The wood", "when": "2027-02-03", "dog": False})
        start, *others = walk()[0].steps
        more = Question("more", "short_text", visible_if=rule)
        moved(draft, lena, replace(walk()[0], steps=(replace(start, questions=(*start.questions, more)), *others)))
        assert rows(draft)["start"].complete is complete


def test_only_a_newer_version_of_the_same_form_and_only_an_open_draft(host: FakeHost, lena: User) -> None:
    draft = make_draft(make_version(), lena)
    for version in (make_version(number=2), draft.version):
        with pytest.raises(CannotMove):
            move(draft=draft, to=version, by=lena, now=NOW)
    newer = make_version(form=draft.version.form, number=2)
    Draft.objects.filter(pk=draft.pk).update(submitted_at=NOW)
    with pytest.raises(CannotMove):
        move(draft=draft, to=newer, by=lena, now=NOW)


def test_staying_is_remembered_for_that_version(host: FakeHost, lena: User) -> None:
    draft = make_draft(make_version(), lena)
    assert newer_version(draft) is None
    newer = make_version(form=draft.version.form, number=3)
    assert newer_version(draft) == newer
    stay(draft=draft, at=newer)
    draft.refresh_from_db()
    assert draft.declined == 3 and draft.version.number == 1
    newest = make_version(form=draft.version.form, number=4)
    assert newer_version(draft) == newest


def test_parts_and_remarks_come_along(host: FakeHost, lena: User) -> None:
    tom = make_user("tom.bell", AccountKind.PRACTITIONER)
    draft = make_draft(make_version(), lena)
    for steps in (["start", "dog-step"], ["dog-step"]):
        Part.objects.create(draft=draft, steps=steps, asked=tom, asked_by=lena, asked_at=NOW)
    Remark.objects.create(draft=draft, step="start", question="place", text="Which?", by=tom, written_at=NOW)
    start, _dog, tasks = walk()[0].steps
    place, *others = start.questions
    moved(
        draft, lena,
        replace(
            walk()[0],
            steps=(replace(start, questions=tuple(others)), replace(tasks, questions=(*tasks.questions, place))),
        ),
    )  # fmt: skip
    ended = {tuple(part.steps): part.ended_at for part in Part.objects.all()}
    assert ended == {("start",): None, ("dog-step",): NOW}
    assert Remark.objects.get().step == "tasks"


def test_a_part_ends_when_a_question_comes_into_its_steps_from_another(host: FakeHost, lena: User) -> None:
    """Its answer was never meant for the colleague: the owner asks again, knowing what is in the step now."""
    tom = make_user("tom.bell", AccountKind.PRACTITIONER)
    draft = make_draft(make_version(), lena)
    for steps in (["tasks"], ["start", "tasks"]):
        Part.objects.create(draft=draft, steps=steps, asked=tom, asked_by=lena, asked_at=NOW)
    start, dog, tasks = walk()[0].steps
    place, *others = start.questions
    steps_now = (replace(start, questions=tuple(others)), dog, replace(tasks, questions=(*tasks.questions, place)))
    moved(draft, lena, replace(walk()[0], steps=steps_now))
    ended = {tuple(part.steps): part.ended_at for part in Part.objects.all()}
    assert ended == {("tasks",): NOW, ("start", "tasks"): None}
