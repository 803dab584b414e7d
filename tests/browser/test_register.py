"""The register for a day: an enquiry from the first call to what the lead did, a child who is missing, a name taken
off by an event."""

from __future__ import annotations

import pytest
from django.utils import timezone

from portal.plans.models import Plan
from portal.register.enums import KeeperRole
from portal.register.models import Registration
from portal.register.services import name_keeper, register
from tests.cast import Cast, account
from tests.plans import NOW, make_plan, text

from .conftest import Window
from .hands import Pointer
from .journey import fits
from .screen import Screen
from .test_staying_together import narrow

pytestmark = pytest.mark.django_db(transaction=True)
TO_FOLLOW_UP = "Follow up an enquiry about the child"
TO_FIND = "Follow up a move or a missing child"


@pytest.fixture
def plan(cast: Cast) -> Plan:
    concern = ("concern", "c2", {"text": text("x"), "category": {"type": "choice", "value": "Neglect"}})
    made = make_plan(cast.robin, cast.lena, cast.dana, [cast.tom], more=[concern])
    register(plan=made, by=account(cast.lena), now=NOW)
    for person, role in ((cast.mira, KeeperRole.DUTY), (cast.owen, KeeperRole.CUSTODIAN)):
        name_keeper(place="england", person=person, role=role, since=timezone.localdate(), now=NOW)
    return made


def save(screen: Screen, do: str) -> None:
    Pointer(screen).send(screen.page.locator(f'button[name="do"][value="{do}"]').first)


def take(screen: Screen) -> None:
    """Somebody of a hospital rings about Robin."""
    screen.open("/children/")
    Pointer(screen).send(screen.page.get_by_role("link", name="Enquiries"))
    screen.page.get_by_text("New enquiry", exact=True).click()
    screen.shot("register-enquiry-new")
    hand = Pointer(screen)
    hand.pick("kind", "formal")
    for name, words in (("enquirer", "Dr Amos"), ("agency", "Northmere Hospital"), ("child_name", "Robyn Green")):
        hand.write(name, words)
    screen.press("Save")
    refused = screen.page.locator(".govuk-error-summary li").all_inner_texts()
    assert refused == ["A formal check needs a worry about this child: write it down."]
    screen.shot("register-enquiry-refused")
    hand.write("concern", "A cut hand at night")
    screen.press("Save")


@pytest.mark.requirement("R-002-38", "R-002-40", "R-002-41", "R-004-51", "R-004-52")
def test_an_enquiry_from_the_first_call_to_what_the_lead_did(cast: Cast, plan: Plan, window: Window) -> None:
    duty = narrow(window(phone=True)).speak("en").sign_in(cast.mira)
    take(duty)
    assert duty.sees("Lawful basis") and duty.sees("Call back first") and fits(duty.page)
    assert not duty.page.get_by_role("button", name="Search", exact=True).count() and not duty.sees("Lena Hart")
    hand = Pointer(duty)
    hand.pick("source", "caller")
    hand.write("number", "01632 960130")
    hand.write("answered_by", "Dr Amos")
    hand.pick("confirmed", "yes")
    save(duty, "call")
    assert duty.sees("Their own number does not show who they are.")
    duty.shot("register-call-back")
    hand.pick("source", "switchboard")
    save(duty, "call")
    hand.write("name", "Green")
    save(duty, "find")
    duty.shot("register-found")
    assert duty.sees("Robin Green") and not duty.sees("Lena Hart")
    save(duty, "here")
    assert duty.sees("Lena Hart") and duty.sees("Tell them this name and nothing else.") and fits(duty.page)
    duty.shot("register-told")
    lena = narrow(window(phone=True)).speak("en").sign_in(cast.lena).open("/children/").follow(TO_FOLLOW_UP)
    lena.fill("What did you do?", "I rang the ward").press("Save")
    assert lena.sees("I rang the ward") and fits(lena.page)
    lena.shot("register-followed-up")
    assert not lena.open("/children/").sees(TO_FOLLOW_UP)
    owen = window().speak("en").sign_in(cast.owen).open("/register/england/enquiries/")
    assert owen.sees("Not looked through yet")
    owen.shot("register-log-wide")
    owen.follow("Robyn Green").press("I have looked through it")
    owen.shot("register-enquiry-wide")
    assert not owen.open("/register/england/enquiries/").sees("Not looked through yet")


@pytest.mark.requirement("R-002-35", "R-002-36", "R-002-37", "R-002-39")
def test_a_missing_child_is_reported_and_a_name_comes_off_by_an_event(cast: Cast, plan: Plan, window: Window) -> None:
    today = timezone.localdate()
    day = (str(today.day), str(today.month), str(today.year))
    lena = narrow(window(phone=True)).speak("en").sign_in(cast.lena).open(f"/plans/{plan.pk}/")
    lena.follow("The child has moved or is missing")
    hand = Pointer(lena)
    hand.pick("kind", "missing")
    hand.date("on", *day)
    hand.write("known", "Not at school, not at home")
    lena.shot("register-missing")
    lena.press("Save")
    assert lena.sees("Not at school, not at home") and fits(lena.page)
    lena.shot("register-missing-reported")
    assert lena.open("/children/").sees(TO_FIND)
    owen = window().speak("en").sign_in(cast.owen).open("/register/england/")
    assert owen.sees("Not at school, not at home") and owen.sees("Neglect")
    owen.shot("register-wide")
    save(owen, "seen")
    assert not owen.sees("Not at school, not at home")
    owen.follow("Robin Green")
    owen.page.get_by_text("Change", exact=True).click()
    Pointer(owen).pick("category", "Emotional abuse | Cam-drin emosiynol")
    owen.fill("Why?", "The conference said so").press("Save")
    assert owen.sees("Emotional abuse") and owen.sees("The conference said so")
    owen.shot("register-header-wide")
    narrow(owen).shot("register-header")
    assert fits(owen.page)
    lena.open(f"/plans/{plan.pk}/end/")
    hand.date("on", *day)
    hand.pick("because", "transferred")
    hand.pick("ongoing_need", "yes")
    save(lena, "end")
    assert lena.sees("Write down what help goes on, or why none.")
    lena.shot("register-end-refused")
    hand.write("follow_on", "The new authority visits on Monday")
    save(lena, "end")
    assert lena.sees("The new authority visits on Monday")
    lena.shot("register-ended")
    assert Registration.objects.get(plan=plan).removed_on == today
    assert not owen.open("/register/england/").sees("Robin Green")
    owen.shot("register-empty")
