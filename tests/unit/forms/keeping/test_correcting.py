"""A submission is corrected by a new one that refers to it, one at a time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from forms.models import Draft, FormVersion, Submission
from forms.selectors import words_of
from forms.services.correcting import CannotCorrect, correct, corrected_meanwhile
from forms.services.deleting import abandon
from forms.services.submitting import submit
from portal.people.models import User
from tests.filling import NOW, FakeHost

pytestmark = pytest.mark.django_db


def submission_of(draft: Draft) -> Submission:
    """Send the draft with what stands in it, every step complete."""
    for step in ("papers", "after"):
        draft.steps.update_or_create(
            step=step, defaults={"complete": True, "saved_at": NOW}, create_defaults={"complete": True, "saved_at": NOW}
        )
    submit(
        draft=draft, words=words_of(draft.version, "en"), people=[], receive=lambda sent: "/", by=draft.owner, now=NOW
    )
    return Submission.objects.get(draft=draft)


@pytest.fixture
def sent(draft: Draft) -> Submission:
    draft.steps.create(step="papers", answers={"why": "Because"}, complete=True, revision=1, saved_at=NOW)
    return submission_of(draft)


def test_a_correction_begins_with_the_answers_on_the_current_version(sent: Submission, owen: User) -> None:
    spec = FormVersion.objects.get(pk=sent.version_id)
    newer = FormVersion.objects.create(
        form=spec.form, purpose=spec.purpose, number=2, spec=spec.spec, content_hash="1" * 64, source_language="en",
        published_at=NOW,
    )  # fmt: skip
    begun = correct(submission=sent, by=owen, now=NOW)
    assert (begun.version, begun.owner, begun.subject, begun.corrects) == (newer, owen, sent.subject, sent)
    assert begun.steps.get(step="papers").answers == {"why": "Because"}
    sent.refresh_from_db()
    assert sent.answers == {"why": "Because"}


def test_the_chain_is_kept(sent: Submission, lena: User) -> None:
    begun = correct(submission=sent, by=lena, now=NOW)
    begun.steps.filter(step="papers").update(answers={"why": "Put right"})
    second = submission_of(begun)
    third = submission_of(correct(submission=second, by=lena, now=NOW))
    assert (third.corrects, second.corrects, sent.corrects) == (second, sent, None)
    assert third.answers == {"why": "Put right"}
    with pytest.raises(CannotCorrect):
        correct(submission=sent, by=lena, now=NOW)


def test_one_correction_at_a_time(sent: Submission, lena: User, owen: User) -> None:
    begun = correct(submission=sent, by=lena, now=NOW)
    assert correct(submission=sent, by=lena, now=NOW) == begun, "asking twice is asking once"
    with pytest.raises(CannotCorrect) as refused:
        correct(submission=sent, by=owen, now=NOW)
    assert refused.value.draft == begun
    abandon(draft=begun, by=lena, now=NOW)
    other = correct(submission=sent, by=owen, now=NOW)
    assert other != begun
    again = correct(submission=sent, by=lena, now=NOW)
    assert again == begun
    assert Draft.objects.get(pk=begun.pk).abandoned_at is None
    submission_of(other)
    begun.refresh_from_db()
    assert corrected_meanwhile(begun)
    assert not corrected_meanwhile(Draft.objects.get(pk=sent.draft_id))


def test_the_database_keeps_the_chain_a_chain(sent: Submission, lena: User, host: FakeHost) -> None:
    second = submission_of(correct(submission=sent, by=lena, now=NOW))
    fork = Draft.objects.create(
        version=sent.version, owner=lena, subject=sent.subject, corrects=sent, started_at=NOW, saved_at=NOW
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(
            draft=fork, version=sent.version, subject=sent.subject, answers={}, content_hash="0" * 64,
            submitted_by=lena, submitted_at=NOW, corrects=sent,
        )  # fmt: skip
    assert second.corrects == sent


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_make_one_correction(sent: Submission, lena: User, owen: User) -> None:
    started = threading.Barrier(2)

    def begin(by: User) -> Any:
        try:
            started.wait(10)
            return correct(submission=sent, by=by, now=NOW)
        except CannotCorrect as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(begin, (lena, owen)))
    (begun,) = Draft.objects.filter(corrects=sent)
    assert sorted(type(one).__name__ for one in found) == ["CannotCorrect", "Draft"]
    assert begun in found
