"""The publish gate: all or nothing, one version a change, and nothing else reaches fillers."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Locale, PageLogEntry

from forms import purposes
from forms.api import FormText, FormVersion, PublishRefused, current_version, current_versions, stable_id
from forms.conditions import Equals
from forms.models import Draft, DraftStep, FormPage, StepPage, Submission
from forms.services.accepting import accept_all
from forms.services.publishing import problems_of
from forms.spec_json import decode
from portal.people.models import User

from . import example
from .fixtures import Make, excursion, folder, make

__all__ = ["excursion", "folder", "make"]
pytestmark = pytest.mark.django_db


def question(*path: str) -> str:
    return stable_id("excursion", "question", ".".join(path))


def option(*path: str) -> str:
    return stable_id("excursion", "option", ".".join(path))


def reword(step: StepPage, label: str) -> None:
    """Save a draft of the step with another first label, as the editor does."""
    step.questions[0].value["label"] = label
    step.save_revision()


def step_of(form: Any, number: int) -> StepPage:
    step: StepPage = list(StepPage.objects.child_of(form).order_by("path"))[number]
    return step


def test_publishing_freezes_structure_and_words(make: Make) -> None:
    user = User.objects.create_user(username="author")
    form = make(by=user)

    version = current_version(form.translation_key)
    assert version is not None
    spec = decode(version.spec)
    assert (version.number, version.source_language, version.published_by) == (1, "en", user)
    assert spec.key == stable_id("excursion")
    assert [step.id for step in spec.steps] == [stable_id("excursion", "step", key) for key in ("where", "way")]
    assert spec.steps[1].visible_if == Equals(question("food"), option("food", "packed"))
    group = spec.steps[1].questions[0]
    assert (group.kind, group.capture, dict(group.settings)) == ("repeat", "stop", {"min": 1, "max": 5})
    assert [inner.id for inner in group.questions] == [question("stops", key) for key in ("what", "day", "for")]
    assert [one.id for one in group.questions[2].options] == [option("stops", "for", key) for key in ("old", "young")]
    texts = FormText.objects.get(version=version).texts
    assert texts["form.title"] == "Excursion to the hills"
    assert texts[f"{question('stops')}.item"] == "Stop"
    assert texts[f"{option('food', 'inn')}.label"] == "An inn & its soup"
    assert set(texts.values()) == set(example.WELSH)
    assert form.live
    assert all(step.live for step in StepPage.objects.child_of(form))


def test_publishing_again_without_a_change_makes_no_version(make: Make) -> None:
    form = make()
    form.save_revision().publish()
    make()
    assert FormVersion.objects.count() == 1


def test_saving_a_step_changes_nothing_until_the_form_is_published(make: Make) -> None:
    form = make()
    reword(step_of(form, 0), "To which place?")
    assert FormVersion.objects.count() == 1

    form.save_revision().publish()

    versions = list(FormVersion.objects.order_by("number"))
    assert [version.number for version in versions] == [1, 2]
    assert versions[0].spec == versions[1].spec
    label = f"{question('place')}.label"
    assert [v.texts.get(language="en").texts[label] for v in versions] == ["Which place?", "To which place?"]
    assert step_of(form, 0).questions[0].value["label"] == "To which place?"
    assert [version.number for version in current_versions("excursion")] == [2]


def test_a_step_is_not_published_alone(make: Make) -> None:
    step = step_of(make(), 0)
    reword(step, "To which place?")
    with pytest.raises(PublishRefused, match="published with its form"):
        step.get_latest_revision().publish()
    assert step_of(step.get_parent(), 0).questions[0].value["label"] == "Which place?"


def test_a_refusal_publishes_nothing_and_keeps_the_draft(make: Make) -> None:
    form = make()
    before = form.live_revision_id
    reword(step_of(form, 0), "To which place?")
    broken = step_of(form, 1).get_latest_revision_as_object()
    broken.questions[0].value["capture"] = ""
    broken.save_revision()
    form.title = "Another title"

    with pytest.raises(PublishRefused, match="Stops on the way"):
        form.save_revision().publish()

    form.refresh_from_db()
    assert FormVersion.objects.count() == 1
    assert (form.title, form.live_revision_id) == ("Excursion to the hills", before)
    assert form.get_latest_revision_as_object().title == "Another title"
    assert step_of(form, 0).questions[0].value["label"] == "Which place?"
    assert step_of(form, 0).get_latest_revision_as_object().questions[0].value["label"] == "To which place?"


def test_a_form_on_a_date_is_frozen_on_that_date(make: Make) -> None:
    form = make(publish=False)
    form.go_live_at = timezone.now() + timedelta(days=1)
    accept_all(form=form, reason="Welsh follows next week", by=None, now=timezone.now())
    revision = form.save_revision()
    revision.publish()
    assert not FormVersion.objects.exists()

    revision.refresh_from_db()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    reword(step_of(form, 0), "To which place?")
    call_command("publish_scheduled", stdout=StringIO())

    version = current_version(form.translation_key)
    assert version is not None
    assert "To which place?" in version.texts.get().texts.values()


def test_a_refusal_on_the_date_is_recorded_and_stops_no_other_page(make: Make) -> None:
    form = make(publish=False, steps=[])
    revision = form.save_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()

    call_command("publish_scheduled", stdout=StringIO())

    revision.refresh_from_db()
    form.refresh_from_db()
    assert (form.live, revision.approved_go_live_at, FormVersion.objects.count()) == (False, None, 0)
    entry = PageLogEntry.objects.get(action="forms.refused")
    assert entry.data["problems"][0].startswith("The form has no steps")


def test_an_open_warning_on_the_date_refuses_like_an_error(make: Make) -> None:
    form = make(publish=False)
    Locale.objects.get_or_create(language_code="cy")
    revision = form.save_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()

    call_command("publish_scheduled", stdout=StringIO())

    assert not FormVersion.objects.exists()
    problems = PageLogEntry.objects.get(action="forms.refused").data["problems"]
    assert problems == ["Nothing is translated into Welsh."]


def test_deleting_the_page_leaves_version_draft_answers_and_submission(make: Make) -> None:
    form = make()
    version = current_version(form.translation_key)
    assert version is not None
    now, user = timezone.now(), User.objects.create_user(username="filler")
    answers = {question("place"): "Rome"}
    draft = Draft.objects.create(version=version, owner=user, subject="trip:1", started_at=now, saved_at=now)
    DraftStep.objects.create(draft=draft, step=stable_id("excursion", "step", "where"), answers=answers, saved_at=now)
    sent = Submission.objects.create(
        draft=draft, version=version, subject="trip:1", answers=answers, content_hash="x", submitted_by=user,
        submitted_at=now,
    )  # fmt: skip

    form.delete()

    assert not FormPage.objects.exists()
    assert not StepPage.objects.exists()
    assert current_version(stable_id("excursion")) == version
    assert current_versions("excursion") == []
    assert DraftStep.objects.get(draft=draft).answers == answers
    assert Submission.objects.get(pk=sent.pk).answers == answers
    assert decode(FormVersion.objects.get(pk=version.pk).spec).key == stable_id("excursion")
    assert FormText.objects.filter(version=version).exists()


class PowerCut(Exception):
    """What no code foresees."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("after", [0, 1])
