"""From a submission to a plan, with a form that policy staff left more open than ours are."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from forms.api import create_form, fill
from forms.selectors import form_of
from forms.services.together import ask
from portal.access import grants
from portal.access.actions import Action
from portal.intake.purpose import PLAN
from portal.intake.services import start_plan
from portal.plans.models import CoreGroupMember
from portal.procedures.models import Jurisdiction, LocalForm
from tests.cast import Cast, account, sign_in
from tests.forms import answer_to, forms_folder, plan_steps, small_manual
from tests.plans import NOW, release_to, word


def parents(cast: Cast) -> tuple[str, str]:
    return str(cast.dana.pk), str(cast.piotr.pk)


@pytest.mark.django_db
def test_a_form_that_leaves_the_lead_open_makes_a_plan_led_by_who_sends_it(cast: Cast) -> None:
    steps = plan_steps(small_manual())
    people = next(step for step in steps if step["key"] == "people")
    lead = next(question for question in people["questions"] if question["capture"] == "lead")
    lead["required"] = False
    page = create_form(parent=forms_folder(), key="open", title="Plan", purpose=PLAN, steps=steps, by=cast.pat)
    LocalForm.objects.create(jurisdiction=Jurisdiction.objects.get(key="england"), purpose=PLAN, page=page)
    draft = start_plan(child=cast.robin, by=account(cast.lena), now=NOW)
    answers = {
        step.id: {q.id: answer_to(q, str(cast.tom.pk), *parents(cast)) for q in step.questions if q.capture != "lead"}
        for step in form_of(draft.version_id).spec.steps
    }
    tom = account(cast.tom)
    ask(draft=draft, colleague=str(tom.pk), steps=[*answers], message="", due=None, by=account(cast.lena), now=NOW)
    assert grants.can(tom, Action.FILL_PART, cast.robin)
    fill(draft=draft, steps=answers, by=account(cast.lena), now=NOW)
    assert CoreGroupMember.objects.get(is_lead=True).person == cast.lena
    assert not grants.can(tom, Action.FILL_PART, cast.robin)  # what was asked is over with the sending


@pytest.mark.django_db
def test_somebody_typed_in_stands_in_the_plan_and_leads_reads_and_joins_nothing(cast: Cast) -> None:
    steps = plan_steps(small_manual())
    for step in steps:
        for question in step["questions"]:
            for one in question.get("questions", [question]):
                if one["kind"] == "person":
                    one["allow_new"] = True
    page = create_form(parent=forms_folder(), key="new", title="Plan", purpose=PLAN, steps=steps, by=cast.pat)
    LocalForm.objects.create(jurisdiction=Jurisdiction.objects.get(key="england"), purpose=PLAN, page=page)
    draft = start_plan(child=cast.robin, by=account(cast.lena), now=NOW)
    somebody = {"name": "Bo Lee", "role": "Coach"}
    answers = {
        step.id: {q.id: answer_to(q, somebody, *parents(cast)) for q in step.questions}
        for step in form_of(draft.version_id).spec.steps
    }
    fill(draft=draft, steps=answers, by=account(cast.lena), now=NOW)
    assert [(member.person, member.is_lead) for member in CoreGroupMember.objects.all()] == [(cast.lena, True)]
    plan = cast.robin.plans.get()
    page_of_lead = sign_in(Client(), cast.lena).get(reverse("practice:plan", args=[plan.pk])).content.decode()
    assert "Bo Lee (Coach)" in page_of_lead
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    reading = sign_in(Client(), cast.dana).get(reverse("family:plan", args=[plan.pk])).content.decode()
    assert "Words" in reading and "Bo Lee" not in reading  # who is not of the network is not named to the family
