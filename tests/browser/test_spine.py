"""The spine as its people walk it: a form is filled, a plan agreed, worded, released, read, and all of it recorded."""

import re

import pytest
from django.core.management import call_command

from portal.audit.models import Entry
from portal.people.models import Person
from portal.plans.models import Plan
from portal.wording.models import Release
from tests.cast import Cast
from tests.forms import POINTER, STEPS, plan_form
from tests.plans import make_plan, release_to, word

from .conftest import Window
from .screen import Screen

pytestmark = pytest.mark.django_db(transaction=True)
CONCERN = "Robin was alone on four evenings"


@pytest.fixture
def lead(cast: Cast, window: Window) -> Screen:
    plan_form(cast.pat)
    return window().sign_in(cast.lena)


def answer(screen: Screen, who: str) -> None:
    """Fill every empty box of the step as somebody in a hurry does."""
    for box in screen.page.locator("main form textarea, main form input[type=text]").all():
        name = box.get_attribute("id") or ""
        if re.search(r"-(day|month|year)$", name):
            box.fill({"day": "4", "month": "5", "year": "2027"}[name.rpartition("-")[2]])
        elif not box.input_value():
            box.fill("Something exact.")
    for group in screen.page.locator("main form fieldset:has(> .govuk-radios)").all():
        choice = group.get_by_label(who, exact=True)
        (choice if choice.count() else group.locator("input[type=radio]").first).check()
    for select in screen.page.locator("main form select").all():
        select.select_option(label=who)


def answer_for_parents(screen: Screen) -> None:
    """The step of the views: each parent has an entry."""
    with screen.page.expect_navigation():
        screen.page.locator("main form button[name^=add-]").click()
    answer(screen, "Dana Green")
    screen.page.get_by_label("Piotr Green", exact=True).last.check()


def test_one_plan_from_the_form_to_a_fathers_phone(cast: Cast, lead: Screen, window: Window) -> None:
    # Capture: only her own children; the task list; one step a page; save and come back.
    lead.open("/children/")
    assert lead.sees("Green, Robin") and not lead.page.get_by_text("Rees").count()
    lead.follow("Green, Robin")
    lead.press("Start the plan")
    tasks = lead.page.url
    lead.follow("Step worries")
    assert not lead.page.get_by_text(POINTER).is_visible()
    lead.page.get_by_text("Practice pointers for this step").click()
    assert lead.sees(POINTER)
    lead.press("Save and continue")
    assert lead.page.title().startswith("Error: ")
    lead.shot("wizard-step-with-errors")
    lead.fill("The concern", CONCERN)
    answer(lead, "Lena Hart")
    lead.press("Save and come back later")
    for title in (f"Step {step}" for step in STEPS):
        lead.open(tasks.removeprefix(lead.base))
        lead.follow(title)
        if title == "Step views":
            answer_for_parents(lead)
        else:
            answer(lead, "Lena Hart")
        lead.press("Save and continue")
    lead.open(tasks.removeprefix(lead.base))
    lead.press("Check your answers")
    lead.shot("check-your-answers")
    assert lead.sees(CONCERN)
    # Agree.
    lead.press("Send these answers")
    plan = Plan.objects.get(child=cast.robin)
    assert lead.page.url.endswith(f"/plans/{plan.pk}/")
    assert plan.versions.get().number == 1 and lead.sees(CONCERN)
    # Words.
    lead.open(f"/plans/{plan.pk}/wording/family/")
    while lead.page.get_by_role("button", name=re.compile("^Use the professional words")).count():
        lead.page.get_by_role("button", name=re.compile("^Use the professional words")).first.click()
        lead.check()
    # The child's words come later: nobody is given the plan before somebody said why (R-001-04).
    lead.open(f"/plans/{plan.pk}/wording/child/")
    lead.page.locator("summary").get_by_text("Write the words for the child later").click()
    lead.page.locator("textarea[name=reason], input[name=reason]").fill("Robin is away until Friday.")
    lead.press("Put it off")
    # See as Dad, then release to Dad alone.
    lead.open(f"/plans/{plan.pk}/as/{cast.piotr.pk}/")
    assert lead.sees(CONCERN)
    lead.open(f"/plans/{plan.pk}/release/")
    lead.shot("release")
    lead.open(f"/plans/{plan.pk}/release/?share={cast.piotr.pk}")
    lead.page.locator("main form button[type=submit]").first.click()
    lead.check()
    assert [given.person for given in Release.objects.filter(reading__isnull=False)] == [cast.piotr]
    # Read: on his phone, in Polish; what is not translated is marked.
    father = window(phone=True, language="pl-PL").sign_in(cast.piotr)
    father.open(f"/my/plans/{plan.pk}/")
    assert father.page.locator('[lang="en"]').get_by_text(CONCERN).first.is_visible()
    mother = window().sign_in(cast.dana)
    mother.open(f"/my/plans/{plan.pk}/")
    assert not mother.page.get_by_text(CONCERN).count()
    # Record.
    chain = list(Entry.objects.filter(chain=f"plan:{plan.pk}").order_by("number").values_list("action", flat=True))
    assert chain[0] == "plan.agreed" and chain[-1] == "reading.viewed"
    assert chain.index("plan.released") < chain.index("reading.viewed")
    call_command("verify_audit", verbosity=0)


def test_an_invitation_becomes_an_account_that_reads(cast: Cast, lead: Screen, window: Window) -> None:

    joan = Person.objects.get(pk=cast.joan.pk)
    joan.user = None
    joan.save()
    plan = make_plan(cast.robin, cast.lena, cast.lena)
    word(plan, cast.lena)
    release_to(plan, joan, cast.lena)
    lead.open(f"/plans/{plan.pk}/invite/{joan.pk}/").press("Make an invitation")
    text = lead.page.locator("main").inner_text()
    link = re.search(r"/invitation/[\w-]+/", lead.page.content())
    code = re.search(r"\b[A-Z0-9]{4}[ -]?[A-Z0-9]{4}\b", text)
    assert link and code
    hers = window(phone=True)
    hers.open(link.group())
    assert "Robin" not in hers.page.locator("main").inner_text()
    hers.page.locator("main form input[type=text]").first.fill(code.group())
    hers.page.locator("main form button[type=submit]").first.click()
    hers.check()
    hers.page.locator("main form input[name=username]").fill("joan.reads")
    for box in hers.page.locator("main form input[type=password]").all():
        box.fill("three-blue-boats-at-dawn")
    hers.page.locator("main form button[type=submit]").last.click()
    hers.check()
    hers.open("/my/")
    if "/safety/" in hers.page.url:
        hers.page.locator("main form button[type=submit]").last.click()
        hers.check()
    hers.page.locator("main a").first.click()
    hers.check()
    assert hers.sees("The plan for Robin")
    used = window()
    used.open(link.group())
    assert "joan" not in used.page.locator("main").inner_text().lower()