def test_a_failure_in_the_middle_leaves_nothing_behind(make: Make, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Committed for real: the version was written and a step published when it fails, and all of it is gone."""
    form = make()
    for number in (0, 1):
        reword(step_of(form, number), "Other words?")
    before = [(step.live_revision_id, step.questions[0].value["label"]) for step in map(step_of, [form] * 2, (0, 1))]
    form.title = "Another title"
    revision = form.save_revision()
    executed: list[PublishPageRevisionAction] = []

    def execute(action: PublishPageRevisionAction, *args: Any, **kwargs: Any) -> None:
        if isinstance(action.object, StepPage):
            if len(executed) == after:
                assert FormVersion.objects.count() == 2
                raise PowerCut
            executed.append(action)
        real(action, *args, **kwargs)

    real = PublishPageRevisionAction.execute
    monkeypatch.setattr(PublishPageRevisionAction, "execute", execute)
    with pytest.raises(PowerCut):
        revision.publish()
    monkeypatch.undo()

    assert len(executed) == after
    assert (FormVersion.objects.count(), FormText.objects.count()) == (1, 1)
    assert FormPage.objects.get(pk=form.pk).title == "Excursion to the hills"
    now = [(step.live_revision_id, step.questions[0].value["label"]) for step in map(step_of, [form] * 2, (0, 1))]
    assert now == before

    monkeypatch.setitem(purposes._purposes, "excursion", example.excursion())
    FormPage.objects.get(pk=form.pk).latest_revision.publish()
    assert FormVersion.objects.count() == 2
    assert step_of(form, 1).questions[0].value["label"] == "Other words?"


def test_loading_changed_data_keeps_the_ids_and_reorders(make: Make) -> None:
    make()
    second, first = example.steps()
    first["shown_if"] = ""
    form = make(steps=[first, second, {"key": "new", "title": "New", "questions": [
        {"key": "more", "kind": "long_text", "label": "More?"}]}])  # fmt: skip

    version = current_version(form.translation_key)
    assert version is not None
    assert [step.id for step in decode(version.spec).steps] == [
        stable_id("excursion", "step", key) for key in ("way", "where", "new")
    ]
    form = make(steps=[first, second])
    assert StepPage.objects.child_of(form).count() == 2


def many(extra: int) -> list[dict[str, Any]]:
    more = [
        {
            "key": f"more-{n}",
            "title": f"More {n}",
            "questions": [{"key": f"q{n}", "kind": "long_text", "label": "More?"}],
        }
        for n in range(extra)
    ]
    return [*example.steps(), *more]


def test_looking_and_publishing_cost_no_more_queries_with_more_steps(
    make: Make, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    for steps in (example.steps(), many(10)):
        form = make(steps=steps)
        with django_assert_num_queries(2):
            assert form.outline.count == len(steps)
        revision = form.save_revision()
        with django_assert_max_num_queries(80):
            revision.publish()


def test_a_failing_journey_refuses_publication(make: Make) -> None:
    """The journey is what an author typed into the form; it is walked on the day of the publication."""
    journey = {"key": "packed", "name": "With a packed lunch", "answers": {"food": "packed"}, "steps": ["where"]}
    with pytest.raises(PublishRefused, match=r"“With a packed lunch” failed\. Step “On the way” came and should not"):
        make(journeys=[journey])
    assert not FormVersion.objects.exists()

    form = make(journeys=[journey | {"steps": ["where", "way"]}])
    assert FormVersion.objects.count() == 1
    assert [problem for problem in problems_of(form) if problem.level == "error"] == []
