"""Keeping somebody out of the core group: they lose exactly what was named, are still heard, and it has an end."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.access import grants
from portal.access.actions import Action
from portal.dialogue.services import ask_for_views
from portal.engagement.enums import Scope
from portal.engagement.exceptions import NotExcluded
from portal.engagement.models import Exclusion
from portal.engagement.services import end_exclusion
from portal.people.enums import ContactKind
from portal.people.models import Person
from portal.people.services import keep_contact
from portal.plans.enums import TaskKind
from portal.plans.models import Plan, Withholding
from portal.plans.selectors import open_tasks_seen, shown_tasks
from portal.practice.selectors.engaging import invited
from portal.wording.models import Release
from tests.cast import Cast, account, sign_in
from tests.dialogue import read_by
from tests.exclusions import SECRET, keep_out, terms
from tests.plans import NOW, TODAY, withhold_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(cast: Cast) -> Plan:
    return read_by(cast, cast.dana, cast.piotr)


def entries(plan: Plan, person: Person) -> set[str]:
    """The keys of everything in what somebody reads now."""
    reading = Release.objects.select_related("reading").get(plan=plan, person=person).reading
    assert reading is not None
    return {one["key"] for section in reading.content["sections"] for one in section["entries"] if one["key"]}


@pytest.mark.requirement("R-002-18")
def test_an_excluded_parent_loses_exactly_the_named_items(cast: Cast, shared: Plan, client: Client) -> None:
    before, others = entries(shared, cast.dana), entries(shared, cast.piotr)
    lost = {str(one.pk) for one in shared.items.filter(capture__in=["strength", "action"])}
    assert lost and lost < before
    made = keep_out(shared, cast.dana, cast, terms(cast, *map(UUID, sorted(lost))))
    assert entries(shared, cast.dana) == before - lost and entries(shared, cast.piotr) == others
    assert grants.can(account(cast.dana), Action.READ_PLAN, shared)
    html = sign_in(client, cast.dana).get(reverse("family:plan", args=[shared.pk])).content.decode()
    assert "Breakfast together" not in html and "Nobody was home" in html
    assert not any(word in html for word in (SECRET, "kept out", "withheld"))
    end_exclusion(exclusion=made, revision=0, by=account(cast.lena), now=NOW)
    assert entries(shared, cast.dana) == before
    kept = Withholding.objects.get()
    assert kept.ended_at is not None and kept.review_on == made.review_on and kept.authorised_by == cast.mira


@pytest.mark.requirement("R-002-18")
def test_what_was_given_before_stays_closed(cast: Cast, shared: Plan) -> None:
    given = Release.objects.get(plan=shared, person=cast.dana).reading_id
    item = shared.items.get(capture="concern").pk
    made = keep_out(shared, cast.dana, cast, terms(cast, item))
    between = Release.objects.get(plan=shared, person=cast.dana).reading_id
    end_exclusion(exclusion=made, revision=0, by=account(cast.lena), now=NOW)
    now = Release.objects.get(plan=shared, person=cast.dana).reading_id
    assert len({given, between, now}) == 3


@pytest.mark.requirement("R-002-18")
def test_without_items_nothing_is_withheld(cast: Cast, shared: Plan) -> None:
    before = Release.objects.get(plan=shared, person=cast.dana).reading_id
    made = keep_out(shared, cast.dana, cast, terms(cast))
    assert made.withholding is None and not Withholding.objects.exists()
    assert Release.objects.get(plan=shared, person=cast.dana).reading_id == before


@pytest.mark.requirement("R-002-18")
def test_who_is_kept_out_is_not_invited_but_shown_with_how_they_are_heard(
    lena: Client, cast: Cast, shared: Plan
) -> None:
    made = keep_out(shared, cast.piotr, cast, terms(cast))
    people, out = invited(shared, TODAY)
    assert cast.piotr not in {one.person for one in people} and out == [made]
    for after in (made.until, made.until + timedelta(days=1)):
        assert (cast.piotr in {one.person for one in invited(shared, after)[0]}) == (after > made.until)
    part = keep_out(shared, cast.dana, cast, terms(cast, scope=Scope.PART, part="Talks on money"))
    people, out = invited(shared, TODAY)
    assert (cast.dana in {one.person for one in people} and out == [made, part]) or out == [part, made]
    Exclusion.objects.update(until=date(2099, 1, 1))
    html = lena.get(reverse("practice:meetings", args=[shared.pk])).content.decode()
    assert "Ada rings on Monday" in html and f"{cast.piotr.pk}-informed" not in html
    assert f"{cast.dana.pk}-informed" in html and "Talks on money" in html
    withhold_from(shared, cast.piotr, cast.lena, cast.mira)
    assert invited(shared, TODAY)[1] == [part]


@pytest.mark.requirement("R-002-18")
@pytest.mark.parametrize("is_asked", [True, False])
def test_the_portal_asks_only_as_decided(
    cast: Cast, shared: Plan, is_asked: bool, django_capture_on_commit_callbacks: Any
) -> None:
    keep_contact(
        person=cast.dana, kind=ContactKind.EMAIL, value="dana@example.org", is_safe=True, seen=None,
        by=account(cast.lena), today=TODAY, now=NOW,
    )  # fmt: skip
    made = keep_out(shared, cast.dana, cast, terms(cast, is_asked=is_asked))
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        assert ask_for_views(plan=shared, person=cast.dana, now=NOW) == is_asked
    assert bool(waiting) == is_asked and not mail.outbox
    end_exclusion(exclusion=made, revision=0, by=account(cast.lena), now=NOW)
    assert ask_for_views(plan=shared, person=cast.dana, now=NOW)


@pytest.mark.requirement("R-002-18")
def test_who_is_not_to_be_asked_any_more_is_not_asked_by_what_was_in_the_queue(
    cast: Cast, shared: Plan, django_capture_on_commit_callbacks: Any
) -> None:
    keep_contact(
        person=cast.dana, kind=ContactKind.EMAIL, value="dana@example.org", is_safe=True, seen=None,
        by=account(cast.lena), today=timezone.localdate(), now=NOW,
    )  # fmt: skip
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        assert ask_for_views(plan=shared, person=cast.dana, now=timezone.now())
    waiting[0]()
    assert len(mail.outbox) == 1
    days = {"until": date(2099, 2, 1), "review_on": date(2099, 1, 1)}
    keep_out(shared, cast.dana, cast, terms(cast, is_asked=False, **days))
    waiting[0]()
    assert len(mail.outbox) == 1


@pytest.mark.requirement("R-002-18")
def test_its_review_is_to_do_until_it_is_ended_or_decided_anew(cast: Cast, shared: Plan) -> None:
    item = shared.items.get(capture="concern").pk
    first = keep_out(shared, cast.dana, cast, terms(cast, item))
    task = shared.tasks.get(kind=TaskKind.REVIEW_EXCLUSION, closed_at=None)
    assert (task.about, task.due_on) == (first.pk, first.review_on)
    with pytest.raises(NotExcluded, match="already"):
        keep_out(shared, cast.dana, cast, terms(cast, item))
    later = terms(cast, item, review_on=TODAY + timedelta(days=60))
    second = keep_out(shared, cast.dana, cast, later, instead_of=first.pk)
    first.refresh_from_db()
    assert first.ended_at and Withholding.objects.filter(ended_at=None).get() == second.withholding
    assert shared.tasks.get(kind=TaskKind.REVIEW_EXCLUSION, closed_at=None).due_on == second.review_on
    end_exclusion(exclusion=second, revision=0, by=account(cast.lena), now=NOW)
    assert not shared.tasks.filter(kind=TaskKind.REVIEW_EXCLUSION, closed_at=None).exists()


@pytest.mark.requirement("R-002-18")
def test_its_review_is_shown_two_weeks_before_to_the_lead_alone(cast: Cast, shared: Plan) -> None:
    made = keep_out(shared, cast.dana, cast, terms(cast))
    for days, is_shown in ((15, False), (14, True), (-1, True)):
        today = made.review_on - timedelta(days=days)
        for person, leads in ((cast.lena, True), (cast.tom, False)):
            wanted = [made.pk] if is_shown and leads else []
            kind = TaskKind.REVIEW_EXCLUSION
            assert [one.about for one in shown_tasks(shared, today, leads=leads) if one.kind == kind] == wanted
            assert [one.about for one in open_tasks_seen(account(person), today) if one.kind == kind] == wanted


@pytest.mark.requirement("R-002-18")
@pytest.mark.parametrize(
    ("changed", "reason"),
    [({"evidence": " "}, "evidence"), ({"scope": Scope.PART}, "part"), ({"until": TODAY}, "until"),
     ({"review_on": TODAY}, "review_on"), ({"since": TODAY + timedelta(days=1)}, "since")],
)  # fmt: skip
def test_half_a_decision_is_none(cast: Cast, shared: Plan, changed: dict[str, Any], reason: str) -> None:
    item = shared.items.get(capture="concern").pk
    with pytest.raises(NotExcluded, match=reason):
        keep_out(shared, cast.dana, cast, terms(cast, item, **changed))
    for manager in (cast.lena, cast.dana):
        with pytest.raises(NotExcluded, match="authorised_by"):
            keep_out(shared, cast.piotr, cast, terms(cast, authorised_by=manager))
    for person in (cast.robin.person, cast.tom, cast.karl):
        with pytest.raises(NotExcluded, match="person"):
            keep_out(shared, person, cast, terms(cast))
    assert not Exclusion.objects.exists() and not Withholding.objects.exists()
