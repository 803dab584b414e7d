"""Policy staff add a section to the plan's form: the next plan has it, and what was agreed before stays as it was."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from forms.api import create_form, fill
from forms.models import FormVersion
from forms.selectors import form_of
from portal.intake.purpose import PLAN
from portal.intake.services import start_plan
from portal.people.models import Child
from portal.plans.models import Plan
from portal.procedures.models import Jurisdiction, LocalForm
from tests.cast import Cast, account, sign_in
from tests.forms import answer_to, forms_folder, plan_steps, small_manual
from tests.plans import NOW

pytestmark = pytest.mark.django_db
SECTION, HELP, ASKED, SAID = "Play", "Ask the child, not the parents.", "What the child likes to play", "Football"


def publish(cast: Cast, *more: dict[str, Any]) -> None:
    steps = [*plan_steps(small_manual()), *more]
    page = create_form(parent=forms_folder(), key="test-plan", title="Plan", purpose=PLAN, steps=steps, by=cast.pat)
    england = Jurisdiction.objects.get(key="england")
    LocalForm.objects.get_or_create(jurisdiction=england, purpose=PLAN, defaults={"page": page})


def agree(cast: Cast, child: Child) -> Plan:
    draft = start_plan(child=child, by=account(cast.lena), now=NOW)
    lead, parents = str(cast.lena.pk), (str(cast.dana.pk), str(cast.piotr.pk))
    answers = {
        step.id: {one.id: answer_to(one, lead, *parents, words=SAID) for one in step.questions}
        for step in form_of(draft.version_id).spec.steps
    }
    fill(draft=draft, steps=answers, by=account(cast.lena), now=NOW)
    return child.plans.get()


def shown(cast: Cast, plan: Plan) -> str:
    return sign_in(Client(), cast.lena).get(reverse("practice:plan", args=[plan.pk])).content.decode()


@pytest.mark.requirement("R-002-04")
def test_the_next_plan_has_the_section_and_the_old_one_is_unchanged(cast: Cast) -> None:
    publish(cast)
    old = agree(cast, cast.robin)
    frozen = old.versions.get()
    section = {
        "key": "play", "title": SECTION, "guidance": HELP, "procedure": small_manual().get_children().first(),
        "questions": [{"key": "likes", "kind": "long_text", "label": ASKED, "required": True}],
    }  # fmt: skip
    publish(cast, section)
    assert FormVersion.objects.count() == 2
    new = agree(cast, cast.wren)
    assert ASKED in shown(cast, new) and SAID in shown(cast, new)
    asked = form_of(FormVersion.objects.latest("number").pk).spec.steps[-1]
    draft = start_plan(child=cast.sami, by=account(cast.lena), now=NOW)
    page = sign_in(Client(), cast.lena).get(reverse("drafts:step", args=[draft.pk, asked.id])).content.decode()
    assert SECTION in page and HELP in page and asked.questions[0].required
    assert ASKED not in shown(cast, old)
    assert old.versions.get().content == frozen.content and old.versions.get().content_hash == frozen.content_hash
