"""E-mails that say nothing: no name, no plan, no word, and one an hour at most."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import translation
from django.utils.translation import gettext
from django_tasks_db.models import DBTaskResult

from portal.dialogue.enums import Said
from portal.dialogue.models import Notice
from portal.dialogue.services import tell_staff
from portal.dialogue.services.telling import ask_for_views
from portal.people.models import Person, User
from portal.people.services import allocate
from tests.cast import Cast, account
from tests.dialogue import LATER, answered, read_by, replied
from tests.plans import withhold_from

pytestmark = pytest.mark.django_db
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Whatever would tell somebody who looks over a shoulder.
TELLING = ("Robin", "Green", "Dana", "Lena", "Hart", "plan", "child", "social", "twice", "Clear")


@pytest.fixture(autouse=True)
def _addresses(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    User.objects.filter(pk=account(cast.lena).pk).update(email="worker@authority.example")
    safe = {cast.dana.pk: "mine@post.example", cast.amina.pk: "hers@post.example"}
    monkeypatch.setattr("portal.dialogue.services.telling.safe_address", lambda person, today: safe.get(person.pk))


def whole(message: Any) -> str:
    """Subject, headers, body as they are sent."""
    return str(message.message().as_string())


def in_welsh(sent: Any, subject: str, text: str) -> bool:
    """Whether a message says this in Welsh, and not in English."""
    with translation.override("cy"):
        wanted = (gettext(subject), gettext(text))
    return (sent.subject, sent.body.splitlines()[0]) == wanted and subject not in wanted and text not in wanted


@pytest.mark.requirement("R-X-09")
def test_the_lead_is_told_without_a_word_of_it(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    plan = read_by(cast, cast.dana)
    with django_capture_on_commit_callbacks(execute=True):
        made = answered(plan, cast.dana)
    (sent,) = mail.outbox
    assert sent.to == ["worker@authority.example"]
    assert [word for word in TELLING if word.lower() in whole(sent).lower()] == []
    assert str(plan.pk) not in whole(sent) and str(made.pk) not in whole(sent)
    assert sent.body.rstrip().endswith("http://127.0.0.1:8000/")


@pytest.mark.requirement("R-X-09")
def test_the_family_is_told_at_the_safe_address_alone_in_their_language(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    account(cast.dana).email = "known-to-others@post.example"
    account(cast.dana).save()
    Person.objects.filter(pk=cast.dana.pk).update(language="cy")
    plan = read_by(cast, cast.dana)
    made = answered(plan, cast.dana)
    with django_capture_on_commit_callbacks(execute=True):
        replied(made, cast.lena)
    (sent,) = mail.outbox
    assert sent.to == ["mine@post.example"]
    assert in_welsh(sent, "Something new for you", "There is something new for you to read. Sign in to see it.")
    assert [word for word in TELLING if word.lower() in whole(sent).lower()] == []


@pytest.mark.requirement("R-X-09", "R-001-37")
def test_the_family_is_asked_for_its_views_in_their_language(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    Person.objects.filter(pk=cast.dana.pk).update(language="cy")
    plan = read_by(cast, cast.dana)
    with django_capture_on_commit_callbacks(execute=True):
        assert ask_for_views(plan=plan, person=Person.objects.get(pk=cast.dana.pk), now=LATER)
    (sent,) = mail.outbox
    assert in_welsh(sent, "We would like to hear from you", "Please sign in and tell us what you think.")


def test_who_has_no_safe_address_gets_no_mail(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    plan = read_by(cast, cast.piotr)
    account(cast.piotr).email = "shared@post.example"
    account(cast.piotr).save()
    made = answered(plan, cast.piotr)
    with django_capture_on_commit_callbacks(execute=True):
        replied(made, cast.lena)
    assert mail.outbox == []


@pytest.mark.requirement("R-004-08")
def test_nobody_from_whom_the_plan_is_withheld_by_then_is_told(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    plan = read_by(cast, cast.dana)
    made = answered(plan, cast.dana)
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        replied(made, cast.lena)
    withhold_from(plan, cast.dana, cast.lena, cast.mira)
    for run in waiting:
        run()
    assert mail.outbox == []


def test_nothing_is_sent_for_what_was_rolled_back(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    plan = read_by(cast, cast.dana)
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        answered(plan, cast.dana)
    assert len(waiting) == 1 and mail.outbox == []


def test_one_mail_an_hour(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    plan = read_by(cast, cast.dana)
    with override_settings(TASKS=QUEUE), django_capture_on_commit_callbacks(execute=True):
        for minutes in (0, 1, 2, 59):
            answered(plan, cast.dana, Said.SAY, now=LATER + timedelta(minutes=minutes))
    first, second = DBTaskResult.objects.order_by("enqueued_at")
    assert first.run_after.year == 9999  # at once
    assert second.run_after == LATER + timedelta(hours=1)
    assert Notice.objects.get().is_waiting
    kept = f"{first.args_kwargs}{second.args_kwargs}"
    assert "twice" not in kept and "Dana" not in kept


def test_an_hour_later_there_is_another(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    plan = read_by(cast, cast.dana)
    with django_capture_on_commit_callbacks(execute=True):
        answered(plan, cast.dana, Said.SAY)
        answered(plan, cast.dana, Said.SAY, now=LATER + timedelta(hours=1))
    assert len(mail.outbox) == 2


@pytest.mark.requirement("R-X-09")
def test_staff_who_see_the_plan_are_told_without_a_word_of_it_and_nobody_else(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    plan = read_by(cast, cast.dana)
    people = (cast.lena, cast.mair, cast.mira, cast.owen, cast.dana)
    for person in people:
        User.objects.filter(pk=account(person).pk).update(email=f"{person.given_name.lower()}@authority.example")
    users = [User.objects.get(pk=account(person).pk) for person in people]
    with django_capture_on_commit_callbacks(execute=True):
        tell_staff(plan=plan, users=[*users, *users], now=LATER)
    assert sorted(to for one in mail.outbox for to in one.to) == ["lena@authority.example", "mair@authority.example"]
    for sent in mail.outbox:
        words = whole(sent).lower().replace("lena@authority", "").replace("mair@authority", "")
        assert [word for word in TELLING if word.lower() in words] == []


def test_a_manager_who_is_replaced_before_it_is_sent_is_not_told(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    plan = read_by(cast, cast.dana)
    User.objects.filter(pk=account(cast.mair).pk).update(email="mair@authority.example")
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        tell_staff(plan=plan, users=[account(cast.mair)], now=LATER)
    allocate(child=plan.child, worker=cast.lena, manager=cast.mira, by=None, today=LATER.date(), now=LATER)
    assert len(waiting) == 1
    waiting[0]()
    assert mail.outbox == []
