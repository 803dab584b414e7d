"""Drafts and submissions are kept as long as their form says, and not longer."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.db.models import F, ProtectedError

from forms.models import (
    Draft,
    DraftStep,
    ExpiredSubmission,
    LeftAnswer,
    Parked,
    Part,
    Remark,
    Submission,
    Upload,
)
from forms.services import retention
from forms.services.correcting import correct
from forms.services.deleting import Sent, abandon, delete_draft
from forms.services.retention import Report, retain
from portal.people.models import User
from tests.filling import NOW, FakeHost, make_draft, make_version
from tests.uploads import add, letters_version, one, sent

from .test_correcting import submission_of

DAY = timedelta(days=1)
KEEP = {"open": 10, "abandoned": 5, "submitted": 100}

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(host: FakeHost, lena: User) -> Draft:
    """Lena's draft of a form that says how long it is kept; saved at `NOW`."""
    draft = make_draft(letters_version(keep=KEEP), lena)
    Draft.objects.update(started_at=NOW, saved_at=NOW)
    draft.refresh_from_db()
    return draft


def ended(report: Report) -> dict[str, int]:
    return {state: count for (_form, state), count in report.ended.items()}


@pytest.mark.parametrize(("days", "left"), [(9, False), (11, True)])
def test_a_draft_left_alone_counts_as_abandoned(draft: Draft, days: int, left: bool) -> None:
    report = retain(now=NOW + days * DAY)
    draft.refresh_from_db()
    assert (draft.abandoned_at is not None) is left
    assert ended(report) == ({"open": 1} if left else {})
    assert Draft.objects.filter(pk=draft.pk).exists(), "it can be taken up again until its days are over"


