"""A policy editor's working day, first part: a figure changes, a change waits for its day, a place is carried away."""

from __future__ import annotations

import gc
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from content.api import create_manual
from forms.api import create_form
from portal.intake.purpose import PLAN
from portal.people.models import Child
from portal.procedures.models import Jurisdiction, LocalForm
from portal.procedures.services.editors import set_up_editors
from tests import database
from tests.cast import Cast, make_cast
from tests.forms import forms_folder, plan_steps
from tests.plans import make_plan
from tests.screens.content.desks import edit
from tests.unit.packs.place import PLACE, make

from .authoring import admin_window, publish
from .conftest import Window
from .policy import in_welsh, press_action
from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)
TIME = "{time:first_core_group}"
MEETING: dict[str, Any] = {
    "key": "england/core-group",
    "title": "The core group",
    "slug": "core-group",
    "summary": "Who meets, and when.",
    "body": [
        {"type": "text", "heading": "When", "text": f"<p>The group comes together within {TIME}.</p>"},
        {"type": "timescale", "key": "first_core_group", "text": "The first meeting"},
        {"type": "pointer", "title": "Book early", "text": f"<p>A room is needed within {TIME}.</p>"},
    ],
}


@pytest.fixture
def meeting(cast: Cast) -> Page:
    """England's page about the meeting, and a plan form whose steps lead to it and say the figure in a hint."""
    manual = create_manual(key="england", jurisdiction="england", shape={"title": "England", "children": [MEETING]})
    steps = plan_steps(manual)
    for step in steps:
        step["questions"][0]["hint"] = f"Everybody meets within {TIME}."
    form = create_form(parent=forms_folder(), key="day", title="Plan", purpose=PLAN, steps=steps, by=cast.pat)
    place = Jurisdiction.objects.get(key="england")
    LocalForm.objects.create(jurisdiction=place, purpose=PLAN, page=form)
    return manual.get_children().get()


def says(screen: Screen, page: Page, path: str, figure: str) -> None:
    """Page, pointer and hint all say this figure."""
    screen.open(page.url)
    shown = screen.page.locator("main").inner_text()
    assert f"The group comes together within {figure}." in shown
    assert shown.count(figure) == 3, shown
    screen.shot(f"policy-1-page-{figure.split()[0]}")
    screen.open(path)
    assert screen.sees(f"Everybody meets within {figure}.")
    screen.page.get_by_text("Practice pointers for this step").click()
    assert screen.sees(f"A room is needed within {figure}.")
    screen.check().shot(f"policy-1-step-{figure.split()[0]}")


def due(screen: Screen, cast: Cast, child: Child) -> str:
    """When the first meeting is due by a plan that is agreed now, as the lead's screen has it."""
    plan = make_plan(child, cast.lena, cast.dana, [cast.tom])
    screen.open(f"/plans/{plan.pk}/")
    row = screen.page.locator("tr").filter(has_text="First core group meeting")
    screen.shot(f"policy-1-plan-{child.person.given_name}")
    return row.locator("td").first.inner_text()


@pytest.mark.requirement("R-X-01", "R-004-23")
def test_a_changed_timescale_is_on_the_page_beside_the_step_and_in_what_is_due(
    cast: Cast, window: Window, meeting: Page
) -> None:
    lead = window().speak("en").sign_in(cast.lena)
    lead.open("/children/").follow("Green, Robin").press("Start the plan").follow("Step people")
    step = lead.page.url.removeprefix(lead.base)
    says(lead, meeting, step, "10 working days")
    assert due(lead, cast, cast.wren) == "16 March 2026"

    policy = admin_window(window, cast.pat)
    policy.open("/cms/")
    policy.shot("policy-0-home")
    place = Jurisdiction.objects.get(key="england")
    policy.open(f"/cms/snippets/procedures/jurisdiction/edit/{place.pk}/")
    figure = policy.page.locator('[name^="timescales-"][name$="-count"][value="10"]')
    policy.shot("policy-1-place")
    figure.fill("7")
    policy.page.get_by_role("button", name="Save").first.click()
    policy.page.wait_for_load_state("networkidle")
    policy.check().shot("policy-1-place-saved")

    says(lead, meeting, step, "7 working days")
    assert due(lead, cast, cast.sami) == "11 March 2026"


def later(monkeypatch: pytest.MonkeyPatch, moment: Any) -> None:
    """Run the publishing command as the clock of that moment would."""
    with monkeypatch.context() as then:
        then.setattr(timezone, "now", lambda: moment)
        call_command("publish_scheduled", verbosity=0)


@pytest.mark.requirement("R-X-01", "R-001-01")
def test_a_change_for_later_is_public_when_its_time_has_come(
    cast: Cast, window: Window, meeting: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = (timezone.localtime() + timedelta(days=3)).replace(hour=6, minute=0, second=0, microsecond=0)
    policy = admin_window(window, cast.pat)
    policy.open(edit(meeting))
    policy.page.locator("#id_summary").fill("Who meets, and when, from Monday.")
    policy.page.locator("#id_amendment").fill(f"It says {TIME} still.")
    policy.page.get_by_role("button", name="Toggle status").click()
    policy.page.get_by_role("button", name="Set schedule").click()
    policy.page.locator("#id_go_live_at").fill(f"{day:%Y-%m-%d %H:%M}")
    policy.shot("policy-4-schedule")
    policy.page.get_by_role("button", name="Save schedule").press("Enter")  # the calendar may lie over it
    policy.page.wait_for_load_state("networkidle")
    policy.check()
    press_action(policy, "Schedule to publish")
    policy.shot("policy-4-scheduled")

    reader = window().speak("en").open(meeting.url)
    for moment in (timezone.now(), day - timedelta(minutes=1)):
        later(monkeypatch, moment)
        reader.open(meeting.url)
        assert reader.sees("Who meets, and when.") and not reader.page.get_by_text("from Monday").count()
    later(monkeypatch, day + timedelta(minutes=1))
    reader.open(meeting.url)
    assert reader.sees("Who meets, and when, from Monday.") and reader.sees("It says 10 working days still.")
    assert reader.sees("Version 2")
    reader.shot("policy-4-public")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.requirement("R-X-01", "R-000-01")
def test_a_place_is_carried_to_an_empty_site_and_read_there(window: Window, tmp_path: Path) -> None:
    make()
    policy = admin_window(window, make_cast().pat)
    page = Page.objects.get(slug="core-group", locale__language_code="en")
    policy.open(edit(page))
    policy.page.locator("#id_title").fill("The core group, carried")
    publish(policy)
    file = str(tmp_path / "here.pack.zip")
    call_command("pack", "export", PLACE, file=Path(file), stdout=StringIO())
    policy.page.goto("about:blank")

    database.copies().restore()
    set_up_editors()
    reader = window().speak("en")
    assert not Jurisdiction.objects.filter(key=PLACE).exists() and not Page.objects.filter(slug="core-group").exists()
    call_command("pack", "import", PLACE, file=Path(file), yes=True, stdout=StringIO())
    reader.open(f"/en/{PLACE}/core-group/")
    assert reader.heading() == "The core group, carried"
    reader.shot("policy-5-carried")
    in_welsh(reader)
    assert reader.heading() == "Cymraeg: The core group"
    reader.shot("policy-5-carried-cy")
    reader.page.goto("about:blank")
    gc.collect()  # what Wagtail draws a picture into it leaves open, which would fail another test
