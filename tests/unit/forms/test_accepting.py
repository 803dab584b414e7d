"""Warnings are accepted with a reason that is kept, for as long as they stay the same; errors never."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale

from forms.api import Draft, FormPage, FormVersion, PublishRefused, current_version, stable_id, translate_form
from forms.exceptions import Problem
from forms.models import AcceptedWarning, DraftStep, StepPage
from forms.services.accepting import accept, accept_all, open_problems
from forms.services.publishing import problems_of
from portal.people.models import User

from . import example
from .fixtures import Make, excursion, folder, make

__all__ = ["excursion", "folder", "make"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def welsh(db: None) -> Locale:
    """The other language the service is read in."""
    return Locale.objects.get_or_create(language_code="cy")[0]


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.level, problem.code) for problem in problems]


def reword(form: FormPage, label: str) -> None:
    step: StepPage = StepPage.objects.child_of(form).order_by("path")[0].get_latest_revision_as_object()
    step.questions[0].value["label"] = label
    step.save_revision()


def test_a_warning_refuses_until_somebody_accepts_it(make: Make, welsh: Locale) -> None:
    form, now, user = make(publish=False), timezone.now(), User.objects.create_user(username="author")
    with pytest.raises(PublishRefused, match="Nothing is translated into Welsh"):
        form.latest_revision.publish()
    assert not FormVersion.objects.exists()

    (problem,) = open_problems(form)
    kept = accept(form=form, problem=problem, reason=" Welsh follows next week ", by=user, now=now)
    assert (kept.form, kept.code, kept.by, kept.accepted_at) == (form.translation_key, "translation.none", user, now)
    assert (kept.message, kept.reason) == ("Nothing is translated into Welsh.", "Welsh follows next week")
    assert accept(form=form, problem=problem, reason="Again", by=user, now=now).reason == "Welsh follows next week"
    assert open_problems(form) == []
    assert codes(problems_of(form)) == [("warning", "translation.none")]

    form.latest_revision.publish()
    assert FormVersion.objects.count() == 1


def test_an_accepted_warning_asks_again_when_its_facts_change(make: Make, welsh: Locale) -> None:
    form = make()
    texts = {key: text for key, text in example.WELSH.items() if key != "Who leads?"}
    translate_form(form=form, locale=welsh, texts=texts)
    assert codes(open_problems(form)) == [("warning", "translation.missing")]
    assert accept_all(form=form, reason="One word", by=None, now=timezone.now())
    assert open_problems(form) == []

    reword(form, "Which place now?")
    assert codes(open_problems(form)) == [("warning", "translation.missing")]
    assert AcceptedWarning.objects.count() == 2


def test_setting_the_form_to_refuse_makes_it_an_error(make: Make, welsh: Locale) -> None:
    form = make(publish=False)
    accept_all(form=form, reason="Later", by=None, now=timezone.now())
    form.translations = "refuse"
    assert codes(open_problems(form)) == [("error", "translation.none")]


def test_an_error_cannot_be_accepted(make: Make) -> None:
    now = timezone.now()
    form = make(publish=False, steps=[])
    error = next(problem for problem in open_problems(form) if problem.level == "error")
    with pytest.raises(ValueError, match="only a warning"):
        accept(form=form, problem=error, reason="Please", by=None, now=now)
    accept_all(form=form, reason="Please", by=None, now=now)
    assert error in open_problems(form)


def test_a_reason_is_needed(make: Make, welsh: Locale) -> None:
    form = make(publish=False)
    (problem,) = open_problems(form)
    with pytest.raises(ValueError, match="with a reason"):
        accept(form=form, problem=problem, reason=" \n", by=None, now=timezone.now())


def test_a_program_says_its_reason_or_is_refused(make: Make, welsh: Locale) -> None:
    with pytest.raises(PublishRefused, match="Welsh"):
        make(accept_warnings="")
    assert not FormPage.objects.exists()
    make(accept_warnings="Loaded by a test")
    kept = AcceptedWarning.objects.get()
    assert (kept.reason, kept.by) == ("Loaded by a test", None)


# open drafts


def draft(version: FormVersion, answers: dict[str, Any], typed: dict[str, Any] | None = None, **more: Any) -> Draft:
    now, number = timezone.now(), Draft.objects.count()
    step = stable_id("excursion", "step", "way" if ident("stops") in (answers | (typed or {})) else "where")
    owner = User.objects.create_user(username=f"filler{number}")
    made = Draft.objects.create(
        version=version, owner=owner, subject=f"trip:{number}", started_at=now, saved_at=now, **more
    )
    DraftStep.objects.create(draft=made, step=step, answers=answers, typed=typed or {}, saved_at=now)
    return made


def ident(*path: str) -> str:
    return stable_id("excursion", "question", ".".join(path))


def about_drafts(form: FormPage) -> list[Problem]:
    return [problem for problem in problems_of(form) if problem.code.startswith("drafts")]


def test_the_gate_counts_open_drafts_and_the_answers_that_lose_their_question(
    make: Make, django_assert_max_num_queries: Any
) -> None:
    form = make()
    first = current_version(form.translation_key)
    assert first is not None
    why, day, secret = ident("why"), ident("stops", "day"), "a secret of somebody"
    draft(first, {why: secret, ident("place"): "Rome"})
    draft(first, {ident("stops"): [{"id": "0" * 32, day: "2027-03-01"}, {"id": "1" * 32, day: "2027-03-02"}]})
    draft(first, {}, typed={why: secret})
    draft(first, {}, typed={ident("stops"): [{"id": "0" * 32, day: ["3", "", ""]}]})
    draft(first, {ident("place"): "Rome"})
    draft(first, {why: "x"}, submitted_at=timezone.now())
    draft(first, {why: "x"}, abandoned_at=timezone.now())
    assert about_drafts(form) == []

    reword(form, "Which place now?")
    (note,) = about_drafts(form)
    assert (note.level, note.message) == ("note", "5 open drafts stand on version 1 and can finish it.")
    assert note not in open_problems(form)

    steps = example.steps()
    steps[0]["questions"] = [q for q in steps[0]["questions"] if q["key"] != "why"]
    steps[1]["questions"][0]["questions"][1] |= {"kind": "yes_no", "capture": ""}
    make(steps=steps, publish=False)
    form = FormPage.objects.get(pk=form.pk)
    with django_assert_max_num_queries(25):
        lost, note = about_drafts(form)
    assert (lost.level, lost.code, note.code) == ("warning", "drafts.lost", "drafts.open")
    assert "“Why there?” (2); “On which day?” (2)" in lost.message
    assert secret not in lost.message

    make(steps=steps)
    version = current_version(form.translation_key)
    assert version is not None
    assert version.number == 2
    draft(version, {ident("place"): "Rome"})
    (note,) = (problem for problem in about_drafts(form) if problem.level == "note")
    assert note.message == "5 open drafts stand on version 1 and can finish it."