def test_an_abandoned_draft_is_deleted_whole(
    draft: Draft, lena: User, owen: User, place: Path, django_capture_on_commit_callbacks: Any
) -> None:
    one(draft)
    add(draft, sent("unnamed.pdf", b"%PDF-1.4"))
    version = draft.version
    Part.objects.create(draft=draft, steps=["papers"], asked=owen, asked_by=lena, asked_at=NOW)
    Remark.objects.create(draft=draft, step="papers", question="why", text="?", by=lena, written_at=NOW)
    LeftAnswer.objects.create(draft=draft, version=version, question="gone", answer="x", moved_at=NOW)
    Parked.objects.create(
        draft=draft, version=draft.version, step="papers", typed={}, token_hash="0", revision=0, parked_at=NOW
    )
    abandon(draft=draft, by=lena, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert ended(retain(now=NOW + 4 * DAY)) == {"files": 1}
    assert Draft.objects.count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        report = retain(now=NOW + 6 * DAY)
    assert ended(report) == {"abandoned": 1}
    for model in (Draft, DraftStep, Upload, Part, Remark, LeftAnswer, Parked):
        assert not model.objects.exists(), model
    assert not [path for path in place.rglob("*") if path.is_file()]
    assert ended(retain(now=NOW + 6 * DAY)) == {}, "twice is once"


def test_whoever_saves_in_between_keeps_their_draft(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_each", lambda found: [draft.pk])  # listed before, saved since
    Draft.objects.update(saved_at=NOW + 11 * DAY)
    assert ended(retain(now=NOW + 11 * DAY)) == {}
    draft.refresh_from_db()
    assert draft.abandoned_at is None


def test_more_than_a_batch(draft: Draft, lena: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    for _more in range(4):
        make_draft(draft.version, lena)
    Draft.objects.update(saved_at=NOW)
    assert ended(retain(now=NOW + 11 * DAY)) == {"open": 5}
    assert ended(retain(now=NOW + 11 * DAY)) == {}


def test_what_a_form_does_not_say_is_kept_for_ever(host: FakeHost, lena: User) -> None:
    open_one = make_draft(make_version(), lena)
    given_up = make_draft(make_version(), lena)
    abandon(draft=given_up, by=lena, now=NOW)
    submission = submission_of(make_draft(letters_version(), lena))
    report = retain(now=NOW + 10_000 * DAY)
    assert (ended(report), report.lost) == ({}, 0)
    assert {open_one, given_up, submission.draft} == set(Draft.objects.all())


def test_a_dry_run_changes_nothing(draft: Draft, lena: User) -> None:
    given_up = make_draft(draft.version, lena)
    abandon(draft=given_up, by=lena, now=NOW)
    add(draft, sent("unnamed.pdf", b"%PDF-1.4"))
    before = list(Draft.objects.order_by("pk").values())
    report = retain(now=NOW + 11 * DAY, dry_run=True)
    assert ended(report) == {"open": 1, "abandoned": 1, "files": 1}
    assert list(Draft.objects.order_by("pk").values()) == before
    assert Upload.objects.count() == 1


@pytest.fixture
def submission(draft: Draft) -> Submission:
    one(draft)
    return submission_of(draft)


def test_a_submission_stays_unless_its_host_lets_it_go(submission: Submission, host: FakeHost) -> None:
    report = retain(now=NOW + 101 * DAY)
    assert (ended(report), list(report.kept.values())) == ({}, [1])
    assert Submission.objects.get() == submission
    assert Upload.objects.count() == 1


@pytest.fixture
def lets_go(host: FakeHost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host, "may_delete", lambda submission: True, raising=False)


@pytest.mark.usefixtures("lets_go")
def test_a_submission_is_deleted_whole_and_the_proof_stays(submission: Submission) -> None:
    assert ended(retain(now=NOW + 99 * DAY)) == {}
    assert ended(retain(now=NOW + 101 * DAY, dry_run=True)) == {"submitted": 1}
    assert Submission.objects.exists()
    assert ended(retain(now=NOW + 101 * DAY)) == {"submitted": 1}
    for model in (Submission, Draft, DraftStep, Upload):
        assert not model.objects.exists(), model
    proof = ExpiredSubmission.objects.get()
    assert (proof.submission, proof.form, proof.version) == (submission.pk, submission.version.form, 1)
    assert (proof.submitted_at, proof.expired_at) == (NOW, NOW + 101 * DAY)
    assert ended(retain(now=NOW + 101 * DAY)) == {}


@pytest.mark.usefixtures("lets_go")
def test_what_a_correction_refers_to_stays_as_long_as_it(submission: Submission, lena: User) -> None:
    begun = correct(submission=submission, by=lena, now=NOW + 101 * DAY)
    assert ended(retain(now=NOW + 101 * DAY)) == {}, "a correction is on its way"
    Draft.objects.filter(pk=begun.pk).update(saved_at=NOW + 150 * DAY)
    begun.steps.update(saved_at=NOW)
    second = submission_of(begun)
    Draft.objects.filter(pk=begun.pk).update(saved_at=NOW)
    assert second.submitted_at == NOW
    # the newer one goes first, whichever the database gives first; then nothing refers to the older one
    retain(now=NOW + 101 * DAY)
    retain(now=NOW + 101 * DAY)
    assert not Submission.objects.exists()
    assert ExpiredSubmission.objects.count() == 2


@pytest.mark.usefixtures("lets_go")
def test_a_correction_keeps_the_bytes_it_shares(
    submission: Submission, lena: User, place: Path, django_capture_on_commit_callbacks: Any
) -> None:
    begun = correct(submission=submission, by=lena, now=NOW)
    abandon(draft=begun, by=lena, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert ended(retain(now=NOW + 6 * DAY)) == {"abandoned": 1}
    upload = Upload.objects.get()
    assert upload.draft_id == submission.draft_id
    assert (place / upload.file.name).exists()


def test_a_draft_that_was_sent_is_never_deleted_alone(submission: Submission) -> None:
    with pytest.raises(Sent):
        delete_draft(draft=submission.draft)
    with pytest.raises(Sent):
        abandon(draft=submission.draft, by=submission.draft.owner, now=NOW)
    assert Upload.objects.count() == 1


@pytest.mark.usefixtures("lets_go")
def test_something_of_the_portals_keeps_it(submission: Submission, monkeypatch: pytest.MonkeyPatch) -> None:
    def protected(self: Submission) -> None:
        raise ProtectedError("somebody's", set())

    monkeypatch.setattr(Submission, "delete", protected)
    report = retain(now=NOW + 101 * DAY)
    assert (ended(report), list(report.kept.values())) == ({"submitted": 0}, [1])
    assert not ExpiredSubmission.objects.exists(), "no proof of what did not happen"


# the trigger


def test_the_database_asks_for_the_proof_first(submission: Submission) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Submission.objects.all().delete()
    ExpiredSubmission.objects.create(
        submission=submission.draft_id, form=submission.version.form, version=1, reason="of another", submitted_at=NOW,
        expired_at=NOW,
    )  # fmt: skip
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Submission.objects.all().delete()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Submission.objects.update(subject="child:other")


def test_a_proof_does_not_let_a_submission_be_changed(submission: Submission) -> None:
    ExpiredSubmission.objects.create(
        submission=submission.pk, form=submission.version.form, version=1, reason="x", submitted_at=NOW, expired_at=NOW
    )
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Submission.objects.update(answers={})


def test_no_proof_is_denied_later(submission: Submission) -> None:
    ExpiredSubmission.objects.create(
        submission=submission.pk, form=submission.version.form, version=1, reason="x", submitted_at=NOW, expired_at=NOW
    )
    for field in ExpiredSubmission._meta.concrete_fields:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            ExpiredSubmission.objects.update(**{field.name: F(field.name)})
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ExpiredSubmission.objects.all().delete()


# the command


def test_the_command_counts_and_says_nothing_of_anybody(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + 11 * DAY)
    draft.steps.create(step="papers", answers={"why": "Robin Green"}, saved_at=NOW)
    for arguments in (["--dry-run"], []):
        out = io.StringIO()
        call_command("forms_retention", *arguments, stdout=out)
        assert out.getvalue() == f"form {draft.version.form}: 1 open drafts count as abandoned\n"
    out = io.StringIO()
    call_command("forms_retention", stdout=out)
    assert out.getvalue() == "nothing to end\n"


def test_giving_up_is_the_owners(draft: Draft, lena: User, owen: User) -> None:
    with pytest.raises(ValueError, match="owner"):
        abandon(draft=draft, by=owen, now=NOW)
    abandon(draft=draft, by=lena, now=NOW)
    abandon(draft=draft, by=lena, now=NOW + DAY)
    draft.refresh_from_db()
    assert draft.abandoned_at == NOW
