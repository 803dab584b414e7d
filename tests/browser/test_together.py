"""Filling a form together, and moving it to a newer version, in a real browser."""

from __future__ import annotations

import pytest

from forms.api import Draft, create_form, start_draft
from forms.models import FormVersion, Part
from forms.selectors import form_of
from portal.intake.purpose import PLAN
from portal.intake.selectors import subject_of
from tests.cast import Cast, account
from tests.forms import forms_folder, plan_form, plan_steps, small_manual
from tests.plans import NOW

from .conftest import Window

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft(cast: Cast) -> Draft:
    """Lena's draft of Robin's plan."""
    plan_form(cast.pat)
    version = FormVersion.objects.get()
    return start_draft(version=version, subject=subject_of(cast.robin), by=account(cast.lena), now=NOW)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_lead_and_a_colleague_fill_a_plan_together(
    cast: Cast, draft: Draft, window: Window, javascript: bool
) -> None:
    lead = window(javascript=javascript).speak("en").sign_in(cast.lena)
    lead.open(f"/drafts/{draft.pk}/").follow("Ask a colleague to fill some steps")
    lead.press("Ask")
    assert lead.sees("Choose at least one step.")
    lead.shot("together-ask")
    lead.choose("Tom Bell, Head of year, School").choose("Step views")
    lead.fill("Message (optional)", "What does Robin say?\nAnd Dana?")
    for part, value in (("Day", "1"), ("Month", "12"), ("Year", "2999")):
        lead.fill(part, value)
    lead.press("Ask")
    assert lead.sees("Tom Bell")
    lead.shot("together-owner-tasks")

    tom = window(phone=True, javascript=javascript).speak("en").sign_in(cast.tom).open("/children/")
    tom.shot("together-start-page")
    tom.follow("Plan for Robin Green")
    assert not tom.page.get_by_text("Step worries").count()
    tom.shot("together-colleague-tasks")
    tom.page.get_by_role("link", name="Step views").click()
    tom.check()
    tom.shot("together-step")
    step = next(
        step
        for step in form_of(draft.version_id).spec.steps
        if draft.version.texts.get().texts[f"{step.id}.title"] == "Step views"
    )
    tom.open(f"/drafts/{draft.pk}/steps/{step.id}/remarks/")
    tom.press("Keep the remark")
    assert tom.sees("Write your remark.")
    tom.page.get_by_label("Which question is it about?").select_option(label="The child's views")
    tom.fill("Remark", "She spoke to her teacher only.")
    tom.press("Keep the remark")
    tom.shot("together-remarks")
    tom.open(f"/drafts/{draft.pk}/").press("I have filled these steps")
    assert tom.sees("You said that this is done.")

    lead.open(f"/drafts/{draft.pk}/")
    assert lead.sees("Ready to check")
    lead.shot("together-owner-done")
    lead.page.get_by_role("link", name="Open Tom Bell").click()
    lead.check().press("Return to your colleague")
    assert lead.sees("Say what is still missing.")
    lead.shot("together-part")
    lead.fill("What is still missing?", "Dana's views.").press("Return to your colleague")
    tom.open(f"/drafts/{draft.pk}/")
    assert tom.sees("Dana's views.")
    tom.press("I have filled these steps")
    lead.open(f"/drafts/{draft.pk}/").page.get_by_role("link", name="Open Tom Bell").click()
    lead.check().press("Accept")
    assert Part.objects.get().accepted_at is not None
    assert tom.page.goto(tom.page.url).status == 404  # type: ignore[union-attr]
    tom.check()


def test_the_same_pages_in_urdu(cast: Cast, draft: Draft, window: Window) -> None:
    steps = form_of(draft.version_id).spec.steps
    Part.objects.create(
        draft=draft, steps=[steps[0].id, steps[1].id], asked=account(cast.tom), asked_by=account(cast.lena),
        message="What does Robin say?", due="2026-01-02", asked_at=NOW, reason="Dana's views.",
    )  # fmt: skip
    lead = window(phone=True).speak("ur").sign_in(cast.lena)
    for name, path in (("tasks", ""), ("ask", "parts/"), ("part", f"parts/{Part.objects.get().pk}/"),
                       ("remarks", f"steps/{steps[0].id}/remarks/")):  # fmt: skip
        lead.open(f"/drafts/{draft.pk}/{path}").shot(f"together-urdu-{name}")


@pytest.mark.parametrize("phone", [True, False])
def test_an_owner_sees_what_changed_and_moves(cast: Cast, draft: Draft, window: Window, phone: bool) -> None:
    screen = window(phone=phone).speak("en").sign_in(cast.lena).open(f"/drafts/{draft.pk}/")
    screen.page.get_by_role("link", name="Step views").click()
    screen.check().fill("The child's views", "I want somebody to read with me.").press("Save and come back later")
    newer(cast)
    screen.open(f"/drafts/{draft.pk}/")
    assert screen.sees("There is a newer version of this form")
    screen.shot(f"newer-notice-{phone}")
    screen.follow("See what changed, and choose whether to move to it")
    assert screen.sees("“Her own words” has new words.")
    screen.shot(f"newer-changes-{phone}")
    screen.press("Finish as it is").follow("See what changed").press("Move to the new version")
    screen.open(f"/drafts/{draft.pk}/left/").shot(f"newer-left-{phone}")
    draft.refresh_from_db()
    assert draft.version.number == 2


def newer(cast: Cast) -> None:
    """England's form with new words, a new question and a step of another name."""
    steps = plan_steps(small_manual())
    views = next(step for step in steps if step["key"] == "views")
    views["title"] = "Step of views"
    views["questions"][0]["label"] = "Her own words"
    views["questions"].append(
        {"key": "where", "kind": "short_text", "label": "Where did she say it?", "required": False}
    )
    views["questions"][1] |= {"required": False}
    create_form(
        parent=forms_folder(), key="test-plan", title="Child protection plan", purpose=PLAN, steps=steps, by=cast.pat
    )
