"""What forms ask of the portal for a plan's draft: colleagues, grants, working days, what is known beforehand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from forms.api import Draft
from forms.models import Part, Submission
from forms.services import together
from portal.access import grants
from portal.access.actions import Action
from portal.audit.models import Entry
from portal.intake.host import PlanHost
from portal.intake.selectors import colleagues, helped_by, parts_of
from portal.people.enums import AccountKind
from portal.people.models import User
from portal.people.services import allocate
from portal.plans.models import Plan
from portal.plans.services import withhold
from tests.cast import Cast, account, make_person, sign_in
from tests.drafts import make_draft
from tests.plans import NOW, TODAY, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return make_draft(cast.robin, cast.lena)


def asked(cast: Cast, draft: Draft, user: User | None = None) -> Part:
    colleague = str((user or account(cast.tom)).pk)
    return together.ask(
        draft=draft, colleague=colleague, steps=["s1"], message="", due=None, by=account(cast.lena), now=NOW
    )


def tasks(draft: Draft) -> str:
    return reverse("drafts:tasks", args=[draft.pk])


def test_colleagues_are_the_practitioners_around_the_child_and_of_the_core_group(cast: Cast) -> None:
    assert list(colleagues(cast.robin)) == [cast.tom, cast.lena]
    make_plan(cast.robin, cast.lena, cast.dana, [cast.owen, cast.dana])
    assert list(colleagues(cast.robin)) == [cast.tom, cast.lena, cast.owen]
    assert list(colleagues(cast.sami)) == [cast.lena]
    offered = [name for _key, name in PlanHost().colleagues(make_draft(cast.robin, cast.lena))]
    assert offered == ["Tom Bell, Head of year, School", "Owen Pugh, Social worker, Children's services"]


@pytest.mark.requirement("R-001-26")
def test_who_is_asked_holds_a_grant_and_opens_the_draft_until_it_is_over(cast: Cast, draft: Draft) -> None:
    tom = sign_in(Client(), cast.tom)
    assert tom.get(tasks(draft)).status_code == 404
    part = asked(cast, draft)
    assert grants.can(account(cast.tom), Action.FILL_PART, cast.robin)
    assert not grants.can(account(cast.tom), Action.VIEW_CHILD, cast.robin)
    assert tom.get(tasks(draft)).status_code == 200
    assert tom.get(reverse("practice:child", args=[cast.robin.pk])).status_code == 404
    other = make_draft(cast.robin, cast.lena)
    assert tom.get(tasks(other)).status_code == 404  # the grant is on the child, the part on the draft
    together.end(part=part.pk, by=account(cast.lena), now=NOW)
    assert not grants.can(account(cast.tom), Action.FILL_PART, cast.robin)
    assert tom.get(tasks(draft)).status_code == 404
    assert grants.drift(cast.robin) == (frozenset(), frozenset())


def test_who_leaves_the_network_loses_access_at_once(cast: Cast, draft: Draft) -> None:
    asked(cast, draft)
    tom = sign_in(Client(), cast.tom)
    cast.robin.relationships.filter(person=cast.tom).delete()
    # Nobody has brought the grants up to it yet, and still:
    assert grants.can(account(cast.tom), Action.FILL_PART, cast.robin)
    assert tom.get(tasks(draft)).status_code == 404
    assert tom.get(reverse("practice:children")).context["asked"] == []
    grants.refresh(cast.robin)
    assert not grants.can(account(cast.tom), Action.FILL_PART, cast.robin)


def test_who_leaves_the_core_group_loses_access_at_once(cast: Cast, plan: Plan, draft: Draft) -> None:
    make_plan(cast.robin, cast.lena, cast.dana, [cast.owen])
    asked(cast, draft, account(cast.owen))
    owen = sign_in(Client(), cast.owen)
    assert owen.get(tasks(draft)).status_code == 200
    make_plan(cast.robin, cast.lena, cast.dana, [cast.tom])
    assert owen.get(tasks(draft)).status_code == 404


def test_withholding_a_new_lead_and_a_closed_account_end_it_too(cast: Cast, plan: Plan, draft: Draft) -> None:
    asked(cast, draft)
    tom, today = account(cast.tom), TODAY
    User.objects.filter(pk=tom.pk).update(kind=AccountKind.FAMILY)
    assert not helped_by(User.objects.get(pk=tom.pk)).exists()
    User.objects.filter(pk=tom.pk).update(kind=AccountKind.PRACTITIONER)
    assert helped_by(tom).exists()
    kept = withhold(
        plan=plan, person=cast.tom, ground="adult", evidence="A report", authorised_by=cast.mira,  # type: ignore[arg-type]
        review_on=date(2027, 1, 1), by=account(cast.lena), today=today, now=NOW,
    )  # fmt: skip
    assert not helped_by(tom).exists() and cast.tom not in colleagues(cast.robin)
    kept.ended_at = NOW
    kept.save()
    assert helped_by(tom).exists()
    allocate(child=cast.robin, worker=cast.owen, by=None, today=today, now=NOW)
    assert not grants.can(tom, Action.FILL_PART, cast.robin)  # who asked no longer leads the child


def test_what_happens_to_a_part_is_recorded_without_words(cast: Cast, draft: Draft) -> None:
    part = asked(cast, draft)
    tom = sign_in(Client(), cast.tom)
    tom.get(tasks(draft))
    prefix = f"draft-{draft.pk}"
    sent = {f"{prefix}-current_step": "s1", f"{prefix}-revision": "0", "s1q1": "yes", "s1q2": "QZX"}
    assert tom.post(reverse("drafts:step", args=[draft.pk, "s1"]), sent).status_code == 302
    together.done(part=part.pk, by=account(cast.tom), now=NOW)
    together.give_back(part=part.pk, reason="QZX", by=account(cast.lena), now=NOW)
    entries = Entry.objects.filter(chain=f"child:{cast.robin.pk}", action__startswith="part.").order_by("number")
    assert list(entries.values_list("action", "actor")) == [
        ("part.asked", str(account(cast.lena).pk)),
        ("part.viewed", str(account(cast.tom).pk)),
        ("part.changed", str(account(cast.tom).pk)),
        ("part.done", str(account(cast.tom).pk)),
        ("part.returned", str(account(cast.lena).pk)),
    ]
    assert all("QZX" not in str(entry.detail) for entry in entries)


def test_the_start_page_lists_what_is_asked_overdue_first(cast: Cast, draft: Draft) -> None:
    later, late = asked(cast, draft), asked(cast, make_draft(cast.wren, cast.lena))
    Part.objects.filter(pk=later.pk).update(due=date(2999, 1, 1))
    Part.objects.filter(pk=late.pk).update(due=date(2026, 1, 2))
    assert [part for part, _child in parts_of(account(cast.tom))] == [late, later]
    html = sign_in(Client(), cast.tom).get(reverse("practice:children")).content.decode()
    assert "What colleagues ask you to fill" in html and "2 January 2026" in html
    assert html.index("Wren") < html.index("Robin") and html.count(">Overdue</strong>") == 1
    together.done(part=late.pk, by=account(cast.tom), now=NOW)
    assert [part for part, _child in parts_of(account(cast.tom))] == [later]
    assert parts_of(account(cast.owen)) == [] and parts_of(account(cast.dana)) == []


def test_prefills_are_of_the_child_and_of_who_fills_it(cast: Cast, draft: Draft) -> None:
    assert PlanHost().prefills(draft, account(cast.lena)) == {
        "name": "Robin Green", "born_on": "2014-03-09", "own_name": "Lena Hart", "own_key": str(cast.lena.pk),
        "own_job": "Social worker",
    }  # fmt: skip
    nobody = make_person("Not", "Born", AccountKind.PRACTITIONER)
    assert PlanHost().prefills(draft, account(nobody))["own_job"] == ""


def test_working_days_are_those_of_the_childs_place(cast: Cast, draft: Draft, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        calendar = PlanHost().calendar(draft)
    with django_assert_num_queries(2):
        assert calendar.add(date(2026, 12, 23), 2) == date(2026, 12, 29)  # over Christmas and Boxing Day's Monday
    assert calendar.add(date(2026, 12, 29), -2) == date(2026, 12, 23)
    assert calendar.add(date(2026, 12, 26), 0) == date(2026, 12, 26)
    with pytest.raises(OverflowError):
        calendar.add(date(9999, 12, 30), 5)
    cast.robin.jurisdiction = "atlantis"
    cast.robin.save()
    with pytest.raises(OverflowError):
        PlanHost().calendar(draft).add(date(2026, 1, 5), 1)


def test_a_submission_on_which_a_version_stands_is_never_deleted(cast: Cast, plan: Plan, draft: Draft) -> None:
    submission = Submission(pk=plan.versions.get().submission, draft=draft)
    assert not PlanHost().may_delete(submission)
    assert PlanHost().may_delete(Submission(draft=draft))
