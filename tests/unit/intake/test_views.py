"""Each version asks for views anew: what was said since stands in them, to be looked at and saved."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from forms.api import create_form, fill
from forms.selectors import all_rows, form_of
from portal.dialogue.enums import Said
from portal.intake.purpose import PLAN
from portal.intake.services import start_plan
from portal.people.services import advocate
from portal.plans.models import Plan
from portal.procedures.models import Jurisdiction, LocalForm
from tests.cast import Cast, account
from tests.dialogue import answered
from tests.forms import answer_to, forms_folder, plan_steps, small_manual
from tests.plans import NOW, release_to, word

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-001-18"), pytest.mark.requirement("R-000-20")]
LATER = NOW + timedelta(days=20)
WORDS = "What they said first"


def first_version(cast: Cast) -> Plan:
    """A plan from a form in which Dana's and the child's views are taken down."""
    page = create_form(
        parent=forms_folder(), key="plan", title="Plan", purpose=PLAN, steps=plan_steps(small_manual()), by=cast.pat
    )
    LocalForm.objects.create(jurisdiction=Jurisdiction.objects.get(key="england"), purpose=PLAN, page=page)
    draft = start_plan(child=cast.robin, by=account(cast.lena), now=NOW)
    answers = {
        step.id: {
            q.id: answer_to(q, str(cast.lena.pk), str(cast.dana.pk), str(cast.piotr.pk), words=WORDS)
            for q in step.questions
        }
        for step in form_of(draft.version_id).spec.steps
    }
    fill(draft=draft, steps=answers, by=account(cast.lena), now=NOW)
    plan = Plan.objects.get(child=cast.robin)
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    release_to(plan, cast.piotr, cast.lena)
    return plan


def views_in_next(cast: Cast, now: datetime = LATER) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the next draft holds of the views: (saved, only typed), by capture."""
    draft = start_plan(child=cast.robin, by=account(cast.lena), now=now)
    form, saved, typed = form_of(draft.version_id), {}, {}
    for row in all_rows(draft).values():
        for key, value in row.answers.items():
            saved[form.questions[key].capture] = value
        for key, value in row.typed.items():
            typed[form.questions[key].capture] = value
    return saved, typed


def test_without_a_word_since_the_views_wait_to_be_confirmed(cast: Cast) -> None:
    first_version(cast)
    saved, typed = views_in_next(cast)
    assert "concern" in saved and "child_views" not in saved and "parent_views" not in saved
    assert "What they said first" in str(typed["child_views"]) and "What they said first" in str(typed["parent_views"])


def test_what_was_said_since_stands_in_the_views_of_each(cast: Cast) -> None:
    plan = first_version(cast)
    answered(plan, cast.dana, Said.DISAGREE, "QZXDANA", section="", entry="", now=LATER)
    answered(plan, cast.piotr, Said.SAY, "QZXPIOTR", section="", entry="", now=LATER)
    answered(plan, cast.piotr, Said.READ, "", section="", entry="", now=LATER)
    answered(plan, cast.piotr, Said.SAY, "QZXSECRET", section="", entry="", for_lead=True, now=LATER)
    _saved, typed = views_in_next(cast, LATER + timedelta(hours=1))
    rows = str(typed["parent_views"])
    assert "QZXDANA" in rows and "QZXPIOTR" in rows and "What they said first" not in rows
    assert str(cast.dana.pk) in rows and str(cast.piotr.pk) in rows
    assert "QZXSECRET" not in str(typed)


def test_what_the_child_says_stands_in_the_childs_views(cast: Cast) -> None:
    plan = first_version(cast)
    advocate(
        child=cast.robin, advocate=cast.ada, speaks_for=cast.robin.person, since=NOW.date(), until=date(2099, 1, 1),
        by=account(cast.lena), now=NOW - timedelta(days=1),
    )  # fmt: skip
    release_to(plan, cast.ada, cast.lena)
    answered(plan, cast.ada, Said.SAY, "QZXCHILD", section="", entry="", person=cast.robin.person, now=LATER)
    _saved, typed = views_in_next(cast, LATER + timedelta(hours=1))
    assert typed["child_views"] == "QZXCHILD" and "QZXCHILD" not in str(typed["parent_views"])
