"""A plan that a safeguard keeps back: the page says what is missing and leads there."""

import pytest
from django.test import Client
from django.urls import reverse

from forms.selectors import form_of
from forms.services.drafting import save_step
from portal.intake.services import start_plan
from portal.plans.models import Plan
from tests.cast import Cast, account
from tests.forms import answer_to, plan_form
from tests.plans import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R-004-11", "R-004-12", "R-004-13")]


def test_the_page_names_who_was_told_too_little_and_leads_to_the_step(lena: Client, cast: Cast) -> None:
    plan_form(cast.pat)
    draft = start_plan(child=cast.robin, by=account(cast.lena), now=NOW)
    dana, piotr = str(cast.dana.pk), str(cast.piotr.pk)
    for step in form_of(draft.version_id).spec.steps:
        answers = {one.id: answer_to(one, dana, dana, piotr) for one in step.questions}
        for group in step.questions:
            for one in group.questions:
                if one.capture in ("explained.reasons", "explained.leaflet"):
                    answers[group.id][0][one.id] = False
        save_step(draft=draft, step=step.id, answers=answers, typed={}, complete=True, revision=0, now=NOW)
    sent = lena.post(reverse("drafts:submit", args=[draft.pk]))
    html = sent.content.decode()
    assert sent.status_code == 422 and not Plan.objects.exists()
    assert "Dana Green was at the conference. Not ticked or filled in: The reasons, Complaints leaflet given." in html
    found = next(
        one.id for one in form_of(draft.version_id).spec.steps if any(q.capture == "explained" for q in one.questions)
    )
    assert reverse("drafts:step", args=[draft.pk, found]) + "?return=check" in html
    draft.refresh_from_db()
    assert draft.submitted_at is None
